package io.inkstream.recognition.layout;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Takes chains apart that ran over from one line into another through letters that touch: letters
 * whose feet stand a whole row above or below the chain's baseline become a line of their own.
 */
final class LineParting {
    private static final double ANOTHER_ROW = 0.9;
    private static final int FEWEST = 4;
    private static final double LEAST_SHARE = 0.12;
    private static final int MOST_PARTS = 200;

    private final double usual;

    /**
     * Parts chains of some page.
     *
     * @param usual x-height of the page
     */
    LineParting(double usual) {
        this.usual = usual;
    }

    List<LineDraft> part(List<LineDraft> chains) {
        List<LineDraft> lines = new ArrayList<>();
        for (LineDraft chain : chains) {
            if (chain.letters().size() < 2 * FEWEST) {
                lines.add(chain);
            } else {
                partOne(chain, lines);
            }
        }
        return lines;
    }

    private void partOne(LineDraft chain, List<LineDraft> lines) {
        Deque<LineDraft> left = new ArrayDeque<>(List.of(chain));
        for (int parts = 0; !left.isEmpty(); parts++) {
            LineDraft line = left.pop();
            List<Mark> strangers = parts < MOST_PARTS ? strangers(line) : List.of();
            if (strangers.isEmpty()) {
                lines.add(line);
            } else {
                List<Mark> own = new ArrayList<>(line.letters());
                own.removeAll(strangers);
                left.push(new LineDraft(own, usual));
                left.push(new LineDraft(strangers, usual));
            }
        }
    }

    /** Letters of the row above, else of the row below, if they are enough for a line. */
    private List<Mark> strangers(LineDraft line) {
        for (int side : new int[] {-1, 1}) {
            List<Mark> strangers =
                    line.letters().stream()
                            .filter(mark ->
                                    side * line.baseline().below(mark)
                                            > ANOTHER_ROW * Math.max(usual, line.xHeight()))
                            .filter(mark ->
                                    side < 0
                                            || mark.top()
                                                    > line.baseline().at(mark.centreX())
                                                            - 0.3 * usual)
                            .toList();
            boolean enough =
                    strangers.size() >= FEWEST
                            && strangers.size() >= LEAST_SHARE * line.letters().size()
                            && strangers.size() < line.letters().size() - FEWEST;
            if (enough) {
                return strangers;
            }
        }
        return List.of();
    }
}
