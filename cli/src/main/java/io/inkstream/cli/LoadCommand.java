package io.inkstream.cli;

import io.inkstream.cli.client.ClientException;
import io.inkstream.cli.client.InkstreamClient;
import io.inkstream.cli.client.Upload;
import io.inkstream.cli.load.LoadPlan;
import io.inkstream.cli.load.LoadReport;
import io.inkstream.cli.load.LoadRun;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
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

/** A measured load on a server. */
@Command(
        name = "load",
        mixinStandardHelpOptions = true,
        description = {
            "Sends uploads at a rate and says how long they took.",
            "Refused uploads are counted by their code and not sent again."
        })
final class LoadCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(
            paramLabel = "FILE|DIR",
            arity = "1..*",
            description = "Scans that are sent in turn, over and over.")
    private List<Path> paths = new ArrayList<>();

    @Option(
            names = "--uploads",
            paramLabel = "N",
            defaultValue = "20",
            description = "How many batches are sent (default: 20).")
    private int uploads;

    @Option(
            names = "--documents",
            paramLabel = "N",
            defaultValue = "1",
            description = "Documents in each (default: 1).")
    private int documents;

    @Option(
            names = "--rate",
            paramLabel = "PER_SECOND",
            defaultValue = "0",
            description = "Uploads due in a second; 0 (default): as fast as answers come.")
    private double rate;

    @Option(
            names = "--connections",
            paramLabel = "N",
            defaultValue = "4",
            description = "Uploads under way at the same time (default: 4).")
    private int connections;

    @Option(
            names = "--limit",
            paramLabel = "SECONDS",
            defaultValue = "600",
            description = "After which nothing is waited for (default: 600).")
    private long limit;

    @Option(
            names = "--model",
            paramLabel = "MODEL",
            description = "name, name@version or name@alias; else the server's own choice.")
    private @Nullable String model;

    @Override
    public Integer call()
            throws ClientException, BadInputException, IOException, InterruptedException {
        Session session = Session.of(spec);
        LoadPlan plan = plan();
        try (InkstreamClient client = InkstreamClient.withoutRetries(session.server())) {
            LoadReport report = new LoadRun(client, plan).run();
            if (session.output().isJson()) {
                session.output().json(report);
            } else {
                session.output().line(report.text());
            }
            return exitCode(report);
        }
    }

    private LoadPlan plan() throws BadInputException, IOException {
        List<Upload.File> files =
                InputFiles.collect(paths).stream().map(InputFiles.Input::toUpload).toList();
        try {
            return new LoadPlan(
                    files,
                    Optional.ofNullable(model),
                    uploads,
                    documents,
                    rate,
                    connections,
                    Duration.ofSeconds(limit));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private static int exitCode(LoadReport report) {
        boolean allEnded = !report.states().containsKey("waiting");
        if (report.accepted() == report.sent() && allEnded) {
            return report.failedPages() == 0 ? ExitCode.DONE : ExitCode.PARTLY_FAILED;
        }
        return report.accepted() == 0 ? ExitCode.FAILED : ExitCode.PARTLY_FAILED;
    }
}
