package io.inkstream.recognition.layout;

import java.util.ArrayList;
import java.util.List;

/** Lines that stand below one another without anything beside them, in upright coordinates. */
final class Block<L extends Placed> {
    /** Lines nearer to one another, in heights of small letters, are beside one another. */
    private static final double BESIDE = 2;

    private final List<L> lines = new ArrayList<>();
    private double left = Double.MAX_VALUE;
    private double right = -Double.MAX_VALUE;

    void add(L line) {
        lines.add(line);
        left = Math.min(left, line.left());
        right = Math.max(right, line.right());
    }

    List<L> lines() {
        return lines;
    }

    double top() {
        return lines.getFirst().middle();
    }

    double bottom() {
        return lines.getLast().middle();
    }

    double left() {
        return left;
    }

    boolean overlaps(Block<L> other) {
        double overlap = Math.min(right, other.right) - Math.max(left, other.left);
        return overlap > 0.1 * Math.min(right - left, other.right - other.left);
    }

    /** Whether this block is read before the other, when nothing else is known. */
    boolean precedes(Block<L> other, List<Block<L>> all) {
        if (overlaps(other)) {
            return (top() + bottom()) / 2 < (other.top() + other.bottom()) / 2;
        }
        if (left < other.left) {
            return !(other.isAbove(this) && other.standsAlone(all))
                    && all.stream().noneMatch(between -> between.separates(this, other));
        }
        return isAbove(other) && standsAlone(all);
    }

    /** Whether nothing stands to the left at its height: a date over a letter is no column. */
    private boolean standsAlone(List<Block<L>> all) {
        return all.stream()
                .noneMatch(other ->
                        other.left < left
                                && !other.overlaps(this)
                                && !other.isAbove(this)
                                && !isAbove(other));
    }

    private boolean isAbove(Block<L> other) {
        double height = Math.max(lines.getLast().xHeight(), other.lines.getFirst().xHeight());
        return bottom() + BESIDE * height < other.top();
    }

    /**
     * A block across two others, with one above and one below it, ends the column of the upper one.
     */
    private boolean separates(Block<L> a, Block<L> b) {
        double middle = (top() + bottom()) / 2;
        double upper = Math.min((a.top() + a.bottom()) / 2, (b.top() + b.bottom()) / 2);
        double lower = Math.max((a.top() + a.bottom()) / 2, (b.top() + b.bottom()) / 2);
        return this != a
                && this != b
                && middle > upper
                && middle < lower
                && overlaps(a)
                && overlaps(b);
    }
}
