package io.inkstream.recognition.synthesis;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.geom.Rectangle2D;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.stream.IntStream;

/**
 * One font file with its place in the library. Immutable and safe for several threads.
 *
 * @param family the listed family it belongs to, the unit in which faces are held out
 * @param font the face at size 1
 * @param ascent top of ascenders above the baseline at size 1, measured on glyphs
 * @param descent bottom of descenders below the baseline at size 1
 */
public record FontFace(
        String family, FontStyle style, Path file, Font font, double ascent, double descent) {

    static final FontRenderContext SMOOTH = new FontRenderContext(null, true, true);
    private static final float MEASURED_SIZE = 100;
    private static final double LOWER_CASE_HEIGHT = 0.93;
    private static final String TALL_AND_DEEP = "dhklpqgy";
    private static final int FIRST_BEYOND_LATIN = 0x250;
    private static final int MEASURED_LETTERS = 400;

    /** Measures a font at size 1 and makes a face of it. */
    public static FontFace of(String family, FontStyle style, Path file, Font font) {
        Rectangle2D bounds =
                font.deriveFont(MEASURED_SIZE)
                        .createGlyphVector(SMOOTH, tallAndDeep(font))
                        .getVisualBounds();
        return new FontFace(
                family,
                style,
                file,
                font,
                -bounds.getMinY() / MEASURED_SIZE,
                bounds.getMaxY() / MEASURED_SIZE);
    }

    /**
     * What shows how far a face reaches: letters of Latin, or letters and marks of its own script.
     */
    private static String tallAndDeep(Font font) {
        if (font.canDisplayUpTo(TALL_AND_DEEP) < 0) {
            return TALL_AND_DEEP;
        }
        String own =
                IntStream.range(FIRST_BEYOND_LATIN, Character.MIN_SURROGATE)
                        .filter(c -> isLetterOrMark(c) && font.canDisplay(c))
                        .limit(MEASURED_LETTERS)
                        .collect(
                                StringBuilder::new,
                                StringBuilder::appendCodePoint,
                                StringBuilder::append)
                        .toString();
        return own.isEmpty() ? TALL_AND_DEEP : own;
    }

    private static boolean isLetterOrMark(int character) {
        int type = Character.getType(character);
        return Character.isLetter(character)
                || type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }

    /**
     * Whether small letters look different from capitals: without this a face would teach that
     * capitals are small letters.
     */
    boolean hasLowerCase() {
        return height("xzvo") <= LOWER_CASE_HEIGHT * height("XZVO");
    }

    /**
     * Whether every character leaves ink, and letters with marks leave other ink than their base
     * letters.
     */
    public boolean draws(String characters) {
        return canDisplay(characters) && characters.codePoints().allMatch(this::draws);
    }

    private boolean draws(int character) {
        String own = Character.toString(character);
        String base = Normalizer.normalize(own, Normalizer.Form.NFD);
        if (Character.isWhitespace(character)) {
            return true;
        }
        Rectangle2D ink = ink(own);
        return !ink.isEmpty()
                && (base.length() == own.length()
                        || !ink.equals(ink(Character.toString(base.codePointAt(0)))));
    }

    private double height(String text) {
        return ink(text).getHeight();
    }

    private Rectangle2D ink(String text) {
        return ink(text, MEASURED_SIZE);
    }

    /** Around the ink of a text at a size, y downwards from the baseline. */
    public Rectangle2D ink(String text, float size) {
        return font.deriveFont(size).createGlyphVector(SMOOTH, text).getVisualBounds();
    }

    /** How much of an alphabet has a glyph, 0 to 1. */
    public double shareOf(Alphabet alphabet) {
        long known = alphabet.characters().stream().filter(font::canDisplay).count();
        return known / (double) Math.max(1, alphabet.size());
    }

    /** Whether a glyph exists for every character. */
    public boolean canDisplay(String text) {
        return font.canDisplayUpTo(text) < 0;
    }

    /** The text without the characters this face has no glyph for. */
    public String displayable(String text) {
        return text.codePoints()
                .filter(font::canDisplay)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
