package io.inkstream.cli.server;

import com.fasterxml.jackson.databind.JsonNode;
import io.inkstream.cli.client.InkstreamClient;
import io.inkstream.cli.client.UnreachableException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Waits until a started server says that it is ready, and passes on what its launcher says. */
final class Waiting {
    /** The first start may build the server, and fetch what that needs. */
    private static final Duration START_LIMIT = Duration.ofMinutes(15);

    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);
    private static final String LAUNCHER = "inkstream: ";

    private final Process process;
    private final Path data;
    private final Path log;
    private final Consumer<String> notes;
    private int linesSeen;

    Waiting(Process process, Path data, Path log, Consumer<String> notes) {
        this.process = process;
        this.data = data;
        this.log = log;
        this.notes = notes;
    }

    /** The address of the ready server. */
    URI get() throws IOException, InterruptedException, UnreachableException {
        Instant end = Instant.now().plus(START_LIMIT);
        while (Instant.now().isBefore(end)) {
            passOn();
            Optional<URI> ready = findReady();
            if (ready.isPresent()) {
                return ready.get();
            }
            if (process.waitFor(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new UnreachableException(
                        "the embedded server ended with %d: %s"
                                .formatted(process.exitValue(), lastLine()));
            }
        }
        throw new UnreachableException(
                "the embedded server is not ready after %d minutes: %s"
                        .formatted(START_LIMIT.toMinutes(), lastLine()));
    }

    private void passOn() throws IOException {
        List<String> lines = lines();
        lines.stream()
                .skip(linesSeen)
                .filter(line -> line.startsWith(LAUNCHER))
                .map(line -> line.substring(LAUNCHER.length()))
                .forEach(notes);
        linesSeen = lines.size();
    }

    /** Those that are complete. */
    private List<String> lines() throws IOException {
        String text = new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
        return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    }

    private Optional<URI> findReady() throws InterruptedException {
        Optional<JsonNode> server = ServerAddress.read(data);
        if (server.isEmpty() || !server.get().hasNonNull("url")) {
            return Optional.empty();
        }
        URI address = URI.create(server.get().path("url").asText());
        try (InkstreamClient client = new InkstreamClient(address)) {
            boolean up = client.health().path("status").asText().equals("UP");
            return up ? Optional.of(address) : Optional.empty();
        } catch (UnreachableException e) {
            return Optional.empty();
        }
    }

    private String lastLine() throws IOException {
        return lines().stream()
                .filter(line -> !line.isBlank())
                .reduce((first, second) -> second)
                .orElse("it said nothing");
    }
}
