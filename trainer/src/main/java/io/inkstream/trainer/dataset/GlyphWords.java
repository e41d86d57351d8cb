package io.inkstream.trainer.dataset;

import io.inkstream.recognition.synthesis.FontFace;
import io.inkstream.recognition.synthesis.GrayPicture;
import io.inkstream.recognition.synthesis.TextSource;
import io.inkstream.trainer.dataset.augmentation.Augmentation;
import io.inkstream.trainer.dataset.reading.Sample;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Lines composed of pictures of single characters, such as those of EMNIST: each scaled to the
 * height its character has in a reference face and set on one baseline. Characters without pictures
 * are left out of the texts. For one thread at a time.
 */
final class GlyphWords implements LineSource {

    private static final int INK = 128;
    private static final double FRAME = 1.15;
    private static final float MEASURED_SIZE = 100;

    private final Map<Integer, List<GrayPicture>> glyphs = new TreeMap<>();
    private final FontFace reference;
    private final TextSource texts;
    private final int height;
    private final Augmentation augmentation;
    private final double strength;

    /**
     * Reads the pictures of single characters; those that show nothing are left out.
     *
     * @param reference gives each character its height and place
     * @param strength of the augmentation
     */
    GlyphWords(
            List<Sample> samples,
            FontFace reference,
            TextSource texts,
            int height,
            Augmentation augmentation,
            double strength)
            throws IOException {
        this.reference = reference;
        this.texts = texts;
        this.height = height;
        this.augmentation = augmentation;
        this.strength = strength;
        for (Sample sample : samples) {
            GrayPicture ink = cropped(sample.picture().read());
            if (sample.text().codePointCount(0, sample.text().length()) == 1 && ink.width() > 0) {
                glyphs.computeIfAbsent(sample.text().codePointAt(0), _ -> new ArrayList<>())
                        .add(ink);
            }
        }
        if (glyphs.isEmpty()) {
            throw new IOException("glyphs.sets has no pictures of single characters");
        }
    }

    @Override
    public TextLine next(Random random, int shortest, int longest) {
        String text = "";
        while (text.isEmpty()) {
            text = known(texts.next(random, shortest, longest));
        }
        GrayPicture line = composed(text, random);
        TextLine drawn =
                new TextLine(text, line.pixels(), line.width(), line.height(), "glyph pictures");
        return drawn.varied(augmentation, strength, random);
    }

    /** The text without characters that have no pictures, with single blanks. */
    private String known(String text) {
        return text.codePoints()
                .filter(c -> c == ' ' || glyphs.containsKey(c))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .replaceAll(" +", " ")
                .strip();
    }

    private GrayPicture composed(String text, Random random) {
        double size = height / (FRAME * (reference.ascent() + reference.descent()));
        double baseline = height / 2.0 + size * (reference.ascent() - reference.descent()) / 2;
        double gap = size * (0.02 + 0.1 * random.nextDouble());
        double blank = size * (0.25 + 0.3 * random.nextDouble());
        int[] characters = text.codePoints().toArray();
        List<GrayPicture> placed = new ArrayList<>();
        List<int[]> corners = new ArrayList<>();
        double x = height / 4.0;
        for (int c : characters) {
            if (c == ' ') {
                x += blank;
                continue;
            }
            List<GrayPicture> variants = glyphs.getOrDefault(c, List.of());
            GrayPicture ink = variants.get(random.nextInt(variants.size()));
            Rectangle2D box = box(c);
            double uneven = 0.9 + 0.2 * random.nextDouble();
            int rows = Math.max(2, (int) Math.round(size * box.getHeight() * uneven));
            int columns = Math.max(1, Math.round((float) ink.width() * rows / ink.height()));
            placed.add(ink.scaledTo(columns, rows));
            double bottom = baseline + size * (box.getMaxY() + 0.03 * random.nextGaussian());
            corners.add(new int[] {(int) x, (int) Math.round(bottom) - rows});
            x += columns + gap;
        }
        int width = (int) (x + height / 4.0);
        byte[] pixels = new byte[width * height];
        Arrays.fill(pixels, (byte) 255);
        GrayPicture line = new GrayPicture(pixels, width, height);
        for (int i = 0; i < placed.size(); i++) {
            lay(placed.get(i), line, corners.get(i)[0], corners.get(i)[1]);
        }
        return line;
    }

    /** Where the character's ink is in the reference face at size 1, y downwards. */
    private Rectangle2D box(int character) {
        Rectangle2D box = reference.ink(Character.toString(character), MEASURED_SIZE);
        return new Rectangle2D.Double(
                box.getX() / MEASURED_SIZE,
                box.getY() / MEASURED_SIZE,
                box.getWidth() / MEASURED_SIZE,
                Math.max(0.05, box.getHeight() / MEASURED_SIZE));
    }

    private static void lay(GrayPicture ink, GrayPicture line, int left, int top) {
        for (int y = Math.max(0, -top); y < Math.min(ink.height(), line.height() - top); y++) {
            for (int x = 0; x < Math.min(ink.width(), line.width() - left); x++) {
                int to = (top + y) * line.width() + left + x;
                int value = ink.pixels()[y * ink.width() + x] & 255;
                line.pixels()[to] = (byte) Math.min(line.pixels()[to] & 255, value);
            }
        }
    }

    /** The part of a picture with ink. */
    static GrayPicture cropped(GrayPicture picture) {
        int left = picture.width();
        int right = -1;
        int top = picture.height();
        int bottom = -1;
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < picture.width(); x++) {
                if ((picture.pixels()[y * picture.width() + x] & 255) < INK) {
                    left = Math.min(left, x);
                    right = Math.max(right, x);
                    top = Math.min(top, y);
                    bottom = Math.max(bottom, y);
                }
            }
        }
        int width = Math.max(0, right - left + 1);
        int height = Math.max(0, bottom - top + 1);
        byte[] pixels = new byte[width * height];
        for (int y = 0; y < height; y++) {
            System.arraycopy(
                    picture.pixels(), (top + y) * picture.width() + left, pixels, y * width, width);
        }
        return new GrayPicture(pixels, width, height);
    }
}
