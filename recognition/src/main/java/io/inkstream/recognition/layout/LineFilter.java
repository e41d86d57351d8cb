package io.inkstream.recognition.layout;

import java.util.List;

/**
 * Tells lines of text from chains of dirt: text is of plausible size and mostly stands on its
 * baseline.
 */
final class LineFilter {
    private final double usual;

    /**
     * @param usual x-height of the page
     */
    LineFilter(double usual) {
        this.usual = usual;
    }

    boolean isText(LineDraft line) {
        List<Mark> letters = line.letters();
        long standing =
                letters.stream()
                        .filter(letter -> line.baseline().carries(letter, line.xHeight()))
                        .count();
        double size = line.xHeight() / usual;
        boolean plausible = size > 0.45 && size < 5;
        if (letters.size() >= 4) {
            return plausible && standing >= 0.4 * letters.size();
        }
        double tallest = letters.stream().mapToDouble(Mark::height).max().orElse(0) / usual;
        return plausible
                && tallest > 0.8
                && tallest < 4
                && standing > 0
                && letters.stream().allMatch(this::isLetterShaped);
    }

    private boolean isLetterShaped(Mark mark) {
        double fill = mark.area() / (mark.width() * mark.height());
        double aspect = mark.width() / mark.height();
        return fill > 0.12 && fill < 0.9 && aspect > 0.15 && aspect < 12;
    }
}
