package io.inkstream.recognition.layout;

import java.util.ArrayList;
import java.util.List;

/**
 * Tells page numbers, signs and other text of a letter or two from dirt: text is of letter shape
 * and size, stands free, is not piled up like vertical text and does not lie at the page's edge.
 */
final class LoneText {
    private static final int STACK = 3;
    private static final double SMALLEST = 1.0;
    private static final double LARGEST = 4;
    private static final int FEWEST_FREE = 3;

    /** Share of the page's width, at either side, where the scanner's lid and the spine show. */
    private static final double EDGE = 0.025;

    /** The same for what also lies beside all longer lines. */
    private static final double EDGE_BESIDE_TEXT = 0.1;

    private final double usual;
    private final double pageWidth;
    private final double textLeft;
    private final double textRight;

    /**
     * Judges pieces of a page.
     *
     * @param usual x-height of the page
     * @param lines the page's longer lines
     */
    LoneText(double usual, double pageWidth, List<LineDraft> lines) {
        this.usual = usual;
        this.pageWidth = pageWidth;
        List<LineDraft> sure = lines.stream().filter(line -> line.letters().size() >= 8).toList();
        this.textLeft = sure.stream().mapToDouble(LineDraft::left).min().orElse(0);
        this.textRight = sure.stream().mapToDouble(LineDraft::right).max().orElse(pageWidth);
    }

    /**
     * Those of the pieces that are text.
     *
     * @param loose all marks that belong to no line
     */
    List<LineDraft> among(List<LineDraft> pieces, List<Mark> loose) {
        List<LineDraft> shaped = new ArrayList<>();
        for (LineDraft piece : pieces) {
            if (isText(piece) && standsFree(piece, loose)) {
                shaped.add(piece);
            }
        }
        return shaped.stream().filter(piece -> stackHeight(piece, pieces) < STACK).toList();
    }

    private boolean isText(LineDraft piece) {
        double tallest = piece.letters().stream().mapToDouble(Mark::height).max().orElse(0) / usual;
        return !isAtEdge(piece)
                && tallest > SMALLEST
                && tallest < LARGEST
                && piece.letters().stream().allMatch(this::isLetterShaped);
    }

    private boolean isAtEdge(LineDraft piece) {
        boolean besideText =
                piece.right() < textLeft - 2 * usual || piece.left() > textRight + 2 * usual;
        double edge = besideText ? EDGE_BESIDE_TEXT : EDGE;
        return piece.right() < edge * pageWidth || piece.left() > (1 - edge) * pageWidth;
    }

    /** Punch holes are larger than letters and filled like nothing but a bold full stop. */
    private boolean isLetterShaped(Mark mark) {
        double fill = mark.area() / (mark.width() * mark.height());
        double aspect = mark.width() / mark.height();
        double fullest = mark.height() > 1.7 * usual ? 0.6 : 0.8;
        return fill > 0.12 && fill < fullest && aspect > 0.15 && aspect < 12;
    }

    /** Whether few other marks that belong to no line lie around the piece. */
    boolean standsFree(LineDraft piece, List<Mark> loose) {
        double reach = 1.5 * usual;
        double top = piece.middle() - piece.ascent() - reach;
        double bottom = piece.middle() + piece.descent() + reach;
        int around = 0;
        for (Mark mark : loose) {
            boolean near =
                    mark.right() > piece.left() - reach
                            && mark.left() < piece.right() + reach
                            && mark.bottom() > top
                            && mark.top() < bottom
                            && Math.max(mark.width(), mark.height()) > 0.3 * usual
                            && !piece.letters().contains(mark);
            around += near ? 1 : 0;
        }
        return around < Math.max(FEWEST_FREE, piece.letters().size());
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
