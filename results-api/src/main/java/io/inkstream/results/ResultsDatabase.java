package io.inkstream.results;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/** The read model's database. Threads may share it. */
@Singleton
public final class ResultsDatabase {
    /** Where the tables lie; a rebuilt read model takes over this name. */
    public static final String SCHEMA = "inkstream";

    private final Jdbi jdbi;

    @Inject
    public ResultsDatabase(DataSource dataSource) {
        this.jdbi = Jdbi.create(dataSource);
    }

    public Jdbi jdbi() {
        return jdbi;
    }
}
