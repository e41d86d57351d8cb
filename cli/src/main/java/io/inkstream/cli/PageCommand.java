package io.inkstream.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.inkstream.cli.client.ClientException;
import io.inkstream.cli.client.ExportFormat;
import io.inkstream.cli.client.ImagePart;
import io.inkstream.cli.client.InkstreamClient;
import io.inkstream.contracts.PageId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows pages: what is known, text, lines, image. */
@Command(
        name = "page",
        mixinStandardHelpOptions = true,
        description = "Shows pages: what is known, text, lines, image.",
        synopsisSubcommandLabel = "COMMAND")
final class PageCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name one of: show, text, lines, image");
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "State, model, confidence; the whole record with --json.")
    int show(@Parameters(paramLabel = "PAGE") String page)
            throws ClientException, InterruptedException {
        Session session = Session.of(spec);
        try (InkstreamClient client = session.connect()) {
            JsonNode record = client.pageJson(id(page));
            if (session.output().isJson()) {
                session.output().json(record);
            } else {
                PageText.lines(record).forEach(session.output()::line);
            }
        }
        return ExitCode.DONE;
    }

    @Command(name = "text", mixinStandardHelpOptions = true, description = "The text.")
    int text(@Parameters(paramLabel = "PAGE") String page)
            throws ClientException, InterruptedException, IOException {
        Session session = Session.of(spec);
        try (InkstreamClient client = session.connect();
                InputStream text = client.exportPage(id(page), ExportFormat.TEXT)) {
            session.output().file(text, null);
        }
        return ExitCode.DONE;
    }

    @Command(
            name = "lines",
            mixinStandardHelpOptions = true,
            description = "The lines with confidence and place: X,Y,WIDTH,HEIGHT in pixels.")
    int lines(@Parameters(paramLabel = "PAGE") String page)
            throws ClientException, InterruptedException {
        Session session = Session.of(spec);
        Output output = session.output();
        try (InkstreamClient client = session.connect()) {
            for (JsonNode line : client.pageLines(id(page))) {
                if (output.isJson()) {
                    output.json(line);
                } else {
                    output.line(PageText.line(line));
                }
            }
        }
        return ExitCode.DONE;
    }

    @Command(
            name = "image",
            mixinStandardHelpOptions = true,
            description = "The stored image, or a part of it as JPEG.")
    int image(
            @Parameters(paramLabel = "PAGE") String page,
            @Option(
                            names = "--region",
                            paramLabel = "X,Y,W,H",
                            description = "Only this part, in pixels.")
                    @Nullable String region,
            @Option(
                            names = "--width",
                            paramLabel = "PIXELS",
                            description = "Made smaller to this width.")
                    @Nullable Integer width,
            @Option(
                            names = {"-o", "--output"},
                            paramLabel = "FILE",
                            description = "Where to write; else on stdout.")
                    @Nullable Path file)
            throws ClientException, InterruptedException, IOException {
        Session session = Session.of(spec);
        ImagePart part = new ImagePart(Optional.ofNullable(region), Optional.ofNullable(width));
        try (InkstreamClient client = session.connect();
                InputStream image = client.image(id(page), part)) {
            session.output().file(image, file);
        }
        return ExitCode.DONE;
    }

    private PageId id(String text) {
        return Arguments.page(spec, text);
    }
}
