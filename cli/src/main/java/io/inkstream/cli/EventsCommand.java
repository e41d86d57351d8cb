package io.inkstream.cli;

import io.inkstream.cli.client.UnreachableException;
import io.inkstream.cli.events.TopicTail;
import io.inkstream.cli.server.ServerAddress;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reads topics. */
@Command(
        name = "events",
        mixinStandardHelpOptions = true,
        description = "Reads topics.",
        synopsisSubcommandLabel = "COMMAND")
final class EventsCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name one of: tail");
    }

    @Command(
            name = "tail",
            mixinStandardHelpOptions = true,
            description = "The events of a topic as JSON Lines, until Ctrl-C.")
    int tail(
            @Parameters(paramLabel = "TOPIC", description = "For example ocr.pages.recognized.v1.")
                    String topic,
            @Option(names = "--from-beginning", description = "All that is kept, then what comes.")
                    boolean fromBeginning,
            @Option(names = "--max", paramLabel = "N", description = "Stop after so many.")
                    @Nullable Long max,
            @Option(
                            names = "--kafka",
                            paramLabel = "HOST:PORT",
                            description =
                                    "The brokers; else $INKSTREAM_KAFKA, else those of the running"
                                            + " server.")
                    @Nullable String kafka)
            throws UnreachableException, NotFoundException, InterruptedException {
        String brokers =
                ServerAddress.fromEnvironment()
                        .findKafka(Optional.ofNullable(kafka))
                        .orElseThrow(() ->
                                new UnreachableException(
                                        "no server is running; name the brokers with"
                                                + " --kafka"));
        Output output = Session.of(spec).output();
        try (TopicTail tail = new TopicTail(brokers)) {
            tail.follow(
                    topic,
                    fromBeginning,
                    max == null ? OptionalLong.empty() : OptionalLong.of(max),
                    output::json);
        }
        return ExitCode.DONE;
    }
}
