package io.inkstream.recognition.layout;

import java.util.Arrays;
import java.util.List;

/**
 * The x-height of a line: the most frequent height of letters that stand on its baseline, unless a
 * second frequent height below it shows that this was the height of capitals or ascenders. A line
 * of capitals or digits alone has no x-height; it is then taken from the usual proportion, so that
 * such lines are scaled like their neighbours.
 */
final class XHeight {
    /** Height of capitals and digits over the x-height, in most book faces and typewriters. */
    private static final double CAPITAL_RATIO = 1.45;

    private static final double SAME = 0.1;
    private static final int FEW = 4;

    private XHeight() {}

    /**
     * @param usual x-height of the page
     * @return pixels; {@code usual} if no letter stands on the baseline
     */
    static double of(List<Mark> letters, BaselineFit baseline, double usual) {
        double[] heights =
                letters.stream()
                        .filter(letter ->
                                baseline.carries(letter, Math.max(usual, 0.5 * letter.height())))
                        .mapToDouble(letter -> baseline.at(letter.centreX()) - letter.top())
                        .filter(height -> height > 0.45 * usual)
                        .sorted()
                        .toArray();
        if (heights.length == 0) {
            return usual;
        }
        if (heights.length < FEW) {
            return ofFew(heights, usual);
        }
        double mode = mode(heights);
        double lower =
                mode(
                        Arrays.stream(heights)
                                .filter(h -> h > 0.55 * mode && h < 0.82 * mode)
                                .toArray());
        int lowerCount = near(heights, lower);
        if (lower > 0 && lowerCount >= 0.25 * near(heights, mode)) {
            return lower;
        }
        boolean higherToo =
                Arrays.stream(heights).filter(h -> h > 1.25 * mode && h < 1.8 * mode).count()
                        >= 0.08 * heights.length;
        boolean capitals = !higherToo && mode > 1.22 * usual;
        return capitals ? mode / CAPITAL_RATIO : mode;
    }

    /**
     * Too few letters to tell capitals from small letters: believe the page where the sizes allow
     * it.
     */
    private static double ofFew(double[] heights, double usual) {
        double tallest = heights[heights.length - 1];
        boolean likeThePage = tallest > 0.75 * usual && tallest < 1.75 * usual;
        return likeThePage ? usual : tallest / CAPITAL_RATIO;
    }

    /** Centre of the best filled window of ten percent to either side; 0 without heights. */
    private static double mode(double[] heights) {
        double best = 0;
        int most = 0;
        for (double height : heights) {
            int count = near(heights, height);
            if (count > most) {
                most = count;
                best = height;
            }
        }
        double centre = best;
        return Arrays.stream(heights)
                .filter(h -> Math.abs(h - centre) <= SAME * centre)
                .average()
                .orElse(0);
    }

    private static int near(double[] heights, double centre) {
        return (int)
                Arrays.stream(heights).filter(h -> Math.abs(h - centre) <= SAME * centre).count();
    }
}
