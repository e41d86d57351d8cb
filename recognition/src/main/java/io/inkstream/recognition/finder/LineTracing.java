package io.inkstream.recognition.finder;

import io.inkstream.recognition.finder.LineMaps.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Traces lines in a finder's maps: the crest of the baseline score is followed from left to right,
 * pieces that face each other without a line's end between them are joined, and knots are set about
 * a letter's height apart.
 */
public final class LineTracing {

    /** Lines lean less than this: cells up or down per column. */
    private static final double STEEPEST = 1.2;

    /** Columns without a crest that a track may cross. */
    private static final int LONGEST_GAP = 4;

    /** How far an end's score reaches into its line, which is given back, in cells. */
    private static final double END_REACH = 1.5;

    private static final double VALLEY = 0.5;
    private static final double SHORTEST = 0.5;
    private static final double WIDEST_JOIN = 1.5;
    private static final double JOIN_DRIFT = 0.35;
    private static final int SLOPE_MEMORY = 12;

    private final LineMaps maps;

    private LineTracing(LineMaps maps) {
        this.maps = maps;
    }

    /** The lines in pixels of the picture, in no particular order. */
    public static List<FoundLine> lines(LineMaps maps) {
        return new LineTracing(maps).lines();
    }

    private List<FoundLine> lines() {
        List<Track> tracks = joined(tracks());
        return tracks.stream()
                .filter(track -> track.columns() >= Math.max(3, SHORTEST * track.height()))
                .map(Track::line)
                .toList();
    }

    private List<Track> tracks() {
        List<Track> done = new ArrayList<>();
        List<Track> open = new ArrayList<>();
        for (int column = 0; column < maps.columns(); column++) {
            int here = column;
            open.removeIf(track -> here - track.last() > LONGEST_GAP && done.add(track));
            for (double crest : crests(column)) {
                follow(open, column, crest);
            }
        }
        done.addAll(open);
        return done;
    }

    private void follow(List<Track> open, int column, double crest) {
        Track best = null;
        double nearest = Double.MAX_VALUE;
        for (Track track : open) {
            int step = column - track.last();
            if (step < 1) {
                continue;
            }
            double away = Math.abs(crest - track.expected(column));
            if (away <= 1 + STEEPEST * step / 2 && away < nearest) {
                nearest = away;
                best = track;
            }
        }
        if (best == null) {
            best = new Track();
            open.add(best);
        }
        int row = (int) Math.round(crest);
        best.add(
                column,
                crest,
                maps.at(Kind.ABOVE, column, row) * LineMaps.LENGTH_UNIT,
                maps.at(Kind.BELOW, column, row) * LineMaps.LENGTH_UNIT);
    }

    /**
     * Rows of the column's crests: the middle of each run of rows that say yes, by what they say.
     * Between two crests of one run lies a valley half as high as they are.
     */
    private List<Double> crests(int column) {
        List<Double> crests = new ArrayList<>();
        int row = 0;
        while (row < maps.rows()) {
            if (score(column, row) <= 0) {
                row++;
                continue;
            }
            int from = row;
            float peak = 0;
            float valley = Float.MAX_VALUE;
            int lowest = row;
            while (row < maps.rows() && score(column, row) > 0) {
                float score = score(column, row);
                if (valley < VALLEY * Math.min(peak, score)) {
                    crests.add(middle(column, from, lowest));
                    from = lowest;
                    peak = 0;
                    valley = Float.MAX_VALUE;
                }
                if (score > peak) {
                    peak = score;
                    valley = Float.MAX_VALUE;
                } else if (score < valley) {
                    valley = score;
                    lowest = row;
                }
                row++;
            }
            crests.add(middle(column, from, row));
        }
        return crests;
    }

    private double middle(int column, int from, int to) {
        double sum = 0;
        double weighted = 0;
        for (int row = from; row < to; row++) {
            double score = Math.max(1e-6, score(column, row));
            sum += score;
            weighted += score * row;
        }
        return weighted / sum;
    }

    /** Where a line ends, another may begin: there is no crest between them. */
    private float score(int column, int row) {
        if (row < 0 || row >= maps.rows()) {
            return Float.NEGATIVE_INFINITY;
        }
        return Math.min(maps.at(Kind.BASELINE, column, row), 1 - maps.at(Kind.END, column, row));
    }

