package io.inkstream.recognition.finder;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Short lines inside longer ones: a stroke of a letter that was followed for a line of its own. A
 * word between two lines has ground of its own and stays.
 */
final class Fragments {

    /** Share of a fragment's ground that one longer line covers. */
    private static final double COVERED = 0.45;

    private static final int SAMPLES = 16;

    private Fragments() {}

    /** The lines that are no fragments, longest first. */
    static List<FoundLine> removed(List<FoundLine> lines) {
        List<FoundLine> whole = new ArrayList<>();
        lines.stream()
                .sorted(Comparator.comparingDouble(FoundLine::length).reversed())
                .filter(line -> covered(line, whole) < COVERED)
                .forEach(whole::add);
        return whole;
    }

    /** By the one longer line that covers most of it. */
    private static double covered(FoundLine line, List<FoundLine> longer) {
        return longer.stream().mapToDouble(other -> covered(line, other)).max().orElse(0);
    }

    private static double covered(FoundLine line, FoundLine other) {
        double ground = 0;
        double shared = 0;
        for (int i = 0; i < SAMPLES; i++) {
            double x = line.x()[0] + (i + 0.5) / SAMPLES * line.length();
            Span here = line.at(x);
            ground += here.height();
            shared += other.at(x).shared(here);
        }
        return ground == 0 ? 1 : shared / ground;
    }

    /** What a line covers of a column, from top to bottom. */
    record Span(double top, double bottom) {
        static final Span NONE = new Span(0, 0);

        double height() {
            return bottom - top;
        }

        double shared(Span other) {
            return Math.max(0, Math.min(bottom, other.bottom) - Math.max(top, other.top));
        }
    }
}
