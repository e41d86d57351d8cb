package io.inkstream.trainer.learning;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * How a model learns from corrections.
 *
 * @param model its name
 * @param threshold corrected lines that must be new
 * @param share of the training lines that are corrected ones
 * @param recipe instead of the one of the stable version
 * @param data folder of the base data instead of the one that the recipe names
 * @param wishes further values of the recipe by dotted key
 * @param shadowPercent of the pages that the candidate reads as well; 0 leaves that alone
 * @param runs folder of the runs
 */
public record LearningSettings(
        String model,
        int threshold,
        double share,
        Optional<Path> recipe,
        Optional<Path> data,
        Map<String, String> wishes,
        int shadowPercent,
        Path runs) {
    public LearningSettings {
        wishes = Map.copyOf(wishes);
        if (threshold < 1) {
            throw new IllegalArgumentException("new lines must be at least 1, were " + threshold);
        }
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("share must be above 0 and at most 1, was " + share);
        }
        if (shadowPercent < 0 || shadowPercent > 100) {
            throw new IllegalArgumentException("shadow must be 0 to 100, was " + shadowPercent);
        }
    }
}
