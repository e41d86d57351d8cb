package io.inkstream.trainer.learning;

import io.inkstream.trainer.corrections.CorrectionSet;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Groups of corrected lines that are only measured with: every fifth by its name, so that they stay
 * so as more come, and at least one.
 */
record HeldOut(Set<String> groups) {
    private static final int EVERY = 5;

    static HeldOut of(CorrectionSet set) {
        TreeSet<String> all =
                set.lines().stream().map(set::group).collect(Collectors.toCollection(TreeSet::new));
        Set<String> drawn =
                all.stream().filter(group -> place(group) == 0).collect(Collectors.toSet());
        List<String> first =
                all.stream().sorted(Comparator.comparingInt(HeldOut::place)).limit(1).toList();
        return new HeldOut(drawn.isEmpty() && all.size() > 1 ? Set.copyOf(first) : drawn);
    }

    private static int place(String group) {
        return Math.floorMod(group.hashCode(), EVERY);
    }
}
