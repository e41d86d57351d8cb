package io.inkstream.recognition.synthesis;

import java.awt.Font;
import java.awt.Shape;
import java.awt.font.GlyphVector;
import java.awt.geom.PathIterator;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Outlines of a face's glyphs at size 1 as straight segments, y downwards from the baseline. Kept,
 * because asking the font costs far more than drawing. For one thread.
 */
final class GlyphShapes {

    /** Outlines are asked for at this size, so that hinting and rounding do not matter. */
    private static final float ASKED_SIZE = 200;

    private static final double FLATNESS = 0.4;
    private static final int KEPT = 2000;

    private final Font font;
    private final Map<Integer, float[]> segments = new HashMap<>();

    GlyphShapes(FontFace face) {
        this.font = face.font().deriveFont(ASKED_SIZE);
    }

    /** From x, y to x, y, four values a segment; not to be changed. */
    float[] segments(int glyph) {
        if (segments.size() > KEPT) {
            segments.clear();
        }
        return segments.computeIfAbsent(glyph, this::flattened);
    }

    private float[] flattened(int glyph) {
        GlyphVector one = font.createGlyphVector(FontFace.SMOOTH, new int[] {glyph});
        Shape outline = one.getGlyphOutline(0);
        float[] found = new float[256];
        int length = 0;
        float[] point = new float[6];
        float startX = 0;
        float startY = 0;
        float x = 0;
        float y = 0;
        for (PathIterator path = outline.getPathIterator(null, FLATNESS);
                !path.isDone();
                path.next()) {
            int kind = path.currentSegment(point);
            float toX = kind == PathIterator.SEG_CLOSE ? startX : point[0] / ASKED_SIZE;
            float toY = kind == PathIterator.SEG_CLOSE ? startY : point[1] / ASKED_SIZE;
            if (kind == PathIterator.SEG_MOVETO) {
                startX = toX;
                startY = toY;
            } else {
                if (length == found.length) {
                    found = Arrays.copyOf(found, 2 * length);
                }
                found[length++] = x;
                found[length++] = y;
                found[length++] = toX;
                found[length++] = toY;
            }
            x = toX;
            y = toY;
        }
        return Arrays.copyOf(found, length);
    }
}
