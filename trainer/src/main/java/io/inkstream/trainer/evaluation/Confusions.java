package io.inkstream.trainer.evaluation;

import io.inkstream.recognition.evaluation.Alignment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which characters are read as which, most frequent first. */
public record Confusions(List<Pair> pairs) {

    private static final int EXAMPLES = 3;

    /**
     * A kind of error.
     *
     * @param truth the true character, empty when one was added
     * @param read the character read, empty when one was left out
     */
    public record Pair(String truth, String read, long count, List<Example> examples) {}

    /**
     * Where an error is on its line.
     *
     * @param firstStep output step of the model at which it begins
     * @param lastStep the last one
     */
    public record Example(LineReading reading, int firstStep, int lastStep) {}

    private record Key(String truth, String read) {}

    /** Counts all errors of all lines. */
    public static Confusions of(List<AlignedReading> readings) {
        Map<Key, Long> counts = new LinkedHashMap<>();
        Map<Key, List<Example>> examples = new LinkedHashMap<>();
        for (AlignedReading reading : readings) {
            for (Alignment.Step step : reading.alignment().steps()) {
                if (step.kind() != Alignment.Kind.SAME) {
                    Key key = new Key(reading.truthOf(step), reading.readOf(step));
                    counts.merge(key, 1L, Long::sum);
                    List<Example> own = examples.computeIfAbsent(key, _ -> new ArrayList<>());
                    if (own.size() < EXAMPLES && !reading.characters().isEmpty()) {
                        own.add(example(reading, step));
                    }
                }
            }
        }
        List<Pair> pairs = new ArrayList<>();
        counts.forEach((key, count) ->
                pairs.add(
                        new Pair(
                                key.truth(),
                                key.read(),
                                count,
                                examples.getOrDefault(key, List.of()))));
        pairs.sort(
                Comparator.comparingLong(Pair::count)
                        .reversed()
                        .thenComparing(Pair::truth)
                        .thenComparing(Pair::read));
        return new Confusions(List.copyOf(pairs));
    }

    /** What was left out stands between the characters read before and after it. */
    private static Example example(AlignedReading reading, Alignment.Step step) {
        List<ReadCharacter> all = reading.characters();
        if (step.kind() != Alignment.Kind.DELETION) {
            ReadCharacter own = all.get(step.reading());
            return new Example(reading.reading(), own.firstStep(), own.lastStep());
        }
        int before = step.reading() == 0 ? 0 : all.get(step.reading() - 1).lastStep();
        int after =
                step.reading() < all.size()
                        ? all.get(step.reading()).firstStep()
                        : all.getLast().lastStep() + 4;
        return new Example(reading.reading(), before, Math.max(before, after));
    }
}
