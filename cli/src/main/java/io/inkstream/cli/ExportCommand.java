package io.inkstream.cli;

import io.inkstream.cli.client.ClientException;
import io.inkstream.cli.client.ExportFormat;
import io.inkstream.cli.client.InkstreamClient;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Fetches the text of a batch, a document or a page as one file. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = {
            "A batch, a document or a page as a file in any format.",
            "Formats with one file per page or document come as a ZIP archive."
        })
final class ExportCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "ID", description = "Of a batch, a document or a page.")
    private String id = "";

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "txt",
            description =
                    "txt, json, jsonl, csv, alto, page, hocr, tei, pdf or iiif (default: txt).")
    private String format = "";

    @Option(
            names = "--images",
            description = "With alto and page: the page images in the archive, too.")
    private boolean images;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where to write; nothing is left there when the export breaks off.")
    private @Nullable Path file;

    @Override
    public Integer call() throws ClientException, InterruptedException, IOException {
        Session session = Session.of(spec);
        ExportFormat wanted =
                ExportFormat.find(format)
                        .orElseThrow(() ->
                                new ParameterException(
                                        spec.commandLine(),
                                        "--format: \"%s\" is none of %s"
                                                .formatted(format, ExportFormat.names())));
        try (InkstreamClient client = session.connect();
                InputStream export = export(client, wanted)) {
            session.output().file(export, file);
        }
        return ExitCode.DONE;
    }

    private InputStream export(InkstreamClient client, ExportFormat wanted)
            throws ClientException, InterruptedException {
        return switch ((int) id.chars().filter(c -> c == '.').count()) {
            case 1 -> client.exportDocument(Arguments.document(spec, id), wanted, images);
            case 2 -> client.exportPage(Arguments.page(spec, id), wanted);
            default -> client.exportBatch(Arguments.batch(spec, id), wanted, images);
        };
    }
}
