package io.inkstream.results.runs;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A training run.
 *
 * @param run name of its folder
 * @param updatedAt when it was measured last
 * @param ended whether its model has been written
 * @param error of the last epoch, by the measure that the run goes by
 * @param metrics the figures of each epoch by name, only when one run is asked for
 * @param samples epochs whose readings of some lines are kept, only when one run is asked for
 */
public record RunView(
        String run,
        Instant updatedAt,
        boolean ended,
        int epochs,
        Optional<Double> error,
        Optional<List<JsonNode>> metrics,
        Optional<List<Integer>> samples) {

    /**
     * Some lines and how an epoch read them.
     *
     * @param set they are of
     * @param picture address of all lines of the set in one picture
     */
    public record SampleSet(String set, String picture, List<Sample> items) {
        public SampleSet {
            items = List.copyOf(items);
        }
    }

    /** A line and how it was read. */
    public record Sample(String truth, String reading) {}
}
