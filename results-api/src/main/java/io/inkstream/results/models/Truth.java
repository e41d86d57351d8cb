package io.inkstream.results.models;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Both models against what people said, on the pages that both read. The interval is Efron's
 * percentile bootstrap over pages, drawn together; its random stream is fixed, so equal counts give
 * equal intervals.
 *
 * @param lines that people corrected
 * @param stableCer errors of the stable version by characters of truth
 * @param difference the candidate's rate minus the stable one's
 * @param low of the 95 % interval of the difference
 * @param high of the 95 % interval of the difference
 */
public record Truth(
        int lines,
        int characters,
        double stableCer,
        double candidateCer,
        double difference,
        double low,
        double high) {
    private static final int RESAMPLES = 2000;
    private static final int CUT = RESAMPLES / 40;
    private static final long SEED = 20_250_101;

    /** The corrected lines of one page. */
    record Page(int lines, int characters, int stableErrors, int candidateErrors) {}

    static Truth of(List<Page> pages) {
        int[] once = new int[pages.size()];
        Arrays.fill(once, 1);
        double[] differences = new double[RESAMPLES];
        Random random = new Random(SEED);
        for (int i = 0; i < RESAMPLES && !pages.isEmpty(); i++) {
            int[] draws = new int[pages.size()];
            for (int unit = 0; unit < draws.length; unit++) {
                draws[random.nextInt(draws.length)]++;
            }
            differences[i] = rate(pages, draws, false) - rate(pages, draws, true);
        }
        Arrays.sort(differences);
        double stable = rate(pages, once, true);
        double candidate = rate(pages, once, false);
        return new Truth(
                pages.stream().mapToInt(Page::lines).sum(),
                pages.stream().mapToInt(Page::characters).sum(),
                stable,
                candidate,
                candidate - stable,
                differences[CUT],
                differences[RESAMPLES - 1 - CUT]);
    }

    private static double rate(List<Page> pages, int[] draws, boolean stable) {
        long errors = 0;
        long characters = 0;
        for (int i = 0; i < draws.length; i++) {
            Page page = pages.get(i);
            errors += (long) draws[i] * (stable ? page.stableErrors() : page.candidateErrors());
            characters += (long) draws[i] * page.characters();
        }
        return characters == 0 ? 0 : (double) errors / characters;
    }
}
