package io.inkstream.trainer.release;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.inkstream.recognition.model.ModelDescription;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The figures of a release's files on each measured set, as JSON. */
final class EvaluationFile {

    private EvaluationFile() {}

    static String json(List<Candidate> files) throws JsonProcessingException {
        ModelDescription first = files.getFirst().description();
        Map<String, Object> perFile = new TreeMap<>();
        files.forEach(file -> perFile.put(file.fileName(), figures(file.results())));
        Map<String, Object> whole = new TreeMap<>();
        whole.put("model", first.name());
        whole.put("version", first.version());
        whole.put("files", perFile);
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentObjectsWith(new DefaultIndenter("  ", "\n"));
        return new JsonMapper().writer(printer).writeValueAsString(whole) + "\n";
    }

    private static Map<String, Object> figures(SortedMap<String, SetResult> results) {
        Map<String, Object> sets = new TreeMap<>();
        results.forEach((set, result) -> sets.put(set, result.figures()));
        return sets;
    }

    static double rounded(double value) {
        return Math.round(value * 1e5) / 1e5;
    }
}
