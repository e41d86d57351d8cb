package io.inkstream.trainer.training;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** What to do when weights are loaded whose characters differ from the recipe's. */
public enum CharsetChange {
    /** Refuse. */
    FAIL,
    /** Learn the recipe's characters and keep the others. */
    UNION,
    /** Learn the recipe's characters and forget the others. */
    NEW;

    /**
     * The characters to train, in groups.
     *
     * @param before those of the weights
     * @param wanted those of the recipe, in groups
     * @param log hears of the difference
     */
    public List<String> characters(String before, List<String> wanted, Consumer<String> log)
            throws TrainingException {
        Set<Integer> old = codePoints(before);
        Set<Integer> now = codePoints(String.join("", wanted));
        String missing = difference(now, old);
        String surplus = difference(old, now);
        if (missing.isEmpty() && surplus.isEmpty()) {
            return wanted;
        }
        String said =
                "the recipe's characters differ from those of the weights: new '%s', not used any more '%s'"
                        .formatted(missing, surplus);
        return switch (this) {
            case FAIL ->
                    throw new TrainingException(
                            said + "; take --charset union to keep both, or --charset new");
            case UNION -> {
                log.accept(said + "; both are kept");
                yield missing.isEmpty() ? List.of(before) : List.of(before, missing);
            }
            case NEW -> {
                log.accept(said + "; the recipe's are trained");
                yield wanted;
            }
        };
    }

    private static Set<Integer> codePoints(String text) {
        return text.codePoints().boxed().collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String difference(Set<Integer> from, Set<Integer> without) {
        return from.stream()
                .filter(c -> !without.contains(c))
                .map(Character::toString)
                .collect(Collectors.joining());
    }
}
