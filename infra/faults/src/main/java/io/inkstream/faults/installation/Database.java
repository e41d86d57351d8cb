package io.inkstream.faults.installation;

import io.inkstream.embedded.EmbeddedDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The PostgreSQL of the installation: a process with children of its own. */
public final class Database {
    private final Path folder;
    private final int port;
    private EmbeddedDatabase server;

    private Database(Path folder, int port, EmbeddedDatabase server) {
        this.folder = folder;
        this.port = port;
        this.server = server;
    }

    static Database start(Path folder, int port) throws IOException {
        return new Database(folder, port, EmbeddedDatabase.start(folder, port));
    }

    String jdbcUrl() {
        return server.jdbcUrl();
    }

    /** kill -9 of all its processes. */
    public void killHard() throws IOException, InterruptedException {
        ProcessHandle main = main();
        List<ProcessHandle> all = Stream.concat(Stream.of(main), main.descendants()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        main.onExit().join();
    }

    /** After a kill. */
    public void startAgain() throws IOException {
        // there is nothing left to stop; this gives back the lock on its folder
        server.close();
        server = EmbeddedDatabase.start(folder, port);
    }

    public void freeze() throws IOException, InterruptedException {
        signal("STOP");
    }

    public void thaw() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        ProcessHandle main = main();
        for (ProcessHandle each : Stream.concat(Stream.of(main), main.descendants()).toList()) {
            Signals.send(each.pid(), name);
        }
    }

    private ProcessHandle main() throws IOException {
        Path file = folder.resolve("data").resolve("postmaster.pid");
        long pid = Long.parseLong(Files.readAllLines(file).getFirst().trim());
        return ProcessHandle.of(pid).orElseThrow(() -> new IOException("no database runs"));
    }

    void close() throws IOException {
        server.close();
    }
}
