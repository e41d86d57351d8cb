package io.inkstream.results.intake;

import io.inkstream.results.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The read model on the PostgreSQL that comes along. */
class ReadModelTest extends ReadModelContract {
    @TempDir static Path folder;

    @BeforeAll
    static void start() throws IOException {
        use(new TestDatabase(folder));
    }
}
