package io.inkstream.trainer.recipe;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** How the texts of real lines are cleaned before they are learnt from or measured with. */
public record Labels(
        @Setting(
                        value =
                                "Strings to what stands for them, such as look-alike letters of another script.",
                        standard = "{}")
                Map<String, String> map,
        @Setting(value = "Characters taken out.", standard = "''") String remove,
        @Setting(value = "Lines with one of these characters are left out.", standard = "''")
                String dropWith,
        @Setting(value = "Curly quotes and dashes become straight ones.", standard = "false")
                boolean typographicToAscii,
        @Setting(
                        value =
                                "Letters outside the alphabet lose their marks where that makes them known.",
                        standard = "false")
                boolean unknownToBase,
        @Setting(
                        value = "Narrower crops, measured at height 64, are left out.",
                        standard = "0",
                        range = "[0, 64]")
                double leastPixelsPerCharacter,
        @Setting(
                        value =
                                "How often lines that contain a string are drawn, compared to others.",
                        standard = "{}")
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
