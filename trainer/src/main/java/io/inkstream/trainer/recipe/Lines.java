package io.inkstream.trainer.recipe;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Real lines mixed in. Keys that a recipe leaves out have the values of {@code defaults.yaml}.
 *
 * @param share how many of the training lines are real ones, from 0 to 1
 * @param sets folders with lines.zip and lines.tsv under the data folder
 * @param sizePower sets are drawn as often as their size to this power: 1 draws every line alike, 0
 *     every set
 * @param shares how often sets are drawn, for those that are to differ from that; the rest is left
 *     to the other sets
 * @param strengths how strongly the lines of a set are augmented, 1 where not named
 * @param groups for a set, the regular expression that finds a line's group in its name, as its
 *     first group; otherwise the group is the middle column
 * @param heldOut groups that are only measured with
 * @param labels how texts are cleaned
 */
public record Lines(
        double share,
        List<String> sets,
        double sizePower,
        Map<String, Double> shares,
        Map<String, Double> strengths,
        Map<String, String> groups,
        List<String> heldOut,
        Labels labels) {

    public Lines {
        sets = List.copyOf(sets);
        shares = Collections.unmodifiableMap(new TreeMap<>(shares));
        strengths = Collections.unmodifiableMap(new TreeMap<>(strengths));
        groups = Collections.unmodifiableMap(new TreeMap<>(groups));
        heldOut = List.copyOf(heldOut);
        require(share >= 0 && share < 1, "lines.share must be in [0, 1), was " + share);
        require(sizePower >= 0, "lines.sizePower must be >= 0, was " + sizePower);
        double given = shares.values().stream().mapToDouble(Double::doubleValue).sum();
        require(
                given <= 1 && shares.values().stream().allMatch(s -> s >= 0),
                "lines.shares must be >= 0 and sum to at most 1, were " + shares);
        requireKnown(sets, shares, "lines.shares");
        requireKnown(sets, strengths, "lines.strengths");
        requireKnown(sets, groups, "lines.groups");
        groups.values().forEach(Lines::requireGroup);
    }

    /** How strongly lines of a set are augmented. */
    public double strength(String set) {
        return strengths.getOrDefault(set, 1.0);
    }

    private static void requireKnown(List<String> sets, Map<String, ?> settings, String key) {
        for (String set : settings.keySet()) {
            require(
                    sets.contains(set),
                    "%s names '%s', which lines.sets does not list".formatted(key, set));
        }
    }

    private static void requireGroup(String expression) {
        try {
            require(
                    Pattern.compile(expression).matcher("").groupCount() == 1,
                    "lines.groups: '%s' needs one group in parentheses".formatted(expression));
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("lines.groups: " + e.getMessage(), e);
        }
    }

    private static void require(boolean holds, String problem) {
        if (!holds) {
            throw new IllegalArgumentException(problem);
        }
    }
}
