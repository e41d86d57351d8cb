package io.inkstream.trainer.evaluation;

import io.inkstream.recognition.evaluation.Ratio;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What intervals resample: whole documents where there are {@value #FEWEST} or more of them, as
 * lines of one hand vary together, else lines.
 *
 * @param name {@code document} or {@code line}
 */
public record Units(String name, List<List<LineReading>> members) {

    private static final int FEWEST = 5;

    static Units of(List<LineReading> readings) {
        Map<String, List<LineReading>> documents = new LinkedHashMap<>();
        for (LineReading reading : readings) {
            documents
                    .computeIfAbsent(reading.line().document(), _ -> new ArrayList<>())
                    .add(reading);
        }
        return documents.size() >= FEWEST
                ? new Units("document", List.copyOf(documents.values()))
                : new Units("line", readings.stream().map(List::of).toList());
    }

    List<Ratio> ratios(Function<LineReading, Ratio> count) {
        return members.stream()
                .map(unit -> unit.stream().map(count).reduce(Ratio.NONE, Ratio::plus))
                .toList();
    }
}
