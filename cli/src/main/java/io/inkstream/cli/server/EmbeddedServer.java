package io.inkstream.cli.server;

import com.fasterxml.jackson.databind.JsonNode;
import io.inkstream.cli.client.InkstreamClient;
import io.inkstream.cli.client.UnreachableException;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A server of our own: a child process with a fresh data folder, stopped and swept away when this
 * is closed.
 */
public final class EmbeddedServer implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    private final Process process;
    private final Path data;
    private final URI address;

    private EmbeddedServer(Process process, Path data, URI address) {
        this.process = process;
        this.data = data;
        this.address = address;
    }

    /**
     * Returns when it is ready.
     *
     * @param launcher the command that takes {@code up}
     */
    public static EmbeddedServer start(String launcher)
            throws IOException, InterruptedException, UnreachableException {
        Path data = Files.createTempDirectory("inkstream-run-");
        Path log = data.resolve("server.log");
        Process process =
                new ProcessBuilder(
                                List.of(
                                        launcher,
                                        "up",
                                        "--data",
                                        data.toString(),
                                        "--port",
                                        "0",
                                        "--quiet"))
                        .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        Thread stopWithUs = new Thread(process::destroy);
        Runtime.getRuntime().addShutdownHook(stopWithUs);
        try {
            return new EmbeddedServer(process, data, waitUntilReady(process, data, log));
        } catch (IOException | InterruptedException | UnreachableException e) {
            process.destroy();
            throw e;
        }
    }

    private static URI waitUntilReady(Process process, Path data, Path log)
            throws IOException, InterruptedException, UnreachableException {
        Instant end = Instant.now().plus(START_LIMIT);
        while (Instant.now().isBefore(end)) {
            Optional<URI> ready = findReady(data);
            if (ready.isPresent()) {
                return ready.get();
            }
            if (process.waitFor(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new UnreachableException(
                        "the embedded server ended with %d: %s"
                                .formatted(process.exitValue(), lastLine(log)));
            }
        }
        throw new UnreachableException(
                "the embedded server is not ready after "
                        + START_LIMIT.toSeconds()
                        + " s: "
                        + lastLine(log));
    }

    private static Optional<URI> findReady(Path data) throws InterruptedException {
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

    private static String lastLine(Path log) throws IOException {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> !line.isBlank())
                    .reduce((first, second) -> second)
                    .orElse("it said nothing");
        }
    }

    public URI address() {
        return address;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
            sweep();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            // a temporary folder: the system sweeps what we could not
        }
    }

    private void sweep() throws IOException {
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
