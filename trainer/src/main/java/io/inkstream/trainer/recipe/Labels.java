package io.inkstream.trainer.recipe;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * How the texts of real lines are cleaned before they are learnt from or measured with.
 *
 * @param map strings to what stands for them, such as look-alike letters of another script
 * @param remove characters taken out
 * @param dropWith lines with one of these characters are left out
 * @param typographicToAscii curly quotes and dashes become straight ones
 * @param unknownToBase letters outside the alphabet lose their marks when that makes them known
 * @param leastPixelsPerCharacter narrower crops, measured at height 64, are left out
 * @param weights how often lines that contain a string are drawn, compared to others
 */
public record Labels(
        Map<String, String> map,
        String remove,
        String dropWith,
        boolean typographicToAscii,
        boolean unknownToBase,
        double leastPixelsPerCharacter,
        Map<String, Double> weights) {

    /** Texts as they stand. */
    public static final Labels AS_THEY_ARE =
            new Labels(Map.of(), "", "", false, false, 0, Map.of());

    public Labels {
        map = Collections.unmodifiableMap(new TreeMap<>(map));
        weights = Collections.unmodifiableMap(new TreeMap<>(weights));
        for (Map.Entry<String, Double> weight : weights.entrySet()) {
            if (!(weight.getValue() >= 0 && weight.getValue() <= 1)) {
                throw new IllegalArgumentException(
                        "lines.labels.weights must be in [0, 1], was %s for '%s'"
                                .formatted(weight.getValue(), weight.getKey()));
            }
        }
    }
}