    /** Joins what one line lost in its middle, from the left. */
    private List<Track> joined(List<Track> tracks) {
        List<Track> byStart = new ArrayList<>(tracks);
        byStart.sort(Comparator.comparingInt(Track::first));
        List<Track> result = new ArrayList<>();
        for (Track track : byStart) {
            Track partner = null;
            int smallest = Integer.MAX_VALUE;
            for (Track left : result) {
                int gap = track.first() - left.last();
                double height = Math.max(left.height(), track.height());
                if (gap > 0
                        && gap < smallest
                        && gap <= WIDEST_JOIN * height
                        && Math.abs(left.expected(track.first()) - track.row(0))
                                <= JOIN_DRIFT * height
                        && !endsBetween(left, track)) {
                    smallest = gap;
                    partner = left;
                }
            }
            if (partner == null) {
                result.add(track);
            } else {
                partner.append(track);
            }
        }
        return result;
    }

    private boolean endsBetween(Track left, Track right) {
        int from = left.last();
        int to = right.first();
        for (int column = Math.max(0, from - 1);
                column <= Math.min(maps.columns() - 1, to + 1);
                column++) {
            double along =
                    to == from ? 0 : Math.clamp((column - from) / (double) (to - from), 0, 1);
            int row = (int) Math.round(left.lastRow() + along * (right.row(0) - left.lastRow()));
            for (int y = Math.max(0, row - 1); y <= Math.min(maps.rows() - 1, row + 1); y++) {
                if (maps.at(Kind.END, column, y) > 0) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Crests that follow one another. Cells are counted in columns and rows, lengths in pixels. */
    private static final class Track {
        private final List<double[]> points = new ArrayList<>();

        void add(int column, double row, double above, double below) {
            points.add(new double[] {column, row, above, below});
        }

        void append(Track right) {
            points.addAll(right.points);
        }

        int first() {
            return (int) points.getFirst()[0];
        }

        int last() {
            return (int) points.getLast()[0];
        }

        int columns() {
            return last() - first() + 1;
        }

        double row(int index) {
            return points.get(index)[1];
        }

        double lastRow() {
            return points.getLast()[1];
        }

        /** In cells. */
        double height() {
            return Math.max(1, (median(2) + median(3)) / LineMaps.CELL);
        }

        /** Straight on from its last points. */
        double expected(int column) {
            int from = Math.max(0, points.size() - SLOPE_MEMORY);
            double[] then = points.get(from);
            double[] now = points.getLast();
            double run = now[0] - then[0];
            double slope = run < 4 ? 0 : (now[1] - then[1]) / run;
            return now[1] + slope * (column - now[0]);
        }

        private double median(int part) {
            return FoundLine.median(points.stream().mapToDouble(point -> point[part]).toArray());
        }

        FoundLine line() {
            double from = first() - END_REACH;
            double to = last() + 1 + END_REACH;
            double spacing = Math.max(4, 0.75 * height());
            int knots = Math.max(2, (int) Math.ceil((to - from) / spacing) + 1);
            double[] x = new double[knots];
            double[] y = new double[knots];
            double[] above = new double[knots];
            double[] below = new double[knots];
            for (int i = 0; i < knots; i++) {
                double column = from + (to - from) * i / (knots - 1);
                List<double[]> near = near(column, spacing);
                x[i] = column * LineMaps.CELL;
                y[i] = (rowAt(near, column) + 0.5) * LineMaps.CELL;
                above[i] = Math.max(1, median(near, 2));
                below[i] = Math.max(0, median(near, 3));
            }
            return new FoundLine(x, y, smooth(above), smooth(below));
        }

        private List<double[]> near(double column, double window) {
            List<double[]> near =
                    points.stream().filter(p -> Math.abs(p[0] + 0.5 - column) <= window).toList();
            return near.isEmpty()
                    ? List.of(
                            points.stream()
                                    .min(
                                            Comparator.comparingDouble(
                                                    p -> Math.abs(p[0] + 0.5 - column)))
                                    .orElseThrow())
                    : near;
        }

        /** On the straight line through the points nearby. */
        private static double rowAt(List<double[]> near, double column) {
            double meanX = near.stream().mapToDouble(p -> p[0] + 0.5).average().orElseThrow();
            double meanY = near.stream().mapToDouble(p -> p[1]).average().orElseThrow();
            double covariance = 0;
            double variance = 0;
            for (double[] p : near) {
                covariance += (p[0] + 0.5 - meanX) * (p[1] - meanY);
                variance += (p[0] + 0.5 - meanX) * (p[0] + 0.5 - meanX);
            }
            double slope = near.size() < 3 ? 0 : covariance / variance;
            return meanY + slope * (column - meanX);
        }

        private static double median(List<double[]> near, int part) {
            return FoundLine.median(near.stream().mapToDouble(p -> p[part]).toArray());
        }

        private static double[] smooth(double[] values) {
            double[] result = Arrays.copyOf(values, values.length);
            for (int i = 1; i + 1 < values.length; i++) {
                result[i] = (values[i - 1] + 2 * values[i] + values[i + 1]) / 4;
            }
            return result;
        }
    }
}
