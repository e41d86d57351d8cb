package io.inkstream.recognition.synthesis;

import io.inkstream.recognition.line.LineNormalizer;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.GlyphVector;
import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Random;

/**
 * Draws text lines as a page segmenter would cut them from scans, of one height, normalised like
 * lines at run time.
 *
 * <p>Size, place, slant, width, weight, spacing, baseline, neighbours' remains and paper vary from
 * line to line; {@code wear} between 0 (fresh print, scanned well) and 1 says how strongly. The
 * same seed gives the same pixels with the same fonts and Java version. Draws 1,000 lines a second
 * and more on one thread. For one thread at a time.
 */
public final class LineRenderer {

    private static final int MAX_WIDTH = 4096;

    private final int height;
    private final LineNormalizer normalizer = new LineNormalizer();
    private final PaperWear paperWear = new PaperWear();

    public LineRenderer(int height) {
        this.height = height;
    }

    public int height() {
        return height;
    }

    /** Draws the text in a face that can display it. */
    public RenderedLine render(String text, FontFace face, double wear, Random random) {
        GrayPicture drawn = draw(text, face, wear, random);
        paperWear.apply(drawn, wear, random);
        int width =
                Math.clamp(
                        Math.round((float) drawn.width() * height / drawn.height()), 4, MAX_WIDTH);
        GrayPicture line = drawn.scaledTo(width, height);
        normalizer.normalize(line.pixels(), width, height);
        return new RenderedLine(text, line.pixels(), width, height);
    }

    private GrayPicture draw(String text, FontFace face, double wear, Random random) {
        int rows = workingHeight(random);
        double stretch = random.nextInt(3) == 0 ? 0.8 + 0.45 * random.nextDouble() : 1;
        GlyphVector glyphs = glyphs(text, face, stretch, rows, wear, random);
        Rectangle2D bounds = glyphs.getVisualBounds();
        int left = 1 + random.nextInt(rows / 2);
        int right = 1 + random.nextInt(rows / 2);
        int columns = Math.max(8, (int) Math.ceil(bounds.getWidth()) + left + right);
        BufferedImage image = new BufferedImage(columns, rows, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D canvas = image.createGraphics();
        Tones tones = Tones.random(wear, random);
        canvas.setColor(tones.paper());
        canvas.fillRect(0, 0, columns, rows);
        hint(canvas, random.nextInt(12) != 0);
        double baseline = baseline(face, glyphs.getFont().getSize2D(), bounds, rows, random);
        if (random.nextInt(5) == 0) {
            drawNeighbours(canvas, glyphs, baseline, rows, columns, tones, random);
        }
        if (random.nextDouble() < 0.12 * wear) {
            drawShowThrough(canvas, glyphs, columns, baseline, tones, random);
        }
        tilt(canvas, columns, rows, random);
        canvas.setColor(tones.ink());
        paint(canvas, glyphs, (float) (left - bounds.getX()), (float) baseline, rows, random);
        if (random.nextInt(40) == 0) {
            drawRule(canvas, baseline, rows, columns, random);
        }
        canvas.dispose();
        return GrayPicture.of(image);
    }

    private int workingHeight(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> (int) (height * (0.6 + 0.4 * random.nextDouble()));
            case 1 -> (int) (height * (1 + 1.2 * random.nextDouble()));
            default -> height;
        };
    }

    private static GlyphVector glyphs(
            String text, FontFace face, double stretch, int rows, double wear, Random random) {
        double band =
                rows
                        * (random.nextInt(4) == 0
                                ? 0.5 + 0.5 * random.nextDouble()
                                : 0.62 + 0.3 * random.nextDouble());
        double size = band / (face.ascent() + face.descent());
        double shear = random.nextInt(6) == 0 ? -0.3 + 0.4 * random.nextDouble() : 0;
        Font font =
                face.font()
                        .deriveFont((float) size)
                        .deriveFont(new AffineTransform(stretch, 0, shear, 1, 0, 0));
        char[] characters = text.toCharArray();
        GlyphVector glyphs =
                random.nextInt(4) == 0
                        ? font.layoutGlyphVector(
                                FontFace.SMOOTH,
                                characters,
                                0,
                                characters.length,
                                Font.LAYOUT_LEFT_TO_RIGHT)
                        : font.createGlyphVector(FontFace.SMOOTH, characters);
        place(glyphs, size, wear, random);
        return glyphs;
    }

    /** Letter spacing, uneven type, and a curved baseline. */
    private static void place(GlyphVector glyphs, double size, double wear, Random random) {
        double spacing = random.nextInt(4) == 0 ? size * (random.nextDouble() * 0.16 - 0.03) : 0;
        double uneven = random.nextInt(6) == 0 ? size * 0.06 * random.nextDouble() : 0;
        double bend = random.nextInt(5) == 0 ? size * 0.1 * wear * random.nextGaussian() : 0;
        if (spacing == 0 && uneven == 0 && bend == 0) {
            return;
        }
        double phase = random.nextDouble() * Math.PI * 2;
        double wave = size * (10 + 30 * random.nextDouble());
        for (int i = 0; i <= glyphs.getNumGlyphs(); i++) {
            Point2D at = glyphs.getGlyphPosition(i);
            double dx = i * spacing + uneven * 0.6 * random.nextGaussian();
            double dy = uneven * random.nextGaussian() + bend * Math.sin(phase + at.getX() / wave);
            glyphs.setGlyphPosition(i, new Point2D.Double(at.getX() + dx, at.getY() + dy));
        }
    }

