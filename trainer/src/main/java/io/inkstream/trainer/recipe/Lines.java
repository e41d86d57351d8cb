package io.inkstream.trainer.recipe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Real lines. */
public record Lines(
        @Setting(
                        value = "How many of the training lines are real ones.",
                        standard = "0",
                        range = "[0, 1]")
                double share,
        @Setting(value = "Data folders under the data folder.", standard = "[]") List<String> sets,
        @Setting(
                        value =
                                "Sets are drawn as often as their size to this power: 1 draws every line alike, 0 every set.",
                        standard = "1",
                        range = "[0, 2]")
                double sizePower,
        @Setting(
                        value =
                                "How often sets are drawn, for those that are to differ from that; the rest is left to the other sets.",
                        standard = "{}")
                Map<String, Double> shares,
        @Setting(
                        value = "How strongly the lines of a set are augmented, 1 where not named.",
                        standard = "{}")
                Map<String, Double> strengths,
        @Setting(
                        value =
                                "For a set, the regular expression whose group finds a line's writer or document in its name; otherwise the set says it.",
                        standard = "{}")
                Map<String, String> groups,
        @Setting(value = "Writers or documents that are only measured with.", standard = "[]")
                List<String> heldOut,
        @Setting(
                        value =
                                "Share of the other groups, drawn by seed and name, that are held out too.",
                        standard = "0",
                        range = "[0, 1)")
                double heldOutShare,
        Labels labels) {

    public Lines {
        sets = List.copyOf(sets);
        shares = Collections.unmodifiableMap(new TreeMap<>(shares));
        strengths = Collections.unmodifiableMap(new TreeMap<>(strengths));
        groups = Collections.unmodifiableMap(new TreeMap<>(groups));
        heldOut = List.copyOf(heldOut);
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

    /**
     * The group of a line of a set.
     *
     * @param name of the line
     * @param group as the set says it
     * @throws UncheckedIOException for a name in which the recipe's expression finds nothing
     */
    public String group(String set, String name, String group) {
        String expression = groups.get(set);
        if (expression == null) {
            return group;
        }
        Matcher matcher = Pattern.compile(expression).matcher(name);
        if (!matcher.find()) {
            String problem =
                    "lines.groups: '%s' finds no group in the name '%s'"
                            .formatted(expression, name);
            throw new UncheckedIOException(problem, new IOException(problem));
        }
        return matcher.group(1);
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
