package io.inkstream.trainer.search;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Recipe values to try, by dotted key. Of all combinations so many are drawn by a seed, none twice;
 * where there are no more than that, all come in their order.
 *
 * @param values what each key may be, in YAML
 */
public record SearchSpace(Map<String, List<String>> values) {

    private static final long MOST = 100_000;

    public SearchSpace {
        Map<String, List<String>> copied = new LinkedHashMap<>();
        values.forEach((key, all) -> copied.put(key, List.copyOf(all)));
        values = Collections.unmodifiableMap(copied);
        if (values.isEmpty() || values.values().stream().anyMatch(List::isEmpty)) {
            throw new IllegalArgumentException(
                    "a search needs keys with values to try, was " + values);
        }
        if (size(values) > MOST) {
            throw new IllegalArgumentException(
                    "the values to try make more than %d combinations; leave some out"
                            .formatted(MOST));
        }
    }

    /**
     * Reads {@code KEY=VALUE|VALUE…}.
     *
     * @throws IllegalArgumentException naming what is not of that form
     */
    public static SearchSpace parse(List<String> declared) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (String one : declared) {
            int equals = one.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException(
                        "--try %s: write KEY=VALUE|VALUE with a key of the recipe".formatted(one));
            }
            values.put(
                    one.substring(0, equals).strip(),
                    List.of(one.substring(equals + 1).split("\\|", -1)));
        }
        return new SearchSpace(values);
    }

    /** How many combinations there are. */
    public int size() {
        return (int) size(values);
    }

    private static long size(Map<String, List<String>> values) {
        long size = 1;
        for (List<String> all : values.values()) {
            size = Math.min(MOST + 1, size * all.size());
        }
        return size;
    }

    /**
     * The combinations to try.
     *
     * @param most how many
     */
    public List<Map<String, String>> draw(int most, long seed) {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < size(); i++) {
            places.add(i);
        }
        if (most < places.size()) {
            Collections.shuffle(places, new Random(seed));
        }
        return places.stream().limit(most).map(this::combination).toList();
    }

    private Map<String, String> combination(int place) {
        Map<String, String> chosen = new LinkedHashMap<>();
        int rest = place;
        for (Map.Entry<String, List<String>> entry : values.entrySet()) {
            List<String> all = entry.getValue();
            chosen.put(entry.getKey(), all.get(rest % all.size()));
            rest /= all.size();
        }
        return chosen;
    }
}
