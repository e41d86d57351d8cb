package io.inkstream.results;

import io.inkstream.embedded.EmbeddedDatabase;
import java.io.IOException;
import java.nio.file.Path;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/** A real database with our tables. */
public final class TestDatabase implements AutoCloseable {
    private final EmbeddedDatabase server;
    private final ResultsDatabase database;
    private final Flyway flyway;

    public TestDatabase(Path folder) throws IOException {
        this.server = EmbeddedDatabase.start(folder);
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(server.jdbcUrl());
        source.setUser(server.user());
        source.setPassword(server.password());
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
