package io.inkstream.cli.server;

import io.inkstream.cli.client.UnreachableException;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A server of our own: a child process with a fresh data folder, stopped and swept away when this
 * is closed.
 */
public final class EmbeddedServer implements AutoCloseable {
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

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
     * @param notes takes what the launcher says meanwhile
     */
    public static EmbeddedServer start(String launcher, Consumer<String> notes)
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
        Thread stopWithUs = new Thread(() -> stop(process));
        Runtime.getRuntime().addShutdownHook(stopWithUs);
        try {
            return new EmbeddedServer(process, data, new Waiting(process, data, log, notes).get());
        } catch (IOException | InterruptedException | UnreachableException e) {
            end(process, data);
            throw e;
        }
    }

    /** While it is building, the launcher is not the server yet but a parent of the build. */
    private static void stop(Process process) {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }

    public URI address() {
        return address;
    }

    @Override
    public void close() {
        end(process, data);
    }

    private static void end(Process process, Path data) {
        stop(process);
        try {
            if (!process.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
            sweep(data);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            // a temporary folder: the system sweeps what we could not
        }
    }

    private static void sweep(Path data) throws IOException {
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
