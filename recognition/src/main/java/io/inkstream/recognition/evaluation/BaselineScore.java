package io.inkstream.recognition.evaluation;

import io.inkstream.recognition.layout.Point;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How well baselines were found, by the scheme of the cBAD competitions (Grüning, Labahn, Diem,
 * Kleber, Fiel, "READ-BAD: A New Dataset and Evaluation Scheme for Baseline Detection in Archival
 * Documents", 2017). A point of one baseline counts 1 up to a tolerance from the other and falls to
 * 0 at three times that. The tolerance of a true line is a quarter of its distance to the nearest
 * other true line above or below it, of at most {@value #FARTHEST} pixels. Recall is the mean share
 * of the true lines that all found lines together cover; precision is the mean share of the found
 * lines that their own true line covers, pairs taken one to one from the best down. Sums weigh
 * lines, not pages.
 */
public record BaselineScore(double covered, int truth, double correct, int found) {

    public static final BaselineScore NONE = new BaselineScore(0, 0, 0, 0);

    static final double FARTHEST = 250;

    private static final double TOLERANCE = 0.25;
    private static final int SPACING = 5;

    private record Claim(int truth, int found, double coverage) {}

    /** Scores one page; each baseline is a polyline with one point or more. */
    public static BaselineScore of(List<List<Point>> truth, List<List<Point>> found) {
        List<double[][]> trueLines = truth.stream().map(BaselineScore::dense).toList();
        List<double[][]> foundLines = found.stream().map(BaselineScore::dense).toList();
        double covered = 0;
        List<Claim> claims = new ArrayList<>();
        for (int t = 0; t < trueLines.size(); t++) {
            double tolerance = TOLERANCE * distanceToNext(trueLines, t);
            covered += coverage(trueLines.get(t), foundLines, tolerance);
            for (int f = 0; f < foundLines.size(); f++) {
                double share = coverage(foundLines.get(f), trueLines.subList(t, t + 1), tolerance);
                if (share > 0) {
                    claims.add(new Claim(t, f, share));
                }
            }
        }
        return new BaselineScore(
                covered, trueLines.size(), granted(claims, trueLines.size()), foundLines.size());
    }

    public BaselineScore plus(BaselineScore other) {
        return new BaselineScore(
                covered + other.covered,
                truth + other.truth,
                correct + other.correct,
                found + other.found);
    }

    public double recall() {
        return truth == 0 ? 1 : covered / truth;
    }

    public double precision() {
        return found == 0 ? 1 : correct / found;
    }

    public double f1() {
        double sum = precision() + recall();
        return sum == 0 ? 0 : 2 * precision() * recall() / sum;
    }

    private static double granted(List<Claim> claims, int lines) {
        claims.sort(
                Comparator.comparingDouble(Claim::coverage)
                        .reversed()
                        .thenComparingInt(Claim::truth)
                        .thenComparingInt(Claim::found));
        boolean[] taken = new boolean[lines];
        List<Integer> owners = new ArrayList<>();
        double sum = 0;
        for (Claim claim : claims) {
            if (!taken[claim.truth()] && !owners.contains(claim.found())) {
                taken[claim.truth()] = true;
                owners.add(claim.found());
                sum += claim.coverage();
            }
        }
        return sum;
    }

    /** The mean over the line's points of how near the others come. */
    private static double coverage(double[][] line, List<double[][]> others, double tolerance) {
        double sum = 0;
        for (double[] point : line) {
            double away = Math.sqrt(squareToNearest(point, others));
            sum += Math.clamp((3 * tolerance - away) / (2 * tolerance), 0.0, 1.0);
        }
        return sum / line.length;
    }

    private static double squareToNearest(double[] point, List<double[][]> lines) {
        double nearest = Double.MAX_VALUE;
        for (double[][] line : lines) {
            for (double[] there : line) {
                double dx = point[0] - there[0];
                double dy = point[1] - there[1];
                nearest = Math.min(nearest, dx * dx + dy * dy);
            }
        }
        return nearest;
    }

    /** The least mean vertical distance to another true line over the columns they share. */
    private static double distanceToNext(List<double[][]> lines, int line) {
        double least = FARTHEST;
        for (int other = 0; other < lines.size(); other++) {
            if (other != line) {
                least = Math.min(least, distance(lines.get(line), lines.get(other)));
            }
        }
        return Math.max(1, least);
    }

    private static double distance(double[][] line, double[][] other) {
        double sum = 0;
        int count = 0;
        for (double[] point : line) {
            for (double[] there : other) {
                if (Math.abs(there[0] - point[0]) <= SPACING / 2.0) {
                    sum += Math.abs(there[1] - point[1]);
                    count++;
                }
            }
        }
        return count == 0 ? FARTHEST : sum / count;
    }

    /** Points about five pixels apart, the ends included. */
    private static double[][] dense(List<Point> points) {
        List<double[]> dense = new ArrayList<>();
        for (int i = 1; i < points.size(); i++) {
            Point from = points.get(i - 1);
            Point to = points.get(i);
            double length = Math.hypot(to.x() - from.x(), to.y() - from.y());
            int parts = (int) Math.max(1, Math.ceil(length / SPACING));
            for (int part = 0; part < parts; part++) {
                double along = (double) part / parts;
                dense.add(
                        new double[] {
                            from.x() + along * (to.x() - from.x()),
                            from.y() + along * (to.y() - from.y())
                        });
            }
        }
        Point last = points.getLast();
        dense.add(new double[] {last.x(), last.y()});
        return dense.toArray(double[][]::new);
    }
}
