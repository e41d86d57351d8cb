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
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Fetches the text of a batch as one file. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "The text of a batch as one file, on stdout or in FILE.")
final class ExportCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "BATCH")
    private String batch = "";

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "TEXT",
            description = "text, json or jsonl (default: text).")
    private ExportFormat format = ExportFormat.TEXT;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where to write; nothing is left there when the export breaks off.")
    private @Nullable Path file;

    @Override
    public Integer call() throws ClientException, InterruptedException, IOException {
        Session session = Session.of(spec);
        try (InkstreamClient client = session.connect();
                InputStream export = client.exportBatch(Arguments.batch(spec, batch), format)) {
            if (file == null) {
                export.transferTo(session.output().data());
                session.output().data().flush();
            } else {
                WholeFile.write(file, export);
            }
        }
        return ExitCode.DONE;
    }
}
