package io.inkstream.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.inkstream.cli.client.BatchInfo;
import io.inkstream.cli.client.ClientException;
import io.inkstream.cli.client.InkstreamClient;
import io.inkstream.cli.client.WatchEvent;
import io.inkstream.cli.client.WatchListener;
import io.inkstream.contracts.BatchId;
import io.inkstream.contracts.Json;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists, shows, follows and controls batches. */
@Command(
        name = "batch",
        mixinStandardHelpOptions = true,
        description = "Lists, shows, follows and controls batches.",
        synopsisSubcommandLabel = "COMMAND")
final class BatchCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "Name one of: list, show, watch, cancel, pause, resume, retry, replay, delete");
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "The latest batches, the newest first.")
    int list(
            @Option(
                            names = "--state",
                            paramLabel = "STATE",
                            description = "Only these, separated by commas, for example running.")
                    @Nullable String state,
            @Option(
                            names = "--limit",
                            paramLabel = "N",
                            defaultValue = "20",
                            description = "At most so many (default: ${DEFAULT-VALUE}).")
                    int limit)
            throws ClientException, InterruptedException {
        Session session = Session.of(spec);
        try (InkstreamClient client = session.connect()) {
            List<JsonNode> batches = client.listBatches(Optional.ofNullable(state), limit);
            batches.forEach(batch -> print(session.output(), batch));
        }
        return ExitCode.DONE;
    }

    private static void print(Output output, JsonNode batch) {
        if (output.isJson()) {
            output.json(batch);
        } else {
            BatchInfo info = Json.mapper().convertValue(batch, BatchInfo.class);
            output.line(BatchText.line(info));
        }
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "State, counts and what failed.")
    int show(@Parameters(paramLabel = "BATCH") String batch)
            throws ClientException, InterruptedException {
        Session session = Session.of(spec);
        try (InkstreamClient client = session.connect()) {
            JsonNode json = client.batchJson(id(batch));
            if (session.output().isJson()) {
                session.output().json(json);
            } else {
                BatchInfo info = Json.mapper().convertValue(json, BatchInfo.class);
                BatchText.lines(info).forEach(session.output()::line);
            }
        }
        return ExitCode.DONE;
    }

    @Command(
            name = "watch",
            mixinStandardHelpOptions = true,
            description = "Follows a batch to its end; the exit code tells how it ended.")
    int watch(@Parameters(paramLabel = "BATCH") String batch)
            throws ClientException, InterruptedException {
        Session session = Session.of(spec);
        Output output = session.output();
        try (InkstreamClient client = session.connect()) {
            WatchListener listener =
                    output.isJson()
                            ? (event, json) -> output.line(line(event, json))
                            : output.progress(Clock.systemUTC());
            BatchInfo end = client.watch(id(batch), listener);
            if (!output.isJson()) {
                BatchText.lines(end).forEach(output::line);
            }
            return ExitCode.of(end.state());
        }
    }

    /** The form that the server gives as JSON Lines, too. */
    private static String line(WatchEvent event, String json) {
        return "{\"event\":\"" + event.kind() + "\",\"data\":" + json + "}";
    }

    @Command(
            name = "cancel",
            mixinStandardHelpOptions = true,
            description = "Drops what has not been read yet, for good; results stay.")
    int cancel(@Parameters(paramLabel = "BATCH") String batch)
            throws ClientException, InterruptedException {
        return ask("cancel", batch);
    }

    @Command(
            name = "pause",
            mixinStandardHelpOptions = true,
            description = "Reads no further until it is resumed.")
    int pause(@Parameters(paramLabel = "BATCH") String batch)
            throws ClientException, InterruptedException {
        return ask("pause", batch);
    }

    @Command(
            name = "resume",
            mixinStandardHelpOptions = true,
            description = "Goes on after a pause.")
    int resume(@Parameters(paramLabel = "BATCH") String batch)
            throws ClientException, InterruptedException {
        return ask("resume", batch);
    }

    @Command(
            name = "retry",
            mixinStandardHelpOptions = true,
            description = "Reads the failed pages of an ended batch once more, and only those.")
    int retry(@Parameters(paramLabel = "BATCH") String batch)
            throws ClientException, InterruptedException {
        return ask("retry", batch);
    }

    @Command(
            name = "replay",
            mixinStandardHelpOptions = true,
            description =
                    "Reads an ended batch again through another model or decoder; earlier readings"
                            + " and corrections stay.")
    int replay(
            @Parameters(paramLabel = "BATCH") String batch,
            @Option(
                            names = "--model",
                            paramLabel = "MODEL",
                            description =
                                    "name, name@version or name@alias; else the one that read it.")
                    @Nullable String model,
            @Option(
                            names = "--decoder",
                            paramLabel = "KIND",
                            description = "greedy or beam; else as the model brings it.")
                    @Nullable String decoder,
            @Option(
                            names = "--lm",
                            paramLabel = "MODEL",
                            description = "A language model, named like a model, or none.")
                    @Nullable String languageModel,
            @Option(
                            names = "--lexicon",
                            paramLabel = "NAME",
                            description = "A registered list of words to expect.")
                    @Nullable String lexicon,
            @Option(
                            names = "--confidence",
                            paramLabel = "METHOD",
                            description = "mean, min or geometric (default: mean).")
                    @Nullable String confidence)
            throws ClientException, InterruptedException {
        Map<String, String> wish = new LinkedHashMap<>();
        putIfGiven(wish, "model", model);
        putIfGiven(wish, "decoder", decoder);
        putIfGiven(wish, "lm", languageModel);
        putIfGiven(wish, "lexicon", lexicon);
        putIfGiven(wish, "confidence", confidence);
        Session session = Session.of(spec);
        try (InkstreamClient client = session.connect()) {
            show(session.output(), client.replay(id(batch), wish));
        }
        return ExitCode.DONE;
    }

    private static void putIfGiven(Map<String, String> wish, String name, @Nullable String value) {
        if (value != null) {
            wish.put(name, value);
        }
    }

    @Command(
            name = "delete",
            mixinStandardHelpOptions = true,
            description = "Removes the batch with its images and results, for good.")
    int delete(
            @Parameters(paramLabel = "BATCH") String batch,
            @Option(names = "--yes", required = true, description = "Say that you mean it.")
                    boolean yes)
            throws ClientException, InterruptedException {
        Session session = Session.of(spec);
        try (InkstreamClient client = session.connect()) {
            client.delete(id(batch));
        }
        if (session.output().isJson()) {
            session.output().json(Map.of("batch_id", batch, "deleted", true));
        } else {
            session.output().note("deleted " + batch);
        }
        return ExitCode.DONE;
    }

    private int ask(String command, String batch) throws ClientException, InterruptedException {
        Session session = Session.of(spec);
        try (InkstreamClient client = session.connect()) {
            show(session.output(), client.ask(id(batch), command));
        }
        return ExitCode.DONE;
    }

    private static void show(Output output, JsonNode answer) {
        if (output.isJson()) {
            output.json(answer);
        } else {
            BatchInfo info = Json.mapper().convertValue(answer, BatchInfo.class);
            output.note(BatchText.line(info));
        }
    }

    private BatchId id(String text) {
        return Arguments.batch(spec, text);
    }
}
