package io.inkstream.recognition.layout;

import io.inkstream.recognition.image.PageImage;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.TextAttribute;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A page drawn line by line with one of the JDK's logical fonts, so that its lines and their order
 * are known.
 */
public final class DrawnPage {
    private static final int WHITE = 255;

    private final BufferedImage image;
    private final Graphics2D canvas;
    private final AffineTransform skew;
    private final List<Box> truth = new ArrayList<>();

    public DrawnPage(int width, int height) {
        this(width, height, 0);
    }

    /** A page whose lines fall to the right by some degrees. */
    public DrawnPage(int width, int height, double skewDegrees) {
        image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        canvas = image.createGraphics();
        canvas.setRenderingHint(
                RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        canvas.setColor(Color.WHITE);
        canvas.fillRect(0, 0, width, height);
        canvas.setColor(Color.BLACK);
        skew =
                AffineTransform.getRotateInstance(
                        Math.toRadians(skewDegrees), width / 2.0, height / 2.0);
        canvas.setTransform(skew);
    }

    /** Draws a line with its baseline at {@code y}; lines are to be drawn in reading order. */
    public DrawnPage line(int x, int y, int size, String text) {
        canvas.setFont(
                new Font(
                        Map.of(
                                TextAttribute.FAMILY,
                                Font.SERIF,
                                TextAttribute.SIZE,
                                (float) size)));
        canvas.drawString(text, x, y);
        var ink =
                canvas.getFont()
                        .createGlyphVector(canvas.getFontRenderContext(), text)
                        .getVisualBounds();
        var onPage =
                skew.createTransformedShape(
                                new java.awt.geom.Rectangle2D.Double(
                                        x + ink.getX(),
                                        y + ink.getY(),
                                        ink.getWidth(),
                                        ink.getHeight()))
                        .getBounds();
        truth.add(new Box(onPage.x, onPage.y, onPage.x + onPage.width, onPage.y + onPage.height));
        return this;
    }

    /** A block of lines of 26 pixel type, 40 pixels apart. */
    public DrawnPage paragraph(int x, int y, int lines, String text) {
        for (int i = 0; i < lines; i++) {
            line(x, y + 40 * i, 26, text);
        }
        return this;
    }

    public Graphics2D canvas() {
        return canvas;
    }

    /** Adds random levels of up to {@code strength} and black specks of one to three pixels. */
    public DrawnPage noisy(int strength, int specks, long seed) {
        Random random = new Random(seed);
        byte[] pixels = pixels();
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] =
                    (byte)
                            Math.clamp(
                                    (pixels[i] & 0xff) + random.nextInt(-strength, strength + 1),
                                    0,
                                    WHITE);
        }
        for (int i = 0; i < specks; i++) {
            int size = 1 + random.nextInt(3);
            canvas.fillRect(
                    random.nextInt(image.getWidth()),
                    random.nextInt(image.getHeight()),
                    size,
                    size);
        }
        return this;
    }

    /** Squeezes all levels between {@code ink} and {@code paper}. */
    public DrawnPage levels(int ink, int paper) {
        byte[] pixels = pixels();
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (ink + (pixels[i] & 0xff) * (paper - ink) / WHITE);
        }
        return this;
    }

    public PageImage page() {
        return new PageImage(image.getWidth(), image.getHeight(), 0, pixels().clone());
    }

    public List<Box> truth() {
        return List.copyOf(truth);
    }

    private byte[] pixels() {
        return ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    }
}
