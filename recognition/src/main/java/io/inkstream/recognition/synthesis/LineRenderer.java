package io.inkstream.recognition.synthesis;

import io.inkstream.recognition.line.LineNormalizer;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.IntPredicate;

/**
 * Draws text lines as a page segmenter would cut them from scans, of one height, normalised like
 * lines at run time.
 *
 * <p>Size, place, slant, width, weight, spacing, baseline, neighbours' remains and paper vary from
 * line to line; {@code wear} between 0 (fresh print, scanned well) and 1 says how strongly. The
 * same seed gives the same pixels with the same fonts and Java version. Outlines of glyphs are kept
 * between lines. For one thread at a time.
 */
public final class LineRenderer {

    private static final int MAX_WIDTH = 4096;
    private static final int KEPT_FACES = 1000;

    /** How many ways a typewriter's letters are hit in one line. */
    private static final int FORCES = 3;

    /** In type sizes; what advances less is a mark on the letter before it. */
    private static final double LEAST_ADVANCE = 0.05;

    private final int height;
    private final LineNormalizer normalizer = new LineNormalizer();
    private final PaperWear paperWear = new PaperWear();
    private final Map<FontFace, GlyphShapes> shapes = new HashMap<>();

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
        double band =
                rows
                        * (random.nextInt(4) == 0
                                ? 0.5 + 0.5 * random.nextDouble()
                                : 0.62 + 0.3 * random.nextDouble());
        double size = band / (face.ascent() + face.descent());
        double shear = random.nextInt(6) == 0 ? -0.3 + 0.4 * random.nextDouble() : 0;
        ShapedText shaped = ShapedText.of(text, face, random.nextInt(4) == 0);
        place(shaped, wear, random);
        Outlines outlines =
                new Outlines(
                        shaped,
                        shapesOf(face),
                        new AffineTransform(size * stretch, 0, size * shear, size, 0, 0));
        Rectangle2D bounds = outlines.bounds();
        int left = 1 + random.nextInt(rows / 2);
        int right = 1 + random.nextInt(rows / 2);
        int columns = Math.max(8, (int) Math.ceil(bounds.getWidth()) + left + right);
        Tones tones = Tones.random(wear, random);
        byte[] pixels = new byte[columns * rows];
        Arrays.fill(pixels, (byte) tones.paper());
        GrayPicture picture = new GrayPicture(pixels, columns, rows);
        boolean smooth = random.nextInt(12) != 0;
        double baseline = baseline(face, size, bounds, rows, random);
        if (random.nextInt(5) == 0) {
            drawNeighbours(picture, outlines, baseline, tones, random);
        }
        if (random.nextDouble() < 0.12 * wear) {
            drawShowThrough(picture, outlines, baseline, tones, random);
        }
        AffineTransform place = tilt(columns, rows, random);
        place.translate(left - bounds.getX(), baseline);
        boolean typed = face.style() == FontStyle.MONO && random.nextBoolean();
        if (typed) {
            type(picture, outlines, place, tones, random);
        } else {
            paint(picture, outlines, place, tones.ink(), smooth, random);
        }
        if (random.nextInt(typed ? 8 : 40) == 0) {
            drawRule(picture, baseline, random);
        }
        return picture;
    }

    private GlyphShapes shapesOf(FontFace face) {
        if (shapes.size() > KEPT_FACES) {
            shapes.clear();
        }
        return shapes.computeIfAbsent(face, GlyphShapes::new);
    }

    private int workingHeight(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> (int) (height * (0.6 + 0.4 * random.nextDouble()));
            case 1 -> (int) (height * (1 + 1.2 * random.nextDouble()));
            default -> height;
        };
    }

    /** Letter spacing, uneven type, and a curved baseline, in type sizes. */
    private static void place(ShapedText shaped, double wear, Random random) {
        double spacing = random.nextInt(4) == 0 ? random.nextDouble() * 0.16 - 0.03 : 0;
        double uneven = random.nextInt(6) == 0 ? 0.06 * random.nextDouble() : 0;
        double bend = random.nextInt(5) == 0 ? 0.1 * wear * random.nextGaussian() : 0;
        if (spacing == 0 && uneven == 0 && bend == 0) {
            return;
        }
        double phase = random.nextDouble() * Math.PI * 2;
        double wave = 10 + 30 * random.nextDouble();
        double along = 0;
        for (int i = 0; i < shaped.count(); i++) {
            boolean standsAlone = i == 0 || shaped.x(i) - along > LEAST_ADVANCE;
            along = shaped.x(i);
            // marks keep their place over the letter before them
            double dx = standsAlone ? uneven * 0.6 * random.nextGaussian() : 0;
            double dy = standsAlone ? uneven * random.nextGaussian() : 0;
            shaped.move(i, i * spacing + dx, dy + bend * Math.sin(phase + along / wave));
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

    private static AffineTransform tilt(int columns, int rows, Random random) {
        AffineTransform tilt = new AffineTransform();
        if (random.nextInt(3) == 0) {
            double rise = rows * 0.09 * random.nextGaussian();
            tilt.rotate(
                    Math.atan2(
                            Math.clamp(rise, -0.16 * rows, 0.16 * rows),
                            Math.max(columns, 2 * rows)),
                    columns / 2.0,
                    rows / 2.0);
        }
        return tilt;
    }

    /** One line in five is heavier: drawn once more beside itself. */
    private static void paint(
            GrayPicture picture,
            Outlines outlines,
            AffineTransform place,
            int ink,
            boolean smooth,
            Random random) {
        outlines.paint(picture, place, ink, smooth);
        if (random.nextInt(5) == 0) {
            double heavier = picture.height() * 0.035 * random.nextDouble();
            AffineTransform beside = AffineTransform.getTranslateInstance(heavier, heavier / 3);
            beside.concatenate(place);
            outlines.paint(picture, beside, ink, smooth);
        }
    }

    /**
     * As a typewriter does: each letter as hard as it was hit, through a ribbon or carbon paper
     * that makes all of them broad.
     */
    private static void type(
            GrayPicture picture,
            Outlines outlines,
            AffineTransform place,
            Tones tones,
            Random random) {
        double weakest = 0.35 + 0.6 * random.nextDouble();
        int[] force = new int[outlines.shaped().count()];
        Arrays.setAll(force, _ -> random.nextInt(FORCES));
        double broad = picture.height() * 0.08 * random.nextDouble();
        for (int i = 0; i < FORCES; i++) {
            int own = i;
            int gray = tones.between(weakest + (1 - weakest) * i / (FORCES - 1));
            for (int step = -1; step <= 1; step += 2) {
                AffineTransform beside =
                        AffineTransform.getTranslateInstance(
                                broad * step / 2, broad * random.nextGaussian() / 4);
                beside.concatenate(place);
                outlines.paint(picture, beside, gray, true, glyph -> force[glyph] == own);
            }
        }
    }

    /** Descenders of the line above or ascenders of the line below that reach into the crop. */
    private static void drawNeighbours(
            GrayPicture picture, Outlines outlines, double baseline, Tones tones, Random random) {
        int rows = picture.height();
        double pitch = rows * (0.85 + 0.35 * random.nextDouble());
        double x = -random.nextInt(Math.max(1, picture.width() / 2));
        double above = Math.min(baseline - pitch, rows * 0.02);
        double below = Math.max(baseline + pitch, rows * 1.55);
        outlines.paint(
                picture,
                AffineTransform.getTranslateInstance(x, random.nextBoolean() ? above : below),
                tones.ink(),
                true);
    }

    /** The back of the sheet: mirrored and faint. */
    private static void drawShowThrough(
            GrayPicture picture, Outlines outlines, double baseline, Tones tones, Random random) {
        int gray = tones.between(0.08 + 0.15 * random.nextDouble());
        AffineTransform mirrored =
                AffineTransform.getTranslateInstance(
                        picture.width() - random.nextInt(20),
                        baseline * (0.3 + 1.2 * random.nextDouble()));
        mirrored.scale(-1, 1);
        outlines.paint(picture, mirrored, gray, true);
    }

    private static void drawRule(GrayPicture picture, double baseline, Random random) {
        int rows = picture.height();
        int thick = Math.round(1 + rows / 48f);
        int y = (int) (baseline + rows * (0.06 + 0.1 * random.nextDouble()));
        int from = random.nextInt(Math.max(1, picture.width() / 2));
        int to = from + random.nextInt(picture.width());
        for (int row = y; row < y + thick; row++) {
            for (int x = from; x < to; x++) {
                picture.darken(x, row, 255);
            }
        }
    }

    /** The glyphs of a line, ready to be drawn wherever they are wanted. */
    private record Outlines(ShapedText shaped, GlyphShapes shapes, AffineTransform size) {

        void paint(GrayPicture picture, AffineTransform place, int gray, boolean smooth) {
            paint(picture, place, gray, smooth, _ -> true);
        }

        /** Only some glyphs, by their index. */
        void paint(
                GrayPicture picture,
                AffineTransform place,
                int gray,
                boolean smooth,
                IntPredicate wanted) {
            InkRaster raster = new InkRaster(picture.width(), picture.height());
            AffineTransform line = new AffineTransform(place);
            line.concatenate(size);
            for (int i = 0; i < shaped.count(); i++) {
                if (wanted.test(i)) {
                    AffineTransform glyph = new AffineTransform(line);
                    glyph.translate(shaped.x(i), shaped.y(i));
                    raster.add(shapes.segments(shaped.glyph(i)), glyph);
                }
            }
            raster.paint(picture, gray, smooth);
        }

        /** Around the ink when the line begins at nothing; a point for a line without ink. */
        Rectangle2D bounds() {
            double left = Double.POSITIVE_INFINITY;
            double top = Double.POSITIVE_INFINITY;
            double right = Double.NEGATIVE_INFINITY;
            double bottom = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < shaped.count(); i++) {
                float[] segments = shapes.segments(shaped.glyph(i));
                for (int k = 0; k < segments.length; k += 2) {
                    double x = segments[k] + shaped.x(i);
                    double y = segments[k + 1] + shaped.y(i);
                    double placed = size.getScaleX() * x + size.getShearX() * y;
                    left = Math.min(left, placed);
                    right = Math.max(right, placed);
                    top = Math.min(top, size.getScaleY() * y);
                    bottom = Math.max(bottom, size.getScaleY() * y);
                }
            }
            return left > right
                    ? new Rectangle2D.Double()
                    : new Rectangle2D.Double(left, top, right - left, bottom - top);
        }
    }

    /** Gray of paper and ink. */
    private record Tones(int paper, int ink) {

        static Tones random(double wear, Random random) {
            int paper = 255 - (int) (random.nextInt(110) * Math.min(1, 0.3 + wear));
            boolean faint = random.nextDouble() < 0.15 * wear;
            int ink =
                    faint
                            ? paper - 30 - random.nextInt(50)
                            : random.nextInt((int) Math.max(1, paper * 0.5));
            return new Tones(paper, ink);
        }

        int between(double share) {
            return (int) Math.round(paper + share * (ink - paper));
        }
    }
}
