package io.inkstream.cli;

import io.inkstream.cli.client.UnreachableException;
import io.inkstream.cli.events.TopicTail;
import io.inkstream.cli.server.ServerAddress;
import io.inkstream.contracts.Brokers;
import java.io.IOException;
import java.nio.file.Path;
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
                    @Nullable String kafka,
            @Option(
                            names = "--kafka-client-file",
                            paramLabel = "FILE",
                            defaultValue = "${env:INKSTREAM_KAFKA_CLIENT_FILE}",
                            description =
                                    "Properties that say how to get in, such as security.protocol,"
                                            + " as Kafka's own tools take them; else"
                                            + " $INKSTREAM_KAFKA_CLIENT_FILE.")
                    @Nullable Path clientFile)
            throws UnreachableException, NotFoundException, InterruptedException {
        String servers =
                ServerAddress.fromEnvironment()
                        .findKafka(Optional.ofNullable(kafka))
                        .orElseThrow(() ->
                                new UnreachableException(
                                        "no server is running; name the brokers with"
                                                + " --kafka"));
        Output output = Session.of(spec).output();
        try (TopicTail tail = new TopicTail(brokers(servers, clientFile))) {
            tail.follow(
                    topic,
                    fromBeginning,
                    max == null ? OptionalLong.empty() : OptionalLong.of(max),
                    output::json);
        }
        return ExitCode.DONE;
    }

    private static Brokers brokers(String servers, @Nullable Path clientFile)
            throws UnreachableException {
        try {
            return Brokers.at(servers, Optional.ofNullable(clientFile));
        } catch (IOException e) {
            throw new UnreachableException(String.valueOf(e.getMessage()));
        }
    }
}
