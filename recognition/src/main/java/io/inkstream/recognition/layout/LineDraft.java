package io.inkstream.recognition.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A line while it is being put together, in upright coordinates. Confined to one thread.
 *
 * <p>Letters carry the line; small marks and tall ones belong to it without moving its baseline.
 */
final class LineDraft implements Placed {
    private final List<Mark> letters = new ArrayList<>();
    private final List<Mark> small = new ArrayList<>();
    private double usual;
    private BaselineFit baseline;
    private double xHeight;
    private double left;
    private double right;

    /**
     * @param usual x-height of the page
     */
    LineDraft(List<Mark> letters, double usual) {
        this.letters.addAll(letters);
        this.usual = usual;
        this.left = letters.stream().mapToDouble(Mark::left).min().orElseThrow();
        this.right = letters.stream().mapToDouble(Mark::right).max().orElseThrow();
        this.baseline = BaselineFit.of(letters, medianHeight(letters));
        this.xHeight = XHeight.of(letters, baseline, usual);
        refit();
    }

    /** Measures again, now that the page's usual x-height is better known. */
    void measure(double usualOfPage) {
        usual = usualOfPage;
        refit();
    }

    private void refit() {
        letters.sort(Comparator.comparingDouble(Mark::left));
        baseline = BaselineFit.of(letters, xHeight);
        xHeight = XHeight.of(letters, baseline, usual);
    }

    private static double medianHeight(List<Mark> letters) {
        double[] heights = letters.stream().mapToDouble(Mark::height).sorted().toArray();
        return heights[heights.length / 2];
    }

    List<Mark> letters() {
        return letters;
    }

    BaselineFit baseline() {
        return baseline;
    }

    @Override
    public double xHeight() {
        return xHeight;
    }

    @Override
    public double left() {
        return left;
    }

    @Override
    public double right() {
        return right;
    }

    double centreX() {
        return (left + right) / 2;
    }

    /** Row of the baseline in the middle of the line. */
    @Override
    public double middle() {
        return baseline.at(centreX());
    }

    void absorb(LineDraft other) {
        letters.addAll(other.letters);
        small.addAll(other.small);
        left = Math.min(left, other.left);
        right = Math.max(right, other.right);
        refit();
    }

    void attach(Mark mark) {
        small.add(mark);
        left = Math.min(left, mark.left());
        right = Math.max(right, mark.right());
    }

    /** A mark that reaches into other lines widens this one only. */
    void widen(Mark mark) {
        left = Math.min(left, mark.left());
        right = Math.max(right, mark.right());
    }

    /** How far ink reaches above the baseline. */
    double ascent() {
        double reach = xHeight;
        for (List<Mark> marks : List.of(letters, small)) {
            for (Mark mark : marks) {
                reach = Math.max(reach, baseline.at(mark.centreX()) - mark.top());
            }
        }
        return Math.min(reach, 2.4 * xHeight);
    }

    /** How far ink reaches below the baseline. */
    double descent() {
        double reach = 0;
        for (List<Mark> marks : List.of(letters, small)) {
            for (Mark mark : marks) {
                reach = Math.max(reach, baseline.below(mark));
            }
        }
        return Math.min(reach, 1.0 * xHeight);
    }
}
