package io.inkstream.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The database server of a parent that was killed: it runs on and holds the data folder. */
final class OrphanedServer {
    private static final Logger LOG = LoggerFactory.getLogger(OrphanedServer.class);
    private static final int STOP_SECONDS = 20;

    private OrphanedServer() {}

    static void stop(Path data) throws IOException {
        Optional<ProcessHandle> found = find(data);
        if (found.isPresent()) {
            LOG.info("stopping a database server left behind, pid {}", found.get().pid());
            interrupt(found.get());
        }
    }

    /** The number may meanwhile belong to another program, so the program's name is checked too. */
    private static Optional<ProcessHandle> find(Path data) throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(pidFile);
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        long pid = Long.parseLong(lines.get(0).trim());
        return ProcessHandle.of(pid).filter(OrphanedServer::isPostgres);
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info().command().map(c -> c.endsWith("postgres")).orElse(false);
    }

    /** SIGINT asks PostgreSQL for a fast shutdown. */
    private static void interrupt(ProcessHandle process) throws IOException {
        try {
            new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
            process.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while stopping pid " + process.pid(), e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException(
                    "the database server with pid %d does not stop; stop it by hand"
                            .formatted(process.pid()),
                    e);
        }
    }
}
