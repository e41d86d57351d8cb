package io.inkstream.results.export.pdf;

import java.text.Bidi;

/** The characters of a word in the order in which they stand on paper, from left to right. */
final class VisualOrder {
    private VisualOrder() {}

    static int[] of(String word, boolean rightToLeft) {
        int[] points = word.codePoints().toArray();
        char[] text = word.toCharArray();
        if (!rightToLeft && !Bidi.requiresBidi(text, 0, text.length)) {
            return points;
        }
        Bidi bidi =
                new Bidi(
                        word,
                        rightToLeft ? Bidi.DIRECTION_RIGHT_TO_LEFT : Bidi.DIRECTION_LEFT_TO_RIGHT);
        Integer[] ordered = new Integer[points.length];
        byte[] levels = new byte[points.length];
        int at = 0;
        for (int i = 0; i < points.length; i++) {
            ordered[i] = points[i];
            levels[i] = (byte) bidi.getLevelAt(at);
            at += Character.charCount(points[i]);
        }
        Bidi.reorderVisually(levels, 0, ordered, 0, ordered.length);
        int[] visual = new int[points.length];
        for (int i = 0; i < visual.length; i++) {
            visual[i] = ordered[i];
        }
        return visual;
    }
}
