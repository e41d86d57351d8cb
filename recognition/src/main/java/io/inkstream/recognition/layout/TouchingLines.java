package io.inkstream.recognition.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Cuts marks that reach over several lines of text because letters of those lines touch: where the
 * letters beside a tall mark stand in rows below one another, the mark is parted between the rows.
 * Large letters at the start of a paragraph, with nothing on their left, stay whole.
 */
final class TouchingLines {
    private static final double TALL = 2.4;
    private static final double REACH = 6;
    private static final double ROW_STEP = 1.3;

    private final List<Mark> ordinary;
    private final double unit;

    /**
     * Cuts marks among some letters.
     *
     * @param unit height of ordinary letters
     */
    TouchingLines(List<Mark> letters, double unit) {
        this.unit = unit;
        this.ordinary =
                letters.stream()
                        .filter(mark -> mark.height() > 0.7 * unit && mark.height() < 2.1 * unit)
                        .sorted(Comparator.comparingDouble(Mark::left))
                        .toList();
    }

    List<Mark> parted(List<Mark> letters) {
        List<Mark> parted = new ArrayList<>(letters.size());
        for (Mark mark : letters) {
            if (mark.height() > TALL * unit) {
                parted.addAll(parts(mark));
            } else {
                parted.add(mark);
            }
        }
        return parted;
    }

    private List<Mark> parts(Mark tall) {
        List<Mark> beside = beside(tall);
        boolean initial =
                tall.width() > 1.5 * unit
                        && beside.stream().noneMatch(mark -> mark.right() <= tall.left());
        List<Row> rows = initial ? List.of() : rows(beside);
        if (rows.size() < 2) {
            return List.of(tall);
        }
        List<Mark> parts = new ArrayList<>();
        double top = tall.top();
        for (int i = 0; i < rows.size(); i++) {
            double bottom =
                    i + 1 == rows.size()
                            ? tall.bottom()
                            : (rows.get(i).bottom() + rows.get(i + 1).top()) / 2;
            if (bottom > top) {
                parts.add(tall.rows(top, bottom));
            }
            top = Math.max(top, bottom);
        }
        return parts;
    }

    /** Ordinary letters of the rows the tall mark covers, to either side of it. */
    private List<Mark> beside(Mark tall) {
        List<Mark> beside = new ArrayList<>();
        double reach = REACH * unit;
        for (int i = firstFrom(tall.left() - reach - 4 * unit); i < ordinary.size(); i++) {
            Mark mark = ordinary.get(i);
            if (mark.left() > tall.right() + reach) {
                break;
            }
            boolean outside =
                    mark.right() <= tall.left() + unit || mark.left() >= tall.right() - unit;
            if (outside
                    && mark.right() > tall.left() - reach
                    && mark.verticalOverlap(tall) > 0.7 * mark.height()) {
                beside.add(mark);
            }
        }
        return beside;
    }

    private int firstFrom(double left) {
        int low = 0;
        int high = ordinary.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ordinary.get(middle).left() < left) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Groups of letters with nearly the same centre, from top to bottom; a row has two or more. */
    private List<Row> rows(List<Mark> beside) {
        List<Mark> down =
                beside.stream().sorted(Comparator.comparingDouble(Mark::centreY)).toList();
        List<Row> rows = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= down.size(); i++) {
            boolean last = i == down.size();
            if (last || down.get(i).centreY() - down.get(i - 1).centreY() > 0.45 * unit) {
                if (i - from >= 2) {
                    add(rows, Row.of(down.subList(from, i)));
                }
                from = i;
            }
        }
        return rows;
    }

    private void add(List<Row> rows, Row row) {
        if (rows.isEmpty() || row.centre() - rows.getLast().centre() >= ROW_STEP * unit) {
            rows.add(row);
        }
    }

    /** Median top and bottom of the letters of a row. */
    private record Row(double top, double bottom) {
        static Row of(List<Mark> marks) {
            return new Row(
                    median(marks.stream().mapToDouble(Mark::top).sorted().toArray()),
                    median(marks.stream().mapToDouble(Mark::bottom).sorted().toArray()));
        }

        double centre() {
            return (top + bottom) / 2;
        }

        private static double median(double[] sorted) {
            return sorted[sorted.length / 2];
        }
    }
}
