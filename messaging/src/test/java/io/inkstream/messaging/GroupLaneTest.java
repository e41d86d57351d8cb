package io.inkstream.messaging;

import io.inkstream.contracts.Brokers;
import io.inkstream.embedded.EmbeddedKafka;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Lanes on ordinary consumer groups of the broker that comes along. */
class GroupLaneTest extends LaneContract {
    @TempDir static Path folder;
    private static EmbeddedKafka kafka;

    @BeforeAll
    static void start() throws Exception {
        kafka = EmbeddedKafka.start(folder);
        setUp(Brokers.at(kafka.bootstrapServers()), Delivery.GROUP);
    }

    @AfterAll
    static void stop() {
        tearDown();
        kafka.close();
    }

    @Override
    protected Brokers brokers() {
        return Brokers.at(kafka.bootstrapServers());
    }

    @Override
    protected Delivery delivery() {
        return Delivery.GROUP;
    }
}
