package io.inkstream.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.inkstream.cli.client.ClientException;
import io.inkstream.cli.client.InkstreamClient;
import io.inkstream.contracts.LineId;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reviews, corrects and explains lines. */
@Command(
        name = "lines",
        mixinStandardHelpOptions = true,
        description = "Reviews, corrects and explains lines.",
        synopsisSubcommandLabel = "COMMAND")
final class LinesCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name one of: review, correct, why");
    }

    @Command(
            name = "review",
            mixinStandardHelpOptions = true,
            description = "The lines whose correction gains most, the best first.")
    int review(
            @Option(
                            names = "--batch",
                            paramLabel = "BATCH",
                            description = "Only lines of this one.")
                    @Nullable String batch,
            @Option(
                            names = "--limit",
                            paramLabel = "N",
                            defaultValue = "20",
                            description = "At most so many (default: ${DEFAULT-VALUE}).")
                    int limit)
            throws ClientException, InterruptedException {
        Session session = Session.of(spec);
        Output output = session.output();
        try (InkstreamClient client = session.connect()) {
            JsonNode review =
                    client.review(
                            Optional.ofNullable(batch).map(id -> Arguments.batch(spec, id)), limit);
            if (output.isJson()) {
                output.json(review);
                return ExitCode.DONE;
            }
            for (JsonNode item : review.path("items")) {
                output.line(
                        "%s  %5.1f  %s"
                                .formatted(
                                        item.path("line_id").asText(),
                                        item.path("expected_errors").asDouble(),
                                        item.path("text").asText()));
            }
            output.note(
                    "%d lines left, about %.1f %% of their characters wrong; %d corrected today"
                            .formatted(
                                    review.path("lines_left").asInt(),
                                    100 * review.path("error_rate").asDouble(),
                                    review.path("done_today").asInt()));
        }
        return ExitCode.DONE;
    }

    @Command(
            name = "correct",
            mixinStandardHelpOptions = true,
            description = "Says what a line really says; empty text says that there is none.")
    int correct(
            @Parameters(paramLabel = "LINE") String line,
            @Parameters(paramLabel = "TEXT") String text,
            @Option(names = "--by", paramLabel = "NAME", description = "Who says so.")
                    @Nullable String by,
            @Option(
                            names = "--revision",
                            paramLabel = "N",
                            description = "The revision you looked at (default: the present one).")
                    @Nullable Integer revision)
            throws ClientException, InterruptedException {
        LineId id = id(line);
        Session session = Session.of(spec);
        Output output = session.output();
        try (InkstreamClient client = session.connect()) {
            int seen = revision != null ? revision : client.line(id).path("revision").asInt();
            Map<String, String> words =
                    by == null ? Map.of("text", text) : Map.of("text", text, "by", by);
            JsonNode now = client.correct(id, seen, words);
            if (output.isJson()) {
                output.json(now);
            } else {
                output.note(
                        "revision %d: %s"
                                .formatted(
                                        now.path("revision").asInt(), now.path("text").asText()));
            }
        }
        return ExitCode.DONE;
    }

    @Command(
            name = "why",
            mixinStandardHelpOptions = true,
            description = "Why a line says what it says: image, models, decoder, corrections.")
    int why(@Parameters(paramLabel = "LINE") String line)
            throws ClientException, InterruptedException {
        Session session = Session.of(spec);
        Output output = session.output();
        try (InkstreamClient client = session.connect()) {
            JsonNode why = client.provenance(id(line));
            if (output.isJson()) {
                output.json(why);
            } else {
                ProvenanceText.lines(why).forEach(output::line);
            }
        }
        return ExitCode.DONE;
    }

    private LineId id(String text) {
        return Arguments.line(spec, text);
    }
}
