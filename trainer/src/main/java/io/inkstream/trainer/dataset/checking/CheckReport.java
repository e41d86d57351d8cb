package io.inkstream.trainer.dataset.checking;

import io.inkstream.trainer.dataset.reading.Fault;
import io.inkstream.trainer.dataset.reading.Fault.Severity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a check found.
 *
 * @param samples number of samples by set
 * @param faults in the order found
 */
public record CheckReport(Map<String, Integer> samples, List<Fault> faults) {

    private static final int SHOWN = 5;

    public CheckReport {
        samples = new TreeMap<>(samples);
        faults = List.copyOf(faults);
    }

    public boolean hasErrors() {
        return count(Severity.ERROR) > 0;
    }

    public long count(Severity severity) {
        return faults.stream().filter(fault -> fault.severity() == severity).count();
    }

    /** For people: the first few faults of each kind, and how many more there are. */
    public String text() {
        StringBuilder text = new StringBuilder();
        samples.forEach((set, count) -> text.append("%s: %d samples%n".formatted(set, count)));
        Map<String, List<Fault>> kinds =
                faults.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Fault::code, LinkedHashMap::new, Collectors.toList()));
        kinds.forEach((code, same) -> {
            text.append(
                    "%s %s, %d times; %s%n"
                            .formatted(
                                    same.getFirst().severity() == Severity.ERROR
                                            ? "ERROR"
                                            : "warning",
                                    code,
                                    same.size(),
                                    same.getFirst().remedy()));
            same.stream()
                    .limit(SHOWN)
                    .forEach(fault ->
                            text.append("  %s: %s%n".formatted(fault.file(), fault.problem())));
            if (same.size() > SHOWN) {
                text.append("  and %d more%n".formatted(same.size() - SHOWN));
            }
        });
        return text.append(
                        "%d errors, %d warnings%n"
                                .formatted(count(Severity.ERROR), count(Severity.WARNING)))
                .toString();
    }

    /** For programs. */
    public Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("samples", samples);
        json.put("errors", count(Severity.ERROR));
        json.put("warnings", count(Severity.WARNING));
        json.put("faults", faults);
        return json;
    }
}
