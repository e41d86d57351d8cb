package io.inkstream.recognition.layout;

import java.util.List;

/**
 * Tells lines of text from chains of dirt: text is of plausible size and mostly stands on its
 * baseline.
 */
final class LineFilter {
    private static final int STACK = 3;

    /** Share of the page's width, at either side, where the scanner's lid and the spine show. */
    private static final double EDGE = 0.025;

    private final double usual;
    private final double pageWidth;

    /**
     * Filters the lines of a page.
     *
     * @param usual x-height of the page
     */
    LineFilter(double usual, double pageWidth) {
        this.usual = usual;
        this.pageWidth = pageWidth;
    }

    boolean isText(LineDraft line) {
        List<Mark> letters = line.letters();
        long standing =
                letters.stream()
                        .filter(letter -> line.baseline().carries(letter, line.xHeight()))
                        .count();
        double size = line.xHeight() / usual;
        return size > 0.55 && size < 7 && standing >= 0.5 * letters.size();
    }

    /**
     * Those of the pieces with one or two letters that are text: of letter shape, and not piled up
     * like vertical text.
     */
    List<LineDraft> loneText(List<LineDraft> pieces) {
        List<LineDraft> shaped = pieces.stream().filter(this::isLoneText).toList();
        return shaped.stream().filter(piece -> stackHeight(piece, shaped) < STACK).toList();
    }

    private boolean isLoneText(LineDraft piece) {
        double tallest = piece.letters().stream().mapToDouble(Mark::height).max().orElse(0) / usual;
        boolean atEdge = piece.right() < EDGE * pageWidth || piece.left() > (1 - EDGE) * pageWidth;
        return !atEdge
                && tallest > 1.0
                && tallest < 5
                && piece.letters().stream().allMatch(LineFilter::isLetterShaped);
    }

    private static boolean isLetterShaped(Mark mark) {
        double fill = mark.area() / (mark.width() * mark.height());
        double aspect = mark.width() / mark.height();
        return fill > 0.12 && fill < 0.8 && aspect > 0.15 && aspect < 12;
    }

    /** How many pieces stand closely above and below this one, itself included. */
    private static int stackHeight(LineDraft piece, List<LineDraft> pieces) {
        return 1 + stacked(piece, pieces, 1) + stacked(piece, pieces, -1);
    }

    private static int stacked(LineDraft piece, List<LineDraft> pieces, int direction) {
        int count = 0;
        LineDraft at = piece;
        while (count < STACK) {
            LineDraft from = at;
            LineDraft next =
                    pieces.stream()
                            .filter(other -> follows(from, other, direction))
                            .findFirst()
                            .orElse(null);
            if (next == null) {
                return count;
            }
            at = next;
            count++;
        }
        return count;
    }

    private static boolean follows(LineDraft from, LineDraft other, int direction) {
        double step = (other.middle() - from.middle()) * direction;
        double narrower = Math.min(from.right() - from.left(), other.right() - other.left());
        return other != from
                && step > 0
                && step < 3.5 * Math.max(from.ascent(), other.ascent())
                && from.horizontalOverlap(other) > 0.4 * narrower;
    }
}
