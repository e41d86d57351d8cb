package io.inkstream.trainer.dataset.reading;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * {@code windows.json}: how the series of a folder are cut into windows, and between which values
 * each column lies, so that every folder of the same kind is read alike. All keys are given.
 *
 * @param sequenceLength rows of a window
 * @param step rows from the begin of a window to that of the next
 * @param horizon the row of the truth, counted from the last row of the window
 * @param columns those a network sees, by their names
 * @param least value of each column that becomes 0
 * @param most value of each column that becomes 1
 * @param target the column of the truth
 * @param values whether the truth is a number and not a class
 */
public record WindowSettings(
        int sequenceLength,
        int step,
        int horizon,
        List<String> columns,
        List<Double> least,
        List<Double> most,
        String target,
        boolean values) {

    /** Name of the file. */
    public static final String FILE = "windows.json";

    static final String FORMAT = "windows";

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                    .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .build();

    public WindowSettings {
        columns = List.copyOf(columns);
        least = List.copyOf(least);
        most = List.copyOf(most);
        boolean complete =
                !columns.isEmpty()
                        && least.size() == columns.size()
                        && most.size() == columns.size();
        if (!complete) {
            throw new IllegalArgumentException(
                    "needs as many values in least and most as columns, has %d, %d and %d"
                            .formatted(least.size(), most.size(), columns.size()));
        }
        for (int i = 0; i < columns.size(); i++) {
            if (!(least.get(i) < most.get(i))) {
                throw new IllegalArgumentException(
                        "least must be below most, of '%s' it is %s and most %s"
                                .formatted(columns.get(i), least.get(i), most.get(i)));
            }
        }
    }

    public static WindowSettings read(Path file) throws IOException {
        try {
            return JSON.readValue(Files.readAllBytes(file), WindowSettings.class);
        } catch (JacksonException e) {
            Throwable cause = e.getCause() instanceof IllegalArgumentException own ? own : e;
            throw new IOException("%s: %s".formatted(file, cause.getMessage()), e);
        }
    }

    Windows windows() {
        return new Windows(sequenceLength, step, horizon);
    }
}
