package io.inkstream.trainer.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What correcting pays: the character error rate that remains when the least sure share of the
 * lines is corrected, in steps of a twentieth.
 */
public record EffortCurve(List<Point> points) {

    private static final int STEPS = 20;

    /**
     * One effort and its result, as fractions.
     *
     * @param corrected share of the lines
     * @param cer what remains when the least sure ones are corrected
     * @param best what would remain if the worst ones were known
     */
    public record Point(double corrected, double cer, double best) {}

    public EffortCurve {
        points = List.copyOf(points);
    }

    /** Of equally sure lines those that come first are corrected first. */
    public static EffortCurve of(List<LineReading> readings) {
        List<LineReading> leastSure =
                readings.stream()
                        .sorted(Comparator.comparingDouble(r -> r.read().confidence()))
                        .toList();
        List<LineReading> worst =
                readings.stream()
                        .sorted(Comparator.comparingLong(LineReading::errors).reversed())
                        .toList();
        List<Point> points = new ArrayList<>();
        for (int step = 0; step <= STEPS; step++) {
            int corrected = Math.ceilDiv(step * readings.size(), STEPS);
            points.add(
                    new Point(
                            (double) step / STEPS,
                            remaining(leastSure, corrected),
                            remaining(worst, corrected)));
        }
        return new EffortCurve(points);
    }

    private static double remaining(List<LineReading> lines, int corrected) {
        long errors =
                lines.subList(corrected, lines.size()).stream()
                        .mapToLong(LineReading::errors)
                        .sum();
        long length = lines.stream().mapToLong(line -> line.accuracy().characters().length()).sum();
        return length == 0 ? 0 : (double) errors / length;
    }
}
