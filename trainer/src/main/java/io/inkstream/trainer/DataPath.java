package io.inkstream.trainer;

import io.inkstream.trainer.dataset.reading.WindowSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** What {@code --data_path DIR} changes in a recipe. */
final class DataPath {

    private DataPath() {}

    /**
     * The keys of the recipe that change.
     *
     * @param generic whether the network may follow from the data: for series beside {@code
     *     windows.json} it gets their columns and length, and pools along time alone
     */
    static Map<String, String> settings(Path data, boolean generic) throws IOException {
        Path whole = data.toAbsolutePath().normalize();
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("data", "'%s'".formatted(whole.getParent()));
        settings.put("lines.sets", "['%s']".formatted(whole.getFileName()));
        Path windows = whole.resolve(WindowSettings.FILE);
        if (generic && Files.isRegularFile(windows)) {
            settings.putAll(network(WindowSettings.read(windows)));
        }
        return settings;
    }

    private static Map<String, String> network(WindowSettings windows) {
        int columns = windows.columns().size();
        return Map.of(
                "task",
                windows.values() ? "regression" : "class",
                "network.preset",
                "''",
                "network.height",
                String.valueOf(columns),
                "network.layers",
                "i%dx%d c3x3,32,plain m1x2 c3x3,64,plain H Lf128 Lf64,last F50,relu %s"
                        .formatted(
                                columns,
                                windows.sequenceLength(),
                                windows.values() ? "regression" : "softmax"));
    }
}
