package io.inkstream.recognition.layout;

import io.inkstream.recognition.image.Components;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Whether the lines of a page run up and down its image. Letters stand closer to those beside them
 * on their line than to those of the next line, so on most pages nearly every letter says which way
 * its line runs.
 */
final class Sideways {
    private static final double SMALLEST = 0.6;
    private static final double LARGEST = 2.5;

    /** Neighbours farther away say nothing. */
    private static final double REACH = 4;

    private static final int SAMPLES = 300;
    private static final int FEWEST_VOTES = 30;

    /** Upright pages of handwriting reach 0.60, print that lies on its side 0.65 and more. */
    private static final double MOST = 0.7;

    private final Components components;
    private final double letterHeight;

    private Sideways(Components components, double letterHeight) {
        this.components = components;
        this.letterHeight = letterHeight;
    }

    static boolean runs(Components components, double letterHeight) {
        return new Sideways(components, letterHeight).share() > MOST;
    }

    /** The share of letters that are nearer to one below than to one beside them. */
    private double share() {
        List<Integer> letters =
                IntStream.range(0, components.count()).filter(this::isLetter).boxed().toList();
        double[] beside = gaps(letters, false);
        double[] below = gaps(letters, true);
        int votes = 0;
        int sideways = 0;
        for (int letter : letters) {
            if (beside[letter] != below[letter]) {
                votes++;
                sideways += below[letter] < beside[letter] ? 1 : 0;
            }
        }
        return votes < FEWEST_VOTES ? 0 : sideways / (double) votes;
    }

    private boolean isLetter(int i) {
        double size = Math.max(components.width(i), components.height(i)) / letterHeight;
        return size > SMALLEST && size < LARGEST;
    }

    /** Of some letters, the distance to the next one along an axis; others have none. */
    private double[] gaps(List<Integer> letters, boolean down) {
        double[] gaps = new double[components.count()];
        List<Integer> sorted =
                letters.stream().sorted(Comparator.comparingInt(i -> from(i, down))).toList();
        int every = Math.max(1, letters.size() / SAMPLES);
        for (int k = 0; k < sorted.size(); k++) {
            int letter = sorted.get(k);
            if (letter % every == 0) {
                gaps[letter] = gap(sorted, k, down);
            }
        }
        return gaps;
    }

    private double gap(List<Integer> sorted, int k, boolean down) {
        int letter = sorted.get(k);
        double reach = REACH * letterHeight;
        double nearest = reach;
        for (int next = k + 1; next < sorted.size(); next++) {
            int other = sorted.get(next);
            double gap = from(other, down) - to(letter, down);
            if (gap >= nearest) {
                break;
            }
            int common =
                    Math.min(to(letter, !down), to(other, !down))
                            - Math.max(from(letter, !down), from(other, !down));
            int least =
                    Math.min(
                            to(letter, !down) - from(letter, !down),
                            to(other, !down) - from(other, !down));
            if (2 * common > least) {
                nearest = Math.max(0, gap);
            }
        }
        return nearest;
    }

    private int from(int i, boolean down) {
        return down ? components.top(i) : components.left(i);
    }

    private int to(int i, boolean down) {
        return down ? components.bottom(i) : components.right(i);
    }
}
