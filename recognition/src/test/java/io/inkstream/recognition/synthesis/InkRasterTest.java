package io.inkstream.recognition.synthesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Coverage against plane geometry and against Java2D. */
class InkRasterTest {

    private static final int WIDTH = 60;
    private static final int HEIGHT = 40;

    @Test
    void aRectangleCoversItsShareOfEachPixel() {
        InkRaster raster = new InkRaster(4, 3);
        raster.add(segments(new Rectangle2D.Double(1.25, 0.5, 1.5, 2)), new AffineTransform());
        GrayPicture picture = paper(4, 3);

        raster.paint(picture, 0, true);

        // columns 1 and 2 are covered by 3/4, rows 0 and 2 by half
        assertThat(ints(picture))
                .containsExactly(255, 159, 159, 255, 255, 64, 64, 255, 255, 159, 159, 255);
    }

    @Test
    void aShapeWithAHoleLooksLikeJava2d() {
        Area ring = new Area(new Ellipse2D.Double(5.3, 3.7, 40, 30));
        ring.subtract(new Area(new Ellipse2D.Double(15, 10, 20, 12)));
        GrayPicture picture = paper(WIDTH, HEIGHT);
        InkRaster raster = new InkRaster(WIDTH, HEIGHT);
        raster.add(segments(ring), new AffineTransform());

        raster.paint(picture, 0, true);

        assertClose(picture, drawn(ring), 30, 1.5);
    }

    @Test
    void shapesBeyondTheEdgesAreCutOffThere() {
        Shape bar = new Rectangle2D.Double(-20, -10, 200, 25.5);
        GrayPicture picture = paper(WIDTH, HEIGHT);
        InkRaster raster = new InkRaster(WIDTH, HEIGHT);
        raster.add(segments(bar), new AffineTransform());

        raster.paint(picture, 0, true);

        assertClose(picture, drawn(bar), 4, 0.5);
    }

    @Test
    void overlappingOutlinesCountOnce() {
        InkRaster raster = new InkRaster(WIDTH, HEIGHT);
        float[] square = segments(new Rectangle2D.Double(10, 10, 20, 20));
        raster.add(square, new AffineTransform());
        raster.add(square, AffineTransform.getTranslateInstance(5, 5));
        GrayPicture picture = paper(WIDTH, HEIGHT);

        raster.paint(picture, 100, true);

        assertThat(picture.pixels()[20 * WIDTH + 20] & 255).isEqualTo(100);
        assertThat(picture.pixels()[12 * WIDTH + 12] & 255).isEqualTo(100);
    }

    @Test
    void lettersLookLikeJava2d() {
        Font font = new Font(Font.SERIF, Font.PLAIN, 30);
        Shape letters = font.createGlyphVector(FontFace.SMOOTH, "ag8").getOutline(4, 30);
        GrayPicture picture = paper(WIDTH, HEIGHT);
        InkRaster raster = new InkRaster(WIDTH, HEIGHT);
        raster.add(segments(letters), new AffineTransform());

        raster.paint(picture, 0, true);

        assertClose(picture, drawn(letters), 45, 2);
    }

    private static void assertClose(GrayPicture picture, byte[] expected, int each, double mean) {
        long sum = 0;
        for (int i = 0; i < expected.length; i++) {
            int difference = Math.abs((picture.pixels()[i] & 255) - (expected[i] & 255));
            assertThat(difference).as("pixel %d, %d", i % WIDTH, i / WIDTH).isLessThan(each);
            sum += difference;
        }
        assertThat((double) sum / expected.length).isCloseTo(0, within(mean));
    }

    private static byte[] drawn(Shape shape) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D canvas = image.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        canvas.setRenderingHint(
                RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        canvas.setColor(Color.WHITE);
        canvas.fillRect(0, 0, WIDTH, HEIGHT);
        canvas.setColor(Color.BLACK);
        canvas.fill(shape);
        canvas.dispose();
        return GrayPicture.of(image).pixels();
    }

    private static float[] segments(Shape shape) {
        List<Float> found = new ArrayList<>();
        float[] at = new float[2];
        float[] start = new float[2];
        float[] to = new float[6];
        for (PathIterator path = shape.getPathIterator(null, 0.05); !path.isDone(); path.next()) {
            int kind = path.currentSegment(to);
            if (kind == PathIterator.SEG_CLOSE) {
                to[0] = start[0];
                to[1] = start[1];
            }
            if (kind == PathIterator.SEG_MOVETO) {
                start = new float[] {to[0], to[1]};
            } else {
                found.addAll(List.of(at[0], at[1], to[0], to[1]));
            }
            at = new float[] {to[0], to[1]};
        }
        float[] segments = new float[found.size()];
        for (int i = 0; i < segments.length; i++) {
            segments[i] = found.get(i);
        }
        return segments;
    }

    private static GrayPicture paper(int width, int height) {
        byte[] pixels = new byte[width * height];
        Arrays.fill(pixels, (byte) 255);
        return new GrayPicture(pixels, width, height);
    }

    private static List<Integer> ints(GrayPicture picture) {
        List<Integer> ints = new ArrayList<>();
        for (byte pixel : picture.pixels()) {
            ints.add(pixel & 255);
        }
        return ints;
    }
}
