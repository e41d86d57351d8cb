package io.inkstream.trainer.search;

import java.util.Map;

/**
 * A training with values of its own and how it went.
 *
 * @param name of its run folder
 * @param label what tells it from the others
 * @param figures of its best epoch, by name
 * @param error what training makes small, of its best epoch
 * @param lines pictures or lines it learnt from, the same ones counted each time
 */
public record Trial(
        String name,
        String label,
        long weights,
        Map<String, Double> figures,
        double error,
        long lines,
        double seconds) {

    public Trial {
        figures = Map.copyOf(figures);
    }
}
