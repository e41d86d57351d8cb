package io.inkstream.recognition.synthesis;

import java.awt.Font;
import java.awt.font.GlyphVector;
import java.awt.geom.Point2D;
import java.text.Bidi;
import java.util.Arrays;

/**
 * Glyphs of a text and where they stand, at size 1, in the order they are seen. Scripts with
 * joining, reordering or marks go through the font's own layout; text from right to left, and both
 * directions mixed, are laid out by the Unicode bidirectional algorithm. Positions may be changed.
 */
final class ShapedText {

    private static final float ASKED_SIZE = 200;

    private int[] glyphs = new int[0];
    private float[] x = new float[0];
    private float[] y = new float[0];
    private float advance;

    private ShapedText() {}

    /**
     * Lays a text out.
     *
     * @param kerned whether pairs of letters are kerned and joined to ligatures, as books do and
     *     typewriters do not; scripts that need layout get it in any case
     */
    static ShapedText of(String text, FontFace face, boolean kerned) {
        ShapedText shaped = new ShapedText();
        Font font = face.font().deriveFont(ASKED_SIZE);
        char[] characters = text.toCharArray();
        boolean needsLayout = Font.textRequiresLayout(characters, 0, characters.length);
        if (!needsLayout) {
            shaped.append(
                    kerned
                            ? font.layoutGlyphVector(
                                    FontFace.SMOOTH,
                                    characters,
                                    0,
                                    characters.length,
                                    Font.LAYOUT_LEFT_TO_RIGHT)
                            : font.createGlyphVector(FontFace.SMOOTH, characters));
            return shaped;
        }
        Bidi bidi = new Bidi(text, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT);
        for (int run : visualOrder(bidi)) {
            boolean rightToLeft = bidi.getRunLevel(run) % 2 == 1;
            shaped.append(
                    font.layoutGlyphVector(
                            FontFace.SMOOTH,
                            characters,
                            bidi.getRunStart(run),
                            bidi.getRunLimit(run),
                            rightToLeft ? Font.LAYOUT_RIGHT_TO_LEFT : Font.LAYOUT_LEFT_TO_RIGHT));
        }
        return shaped;
    }

    private static int[] visualOrder(Bidi bidi) {
        byte[] levels = new byte[bidi.getRunCount()];
        Integer[] runs = new Integer[levels.length];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = (byte) bidi.getRunLevel(i);
            runs[i] = i;
        }
        Bidi.reorderVisually(levels, 0, runs, 0, runs.length);
        return Arrays.stream(runs).mapToInt(Integer::intValue).toArray();
    }

    private void append(GlyphVector vector) {
        int count = vector.getNumGlyphs();
        int before = glyphs.length;
        glyphs = Arrays.copyOf(glyphs, before + count);
        x = Arrays.copyOf(x, before + count);
        y = Arrays.copyOf(y, before + count);
        float[] positions = vector.getGlyphPositions(0, count + 1, null);
        for (int i = 0; i < count; i++) {
            glyphs[before + i] = vector.getGlyphCode(i);
            x[before + i] = advance + positions[2 * i] / ASKED_SIZE;
            y[before + i] = positions[2 * i + 1] / ASKED_SIZE;
        }
        Point2D end = vector.getGlyphPosition(count);
        advance += (float) end.getX() / ASKED_SIZE;
    }

    int count() {
        return glyphs.length;
    }

    int glyph(int i) {
        return glyphs[i];
    }

    float x(int i) {
        return x[i];
    }

    float y(int i) {
        return y[i];
    }

    void move(int i, double dx, double dy) {
        x[i] += (float) dx;
        y[i] += (float) dy;
    }

    /** Width of the text from its first to behind its last glyph. */
    float advance() {
        return advance;
    }
}
