package io.inkstream.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.inkstream.cli.client.ClientException;
import io.inkstream.cli.client.InkstreamClient;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Finds lines by their words. */
@Command(
        name = "search",
        mixinStandardHelpOptions = true,
        description = {
            "Finds lines that have all words, the last read first.",
            "Put words that follow each other in quotation marks; a star ends the beginning of a word."
        })
final class SearchCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "WORD", arity = "1..*")
    private List<String> words = new ArrayList<>();

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            description = "exact, fuzzy or alternatives (default: exact).")
    private @Nullable String mode;

    @Option(names = "--batch", paramLabel = "BATCH", description = "Only in this batch.")
    private @Nullable String batch;

    @Option(names = "--document", paramLabel = "DOCUMENT", description = "Only in this document.")
    private @Nullable String document;

    @Option(
            names = "--model",
            paramLabel = "MODEL",
            description = "Only readings of this model, name or name@version.")
    private @Nullable String model;

    @Option(names = "--from", paramLabel = "DATE", description = "Only pages read since then.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "DATE", description = "Only pages read before.")
    private @Nullable String to;

    @Option(
            names = "--min-confidence",
            paramLabel = "SHARE",
            description = "Only lines at least so sure, 0 to 1.")
    private @Nullable String minConfidence;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "20",
            description = "At most so many, 1 to 500 (default: ${DEFAULT-VALUE}).")
    private int limit;

    @Override
    public Integer call() throws ClientException, InterruptedException {
        Session session = Session.of(spec);
        Output output = session.output();
        try (InkstreamClient client = session.connect()) {
            for (JsonNode hit : client.search(parameters())) {
                if (output.isJson()) {
                    output.json(hit);
                } else {
                    output.line(HitText.line(hit));
                }
            }
        }
        return ExitCode.DONE;
    }

    private Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("q", String.join(" ", words));
        put(parameters, "mode", mode);
        put(parameters, "batch", batch);
        put(parameters, "document", document);
        put(parameters, "model", model);
        put(parameters, "from", from);
        put(parameters, "to", to);
        put(parameters, "min_confidence", minConfidence);
        parameters.put("limit", Integer.toString(limit));
        return parameters;
    }

    private static void put(Map<String, String> parameters, String name, @Nullable String value) {
        if (value != null) {
            parameters.put(name, value);
        }
    }
}
