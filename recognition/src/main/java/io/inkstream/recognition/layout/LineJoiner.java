package io.inkstream.recognition.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Joins pieces of one line over gaps wider than between letters, as long as no gutter lies between
 * them.
 */
final class LineJoiner {
    private static final int MOST_ROUNDS = 12;

    private final List<Strip> gutters;
    private final double joinGap;

    LineJoiner(List<Strip> gutters, SegmenterSettings settings) {
        this.gutters = gutters;
        this.joinGap = settings.joinGap();
    }

    List<LineDraft> join(List<LineDraft> pieces) {
        List<LineDraft> lines = new ArrayList<>(pieces);
        for (int round = 0; round < MOST_ROUNDS; round++) {
            List<LineDraft> joined = joinOnce(lines);
            if (joined.size() == lines.size()) {
                return joined;
            }
            lines = joined;
        }
        return lines;
    }

    private List<LineDraft> joinOnce(List<LineDraft> pieces) {
        List<LineDraft> byRow =
                pieces.stream().sorted(Comparator.comparingDouble(LineDraft::middle)).toList();
        boolean[] gone = new boolean[byRow.size()];
        List<LineDraft> kept = new ArrayList<>();
        for (int i = 0; i < byRow.size(); i++) {
            if (gone[i]) {
                continue;
            }
            LineDraft line = byRow.get(i);
            int partner = nearest(line, i, byRow, gone);
            if (partner >= 0) {
                line.absorb(byRow.get(partner));
                gone[partner] = true;
            }
            kept.add(line);
        }
        return kept;
    }

    private int nearest(LineDraft line, int at, List<LineDraft> byRow, boolean[] gone) {
        int best = -1;
        double bestGap = Double.MAX_VALUE;
        for (int i = at + 1; i < byRow.size(); i++) {
            LineDraft other = byRow.get(i);
            if (other.middle() - line.middle() > 3 * line.xHeight()) {
                break;
            }
            double gap = -line.horizontalOverlap(other);
            if (!gone[i] && gap < bestGap && continues(line, other, gap)) {
                bestGap = gap;
                best = i;
            }
        }
        return best;
    }

    /**
     * Whether a letter or two, too few to have an x-height of their own, could be letters of the
     * line.
     */
    private static boolean fits(LineDraft few, LineDraft line) {
        return few.letters().size() <= 2
                && line.letters().size() > 2
                && few.letters().stream()
                        .allMatch(letter ->
                                letter.height() > 0.7 * line.xHeight()
                                        && letter.height() < 2.5 * line.xHeight());
    }

    private boolean continues(LineDraft a, LineDraft b, double gap) {
        double larger = Math.max(a.xHeight(), b.xHeight());
        double smaller = Math.min(a.xHeight(), b.xHeight());
        double narrower = Math.min(a.right() - a.left(), b.right() - b.left());
        LineDraft first = a.left() <= b.left() ? a : b;
        LineDraft second = first == a ? b : a;
        double seam = (first.right() + second.left()) / 2;
        double step = Math.abs(a.baseline().at(seam) - b.baseline().at(seam));
        boolean sameSize = larger <= 1.8 * smaller;
        boolean inside = first.right() >= second.right();
        return (sameSize || fits(a, b) || fits(b, a))
                && gap <= joinGap * larger
                && (inside || gap > -0.3 * narrower)
                && step <= 0.4 * larger
                && gutters.stream()
                        .noneMatch(strip ->
                                strip.parts(
                                        first.centreX(),
                                        second.centreX(),
                                        first.baseline().at(seam)));
    }
}
