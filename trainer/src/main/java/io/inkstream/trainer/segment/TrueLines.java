package io.inkstream.trainer.segment;

import io.inkstream.recognition.finder.FoundLine;
import io.inkstream.recognition.layout.Polygon;
import io.inkstream.recognition.pagexml.DescribedPage;
import io.inkstream.recognition.pagexml.DrawnLine;
import io.inkstream.trainer.dataset.reading.TruePage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The lines people drew on a page, as a line finder is to find them. */
final class TrueLines {

    private static final double KNOT_DISTANCE = 12;
    private static final int SMOOTHING = 3;

    private TrueLines() {}

    /**
     * The lines in a picture of the page; lines that stand upright are left out.
     *
     * @param scale pixels of the picture per pixel of the page
     */
    static List<FoundLine> of(TruePage page, double scale) {
        List<FoundLine> lines = new ArrayList<>();
        for (TruePage.Line line : page.lines()) {
            DescribedPage.Line described =
                    new DescribedPage.Line("", line.outline().points(), line.baseline(), "");
            DrawnLine.of(described).flatMap(drawn -> line(drawn, scale)).ifPresent(lines::add);
        }
        return lines;
    }

    private static Optional<FoundLine> line(DrawnLine drawn, double scale) {
        double left = drawn.baseline().left();
        double right = drawn.baseline().right();
        int knots = Math.max(2, (int) ((right - left) * scale / KNOT_DISTANCE) + 1);
        double[] x = new double[knots];
        double[] y = new double[knots];
        double[] above = new double[knots];
        double[] below = new double[knots];
        for (int i = 0; i < knots; i++) {
            double column = left + (right - left) * i / (knots - 1);
            double row = drawn.baseline().yAt(column);
            double[] reach = DrawnLine.crossings(drawn.outline(), inside(drawn.outline(), column));
            x[i] = column * scale;
            y[i] = row * scale;
            above[i] = Math.max(1, (row - reach[0]) * scale);
            below[i] = Math.max(0, (reach[1] - row) * scale);
        }
        return x[knots - 1] - x[0] < 1
                ? Optional.empty()
                : Optional.of(new FoundLine(x, y, smooth(above), smooth(below)));
    }

    /** The nearest column that the outline covers. */
    private static double inside(Polygon outline, double column) {
        var box = outline.bounds();
        return Math.clamp(column, box.left() + 0.5, Math.max(box.left() + 0.5, box.right() - 1.5));
    }

    /** Running median: an outline hugs its letters, a line's reach does not. */
    private static double[] smooth(double[] values) {
        double[] smooth = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            double[] near =
                    Arrays.copyOfRange(
                            values,
                            Math.max(0, i - SMOOTHING),
                            Math.min(values.length, i + SMOOTHING + 1));
            Arrays.sort(near);
            smooth[i] = near[near.length / 2];
        }
        return smooth;
    }
}
