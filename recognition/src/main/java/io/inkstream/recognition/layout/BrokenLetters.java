package io.inkstream.recognition.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Puts letters together that faint print broke into an upper and a lower part: marks above one
 * another that touch or overlap and together are no taller than a letter. Dots and accents are too
 * small to count as parts.
 */
final class BrokenLetters {
    private static final double SMALLEST_PART = 0.3;
    private static final double LARGEST_PART = 0.95;
    private static final double LARGEST_LETTER = 1.8;
    private static final double WIDEST = 1.8;
    private static final double GAP = 0.12;

    private final double unit;

    /**
     * Mends letters of a page.
     *
     * @param unit height of ordinary letters
     */
    BrokenLetters(double unit) {
        this.unit = unit;
    }

    List<Mark> mended(List<Mark> marks) {
        Mark[] byLeft =
                marks.stream().sorted(Comparator.comparingDouble(Mark::left)).toArray(Mark[]::new);
        boolean[] gone = new boolean[byLeft.length];
        for (int i = 0; i < byLeft.length; i++) {
            for (int j = i + 1; j < byLeft.length && !gone[i]; j++) {
                if (byLeft[j].left() > byLeft[i].right()) {
                    break;
                }
                if (!gone[j] && areParts(byLeft[i], byLeft[j])) {
                    byLeft[i] = byLeft[i].with(byLeft[j]);
                    gone[j] = true;
                }
            }
        }
        List<Mark> mended = new ArrayList<>(byLeft.length);
        for (int i = 0; i < byLeft.length; i++) {
            if (!gone[i]) {
                mended.add(byLeft[i]);
            }
        }
        return mended;
    }

    private boolean areParts(Mark a, Mark b) {
        double smaller = Math.min(a.height(), b.height());
        double narrower = Math.min(a.width(), b.width());
        double beside = Math.min(a.right(), b.right()) - Math.max(a.left(), b.left());
        double height = Math.max(a.bottom(), b.bottom()) - Math.min(a.top(), b.top());
        return smaller >= SMALLEST_PART * unit
                && smaller <= LARGEST_PART * unit
                && beside >= 0.5 * narrower
                && a.verticalOverlap(b) >= -GAP * unit
                && height <= LARGEST_LETTER * unit
                && Math.max(a.width(), b.width()) <= WIDEST * unit;
    }
}
