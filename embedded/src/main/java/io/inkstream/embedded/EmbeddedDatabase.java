package io.inkstream.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A real PostgreSQL as child processes of this one, on loopback, its data kept in a folder. Commits
 * are forced to disk. A server left behind by a killed parent is stopped before starting anew.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    private final EmbeddedPostgres server;

    private EmbeddedDatabase(EmbeddedPostgres server) {
        this.server = server;
    }

    /** Returns when the database takes connections. */
    public static EmbeddedDatabase start(Path folder) throws IOException {
        return start(folder, Ports.free(1).getFirst());
    }

    /**
     * Returns when the database takes connections.
     *
     * @param port on loopback
     */
    public static EmbeddedDatabase start(Path folder, int port) throws IOException {
        Files.createDirectories(folder);
        Path data = folder.resolve("data").toAbsolutePath();
        OrphanedServer.stop(data);
        EmbeddedPostgres server =
                EmbeddedPostgres.builder()
                        .setCleanDataDirectory(false)
                        .setDataDirectory(data)
                        .setPort(port)
                        .setOverrideWorkingDirectory(folder.resolve("program").toFile())
                        // the library switches durability off, as tests want it
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("full_page_writes", "on")
                        .setServerConfig("shared_buffers", "32MB")
                        .setServerConfig("max_connections", "40")
                        .setErrorRedirector(log(folder))
                        .setOutputRedirector(log(folder))
                        .setRegisterShutdownHook(false)
                        .start();
        return new EmbeddedDatabase(server);
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres";
    }

    public String user() {
        return "postgres";
    }

    /** Loopback connections are trusted, but clients insist on sending something. */
    public String password() {
        return "postgres";
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private static Redirect log(Path folder) {
        return Redirect.appendTo(folder.resolve("server.log").toFile());
    }
}
