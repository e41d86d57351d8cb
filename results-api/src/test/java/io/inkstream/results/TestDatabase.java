package io.inkstream.results;

import io.inkstream.embedded.EmbeddedDatabase;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/** A real database with our tables. */
public final class TestDatabase implements AutoCloseable {
    private final Closeable server;
    private final ResultsDatabase database;
    private final Flyway flyway;

    public TestDatabase(Path folder) throws IOException {
        this(EmbeddedDatabase.start(folder));
    }

    private TestDatabase(EmbeddedDatabase server) {
        this(server.jdbcUrl(), server.user(), server.password(), server::close);
    }

    /**
     * On a server that runs already.
     *
     * @param server closed with this
     */
    public TestDatabase(String jdbcUrl, String user, String password, Closeable server) {
        this.server = server;
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(jdbcUrl);
        source.setUser(user);
        source.setPassword(password);
        source.setCurrentSchema(ResultsDatabase.SCHEMA + ",public");
        this.flyway =
                Flyway.configure()
                        .dataSource(source)
                        .defaultSchema(ResultsDatabase.SCHEMA)
                        .schemas(ResultsDatabase.SCHEMA)
                        .load();
        flyway.migrate();
        this.database = new ResultsDatabase(source);
    }

    public ResultsDatabase database() {
        return database;
    }

    public Flyway flyway() {
        return flyway;
    }

    public void clear() {
        database.jdbi()
                .useHandle(handle ->
                        handle.execute(
                                "truncate batches, plans, documents, outcomes, progress_events,"
                                        + " consumer_offsets, line_readings, corrections,"
                                        + " comparisons, search_lines, search_words"));
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