    /** Where a cutter puts the line: by its type size, or around the ink it found. */
    private static double baseline(
            FontFace face, double size, Rectangle2D ink, int rows, Random random) {
        double ascent = face.ascent() * size;
        double descent = face.descent() * size;
        if (random.nextInt(4) == 0) {
            ascent = Math.max(-ink.getMinY(), 0.6 * ascent);
            descent = Math.max(ink.getMaxY(), 0);
        }
        double slack = rows - ascent - descent;
        double shift = Math.clamp(random.nextGaussian() * 0.25, -0.6, 0.6);
        return ascent + slack / 2 + shift * Math.max(Math.abs(slack) / 2, rows * 0.06);
    }

    private static void hint(Graphics2D canvas, boolean smooth) {
        canvas.setRenderingHint(
                RenderingHints.KEY_ANTIALIASING,
                smooth ? RenderingHints.VALUE_ANTIALIAS_ON : RenderingHints.VALUE_ANTIALIAS_OFF);
        canvas.setRenderingHint(
                RenderingHints.KEY_TEXT_ANTIALIASING,
                smooth
                        ? RenderingHints.VALUE_TEXT_ANTIALIAS_ON
                        : RenderingHints.VALUE_TEXT_ANTIALIAS_OFF);
        canvas.setRenderingHint(
                RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    }

    private static void tilt(Graphics2D canvas, int columns, int rows, Random random) {
        if (random.nextInt(3) == 0) {
            double rise = rows * 0.09 * random.nextGaussian();
            canvas.rotate(
                    Math.atan2(
                            Math.clamp(rise, -0.16 * rows, 0.16 * rows),
                            Math.max(columns, 2 * rows)),
                    columns / 2.0,
                    rows / 2.0);
        }
    }

    private static void paint(
            Graphics2D canvas, GlyphVector glyphs, float x, float y, int rows, Random random) {
        if (random.nextInt(5) != 0) {
            canvas.drawGlyphVector(glyphs, x, y);
            return;
        }
        Shape outline = glyphs.getOutline(x, y);
        canvas.fill(outline);
        canvas.setStroke(new BasicStroke((float) (rows * 0.035 * random.nextDouble())));
        canvas.draw(outline);
    }

    /** Descenders of the line above or ascenders of the line below that reach into the crop. */
    private static void drawNeighbours(
            Graphics2D canvas,
            GlyphVector glyphs,
            double baseline,
            int rows,
            int columns,
            Tones tones,
            Random random) {
        canvas.setColor(tones.ink());
        double pitch = rows * (0.85 + 0.35 * random.nextDouble());
        float x = -random.nextInt(Math.max(1, columns / 2));
        float above = (float) Math.min(baseline - pitch, rows * 0.02);
        float below = (float) Math.max(baseline + pitch, rows * 1.55);
        canvas.drawGlyphVector(glyphs, x, random.nextBoolean() ? above : below);
    }

    private static void drawShowThrough(
            Graphics2D canvas,
            GlyphVector glyphs,
            int columns,
            double baseline,
            Tones tones,
            Random random) {
        AffineTransform before = canvas.getTransform();
        canvas.setColor(tones.between(0.08 + 0.15 * random.nextDouble()));
        canvas.translate(columns - random.nextInt(20), 0);
        canvas.scale(-1, 1);
        canvas.drawGlyphVector(glyphs, 0, (float) (baseline * (0.3 + 1.2 * random.nextDouble())));
        canvas.setTransform(before);
    }

    private static void drawRule(
            Graphics2D canvas, double baseline, int rows, int columns, Random random) {
        canvas.setStroke(new BasicStroke(1 + rows / 48f));
        int y = (int) (baseline + rows * (0.06 + 0.1 * random.nextDouble()));
        int from = random.nextInt(Math.max(1, columns / 2));
        canvas.drawLine(from, y, from + random.nextInt(columns), y);
    }

    /** Gray of paper and ink. */
    private record Tones(Color paper, Color ink) {

        static Tones random(double wear, Random random) {
            int paper = 255 - (int) (random.nextInt(110) * Math.min(1, 0.3 + wear));
            boolean faint = random.nextDouble() < 0.15 * wear;
            int ink =
                    faint
                            ? paper - 30 - random.nextInt(50)
                            : random.nextInt((int) Math.max(1, paper * 0.5));
            return new Tones(gray(paper), gray(ink));
        }

        Color between(double share) {
            return gray((int) Math.round(paper.getRed() + share * (ink.getRed() - paper.getRed())));
        }

        private static Color gray(int value) {
            return new Color(value, value, value);
        }
    }
}
