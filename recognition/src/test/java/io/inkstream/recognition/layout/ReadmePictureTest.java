package io.inkstream.recognition.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.inkstream.recognition.image.DecodedImage;
import io.inkstream.recognition.image.ImageDecoder;
import io.inkstream.recognition.image.ImageLimits;
import io.inkstream.recognition.image.PageImage;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/**
 * The picture in the README is what the segmenter finds today. {@code -Dinkstream.write=true} draws
 * it anew.
 */
class ReadmePictureTest {
    private static final Path SAMPLE = Path.of("../samples/04-two-columns.png");
    private static final Path PICTURE = Path.of("../docs/images/page-lines.png");
    private static final int WIDTH = 900;
    private static final double SHOWN_HEIGHT = 0.62;

    @Test
    void thePictureInTheReadmeShowsWhatTheSegmenterFinds() throws IOException {
        assumeTrue(Files.exists(SAMPLE), "needs the samples");
        BufferedImage drawn = draw(page());
        if (Boolean.getBoolean("inkstream.write")) {
            Files.createDirectories(PICTURE.getParent());
            ImageIO.write(drawn, "png", PICTURE.toFile());
        }

        BufferedImage shown = ImageIO.read(PICTURE.toFile());

        assertThat(shown.getWidth()).isEqualTo(drawn.getWidth());
        assertThat(shown.getHeight()).isEqualTo(drawn.getHeight());
        assertThat(differingShare(shown, drawn)).isLessThan(0.01);
    }

    private static PageImage page() throws IOException {
        var decoded = new ImageDecoder(ImageLimits.DEFAULT).decode(Files.readAllBytes(SAMPLE));
        return ((DecodedImage.Decoded) decoded).page();
    }

    private static BufferedImage draw(PageImage page) {
        Layout layout = new LineSegmenter(SegmenterSettings.DEFAULT).segment(page);
        double scale = (double) WIDTH / page.width();
        int height = (int) (page.height() * scale * SHOWN_HEIGHT);
        BufferedImage gray =
                new BufferedImage(page.width(), page.height(), BufferedImage.TYPE_BYTE_GRAY);
        gray.getRaster().setDataElements(0, 0, page.width(), page.height(), page.pixels());
        BufferedImage drawn = new BufferedImage(WIDTH, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = drawn.createGraphics();
        canvas.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        canvas.drawImage(gray, 0, 0, WIDTH, (int) (page.height() * scale), null);
        canvas.scale(scale, scale);
        for (TextLine line : layout.lines()) {
            drawLine(canvas, line, scale);
        }
        canvas.dispose();
        return drawn;
    }

    private static void drawLine(Graphics2D canvas, TextLine line, double scale) {
        java.awt.Polygon outline = shape(line.outline().points());
        Color colour = Color.getHSBColor(0.55f + 0.23f * line.region(), 0.8f, 0.8f);
        canvas.setColor(new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), 45));
        canvas.fillPolygon(outline);
        canvas.setColor(colour);
        canvas.setStroke(new BasicStroke((float) (1 / scale)));
        canvas.drawPolygon(outline);
        java.awt.Polygon baseline = shape(line.baseline().points());
        canvas.setStroke(new BasicStroke((float) (1.5 / scale)));
        canvas.drawPolyline(baseline.xpoints, baseline.ypoints, baseline.npoints);
    }

    private static java.awt.Polygon shape(List<Point> points) {
        java.awt.Polygon shape = new java.awt.Polygon();
        points.forEach(point -> shape.addPoint(point.x(), point.y()));
        return shape;
    }

    /** Share of pixels that differ visibly. */
    private static double differingShare(BufferedImage a, BufferedImage b) {
        int differing = 0;
        for (int y = 0; y < a.getHeight(); y++) {
            for (int x = 0; x < a.getWidth(); x++) {
                int green = Math.abs((a.getRGB(x, y) >> 8 & 255) - (b.getRGB(x, y) >> 8 & 255));
                differing += green > 40 ? 1 : 0;
            }
        }
        return (double) differing / (a.getWidth() * a.getHeight());
    }
}
