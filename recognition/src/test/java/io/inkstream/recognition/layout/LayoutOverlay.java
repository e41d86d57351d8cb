package io.inkstream.recognition.layout;

import io.inkstream.recognition.evaluation.LineMatches;
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

/**
 * Draws what the segmenter found over a page, to be looked at: outlines red, baselines blue,
 * numbers in reading order, true lines green; false lines are filled red, missed ones blue. {@code
 * LayoutOverlay <set folder> <output folder> [scale] [name part]}.
 */
final class LayoutOverlay {
    private LayoutOverlay() {}

    public static void main(String[] args) throws IOException {
        double scale = args.length > 2 ? Double.parseDouble(args[2]) : 0.5;
        for (TruePage page : TruePage.listPages(Path.of(args[0]))) {
            if (args.length > 3 && !page.name().contains(args[3])) {
                continue;
            }
            DecodedImage decoded =
                    new ImageDecoder(ImageLimits.DEFAULT)
                            .decode(Files.readAllBytes(page.picture()));
            if (decoded instanceof DecodedImage.Decoded(PageImage image, boolean _)) {
                Layout layout = new LineSegmenter(SegmenterSettings.DEFAULT).segment(image);
                BufferedImage drawn = draw(image, layout, page.lines(), scale);
                ImageIO.write(drawn, "png", Path.of(args[1], page.name() + ".png").toFile());
            }
        }
    }

    static BufferedImage draw(PageImage page, Layout layout, List<Polygon> truth, double scale) {
        BufferedImage gray =
                new BufferedImage(page.width(), page.height(), BufferedImage.TYPE_BYTE_GRAY);
        gray.getRaster().setDataElements(0, 0, page.width(), page.height(), page.pixels());
        int width = (int) (page.width() * scale);
        int height = (int) (page.height() * scale);
        BufferedImage drawn = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = drawn.createGraphics();
        canvas.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        canvas.drawImage(gray, 0, 0, width, height, null);
        canvas.scale(scale, scale);
        canvas.setStroke(new BasicStroke((float) (1 / scale)));
        List<LineMatches.Pair> pairs =
                LineMatches.of(truth, layout.lines().stream().map(TextLine::outline).toList())
                        .pairs();
        for (int i = 0; i < truth.size(); i++) {
            int at = i;
            boolean found = pairs.stream().anyMatch(pair -> pair.truth() == at);
            fill(canvas, truth.get(i), new Color(0, found ? 170 : 60, found ? 0 : 255), !found);
        }
        for (int i = 0; i < layout.lines().size(); i++) {
            int at = i;
            boolean known = pairs.stream().anyMatch(pair -> pair.found() == at);
            fill(canvas, layout.lines().get(i).outline(), Color.RED, !known && !truth.isEmpty());
        }
        int number = 0;
        for (TextLine line : layout.lines()) {
            canvas.setColor(Color.BLUE);
            java.awt.Polygon baseline = shape(line.baseline().points());
            canvas.drawPolyline(baseline.xpoints, baseline.ypoints, baseline.npoints);
            canvas.setFont(canvas.getFont().deriveFont((float) (11 / scale)));
            canvas.drawString(
                    number++ + "/" + line.region(),
                    line.baseline().left() - 30f,
                    line.baseline().points().getFirst().y());
        }
        canvas.dispose();
        return drawn;
    }

    private static void fill(Graphics2D canvas, Polygon outline, Color colour, boolean strange) {
        if (strange) {
            canvas.setColor(new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), 70));
            canvas.fillPolygon(shape(outline.points()));
        }
        canvas.setColor(colour);
        canvas.drawPolygon(shape(outline.points()));
    }

    private static java.awt.Polygon shape(List<Point> points) {
        java.awt.Polygon shape = new java.awt.Polygon();
        points.forEach(point -> shape.addPoint(point.x(), point.y()));
        return shape;
    }
}
