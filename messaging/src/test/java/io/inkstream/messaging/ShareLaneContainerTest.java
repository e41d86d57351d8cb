package io.inkstream.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.inkstream.contracts.Brokers;
import io.inkstream.embedded.EmbeddedKafka;
import io.inkstream.embedded.Ports;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;

/** Lanes on a broker in a container, set up by variables like that of docker-compose.yml. */
@EnabledIfEnvironmentVariable(
        named = "KAFKA_IMAGE",
        matches = ".+",
        disabledReason = "no image of Kafka is named; infra/containers makes one")
class ShareLaneContainerTest extends LaneContract {
    private static GenericContainer<?> container;
    private static String address = "";

    @BeforeAll
    static void start() throws Exception {
        int port = Ports.free(1).getFirst();
        address = "127.0.0.1:" + port;
        container =
                new GenericContainer<>(System.getenv("KAFKA_IMAGE"))
                        .withEnv(settings())
                        .waitingFor(Wait.forListeningPort())
                        .withExposedPorts(9092);
        // clients are told the address from outside, so it is chosen before
        container.setPortBindings(List.of(port + ":9092"));
        container.start();
        setUp(Brokers.at(address), Delivery.SHARE);
    }

    @AfterAll
    static void stop() {
        tearDown();
        container.stop();
    }

    @Override
    protected Brokers brokers() {
        return Brokers.at(address);
    }

    /** The variables to which the image's own start makes {@code node.id} of KAFKA_NODE_ID. */
    private static Map<String, String> settings() throws IOException {
        Properties broker = new Properties();
        try (InputStream in = EmbeddedKafka.class.getResourceAsStream("broker.properties")) {
            broker.load(in);
        }
        Map<String, String> variables = new TreeMap<>();
        for (String name : broker.stringPropertyNames()) {
            variables.put(variable(name), broker.getProperty(name));
        }
        variables.put("CLUSTER_ID", "aW5rc3RyZWFtLXRlc3RpbmdA");
        // the broker also talks to itself, and the address from outside means nothing inside
        variables.put(variable("listeners"), "PLAINTEXT://:9092,CONTROLLER://:9093,INSIDE://:9094");
        variables.put(
                variable("advertised.listeners"),
                "PLAINTEXT://%s,INSIDE://localhost:9094".formatted(address));
        variables.put(variable("controller.quorum.voters"), "1@localhost:9093");
        variables.put(variable("inter.broker.listener.name"), "INSIDE");
        variables.put(
                variable("listener.security.protocol.map"),
                "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,INSIDE:PLAINTEXT");
        variables.put(variable("log.dirs"), "/var/lib/kafka/data");
        return variables;
    }

    private static String variable(String setting) {
        return "KAFKA_" + setting.replace('.', '_').toUpperCase(Locale.ROOT);
    }

    @Test
    void theBrokerInTheContainerIsRecentEnough() throws Exception {
        BrokerFeatures features = BrokerFeatures.of(Brokers.at(address), LOCK.multipliedBy(7));

        assertThat(features.hasShareGroups()).isTrue();
    }
}
