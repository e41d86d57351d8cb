package io.inkstream.recognition.finder;

import io.inkstream.recognition.finder.LineMaps.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Traces lines in a finder's maps: the crest of the baseline score is followed from left to right,
 * pieces that face each other without a line's end between them are joined.
 */
public final class LineTracing {

    /** Lines lean less than this: cells up or down per column. */
    private static final double STEEPEST = 1.2;

    /** Columns without a crest that a track may cross. */
    private static final int LONGEST_GAP = 4;

    private static final double VALLEY = 0.5;
    private static final double SHORTEST = 0.5;
    private static final double WIDEST_JOIN = 1.5;
    private static final double JOIN_DRIFT = 0.35;

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
        return Fragments.removed(
                tracks.stream()
                        .filter(track -> track.length() >= Math.max(3, SHORTEST * track.height()))
                        .map(Track::line)
                        .toList());
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
                        && Math.abs(left.expected(track.first()) - track.firstRow())
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
            int row =
                    (int) Math.round(left.lastRow() + along * (right.firstRow() - left.lastRow()));
            for (int y = Math.max(0, row - 1); y <= Math.min(maps.rows() - 1, row + 1); y++) {
                if (maps.at(Kind.END, column, y) > 0) {
                    return true;
                }
            }
        }
        return false;
    }
}
