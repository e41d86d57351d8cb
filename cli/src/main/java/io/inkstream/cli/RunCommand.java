package io.inkstream.cli;

import io.inkstream.cli.client.ClientException;
import io.inkstream.cli.client.ExportFormat;
import io.inkstream.cli.client.InkstreamClient;
import io.inkstream.cli.client.UnreachableException;
import io.inkstream.cli.client.Upload;
import io.inkstream.cli.server.EmbeddedServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reads files: submits, waits, writes the results. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = {
            "Reads files and writes their text beside them or into a folder.",
            "Uses a running server, or starts one for this run."
        })
final class RunCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(
            paramLabel = "FILE|DIR",
            arity = "1..*",
            description = "Scans, and folders whose scans are read.")
    private List<Path> paths = new ArrayList<>();

    @Option(
            names = {"--to", "--format"},
            paramLabel = "FORMAT",
            split = ",",
            defaultValue = "txt",
            description = {
                "txt, json, jsonl, csv, alto, page, hocr, tei, pdf, iiif,",
                "or several separated by commas (default: txt)."
            })
    private List<String> formats = new ArrayList<>();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "Where results go, sub-folders kept; else beside each file.")
    private @Nullable Path folder;

    @Option(
            names = "--model",
            paramLabel = "MODEL",
            description = "name, name@version or name@alias; else the server's own choice.")
    private @Nullable String model;

    @Option(
            names = "--lines",
            paramLabel = "WHERE",
            defaultValue = "found",
            description = {
                "found by the server (default), given in an ALTO or PAGE file NAME.xml",
                "beside each scan, or image: each scan is the picture of one line."
            })
    private GivenLines lines = GivenLines.FOUND;

    @Option(
            names = "--segmenter",
            paramLabel = "NAME",
            description =
                    "What finds the lines: components, or a line finder such as page-lines; else"
                            + " what the model wants.")
    private @Nullable String segmenter;

    @Option(
            names = "--decoder",
            paramLabel = "KIND",
            description = "greedy or beam; else as the model brings it.")
    private @Nullable String decoder;

    @Option(
            names = "--lm",
            paramLabel = "MODEL",
            description = "A language model, named like a model, or none.")
    private @Nullable String languageModel;

    @Option(
            names = "--lexicon",
            paramLabel = "FILE|NAME",
            description = "Words to expect: a file with one per line, or a registered list.")
    private @Nullable String lexicon;

    @Option(
            names = "--confidence",
            paramLabel = "METHOD",
            description = "mean, min or geometric (default: mean).")
    private @Nullable String confidence;

    @Override
    public Integer call() throws Exception {
        List<ExportFormat> wanted = formats.stream().distinct().map(this::format).toList();
        List<InputFiles.Input> inputs = InputFiles.collect(paths);
        OutputFiles outputs = new OutputFiles(Optional.ofNullable(folder), inputs, wanted);
        Session session = Session.of(spec);
        RunJob job =
                new RunJob(
                        session.output(),
                        inputs,
                        outputs,
                        wanted,
                        Optional.ofNullable(model),
                        lines.files(inputs),
                        new Upload.Decoding(
                                lines.segmenter().or(() -> Optional.ofNullable(segmenter)),
                                Optional.ofNullable(decoder),
                                Optional.ofNullable(languageModel),
                                Optional.ofNullable(lexicon),
                                Optional.ofNullable(confidence)));
        Optional<URI> server = session.options().findServer();
        return server.isPresent() ? read(job, server.get()) : readEmbedded(session, job);
    }

    private ExportFormat format(String name) {
        return ExportFormat.find(name)
                .orElseThrow(() ->
                        new ParameterException(
                                spec.commandLine(),
                                "--to: \"%s\" is none of %s"
                                        .formatted(name, ExportFormat.names())));
    }

    private static int read(RunJob job, URI server)
            throws ClientException, InterruptedException, IOException {
        try (InkstreamClient client = new InkstreamClient(server)) {
            return job.run(client);
        }
    }

    private static int readEmbedded(Session session, RunJob job)
            throws ClientException, InterruptedException, IOException {
        String launcher = System.getenv("INKSTREAM_LAUNCHER");
        if (launcher == null || launcher.isBlank()) {
            throw new UnreachableException(
                    "no server is running, and INKSTREAM_LAUNCHER does not say how to start one");
        }
        session.output().note("no server is running: starting one for this run");
        try (EmbeddedServer server = EmbeddedServer.start(launcher, session.output()::note)) {
            return read(job, server.address());
        }
    }
}
