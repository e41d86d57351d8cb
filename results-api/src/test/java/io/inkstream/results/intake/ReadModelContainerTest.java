package io.inkstream.results.intake;

import io.inkstream.results.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;

/** The read model on a PostgreSQL in a container, 15 or later. */
@EnabledIfEnvironmentVariable(
        named = "POSTGRES_IMAGE",
        matches = ".+",
        disabledReason = "no image of PostgreSQL is named; infra/containers makes one")
class ReadModelContainerTest extends ReadModelContract {
    private static final int PORT = 5432;
    private static final String NAME = "inkstream";

    @BeforeAll
    static void start() {
        GenericContainer<?> container =
                new GenericContainer<>(System.getenv("POSTGRES_IMAGE"))
                        .withEnv("POSTGRES_USER", NAME)
                        .withEnv("POSTGRES_PASSWORD", NAME)
                        .withEnv("POSTGRES_DB", NAME)
                        .withExposedPorts(PORT)
                        .waitingFor(
                                Wait.forSuccessfulCommand(
                                        "pg_isready -q -h 127.0.0.1 -U %s".formatted(NAME)));
        container.start();
        use(
                new TestDatabase(
                        "jdbc:postgresql://127.0.0.1:%d/%s"
                                .formatted(container.getMappedPort(PORT), NAME),
                        NAME,
                        NAME,
                        container::stop));
    }
}
