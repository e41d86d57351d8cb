package io.inkstream.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.inkstream.contracts.Brokers;
import io.inkstream.contracts.Topic;
import io.inkstream.embedded.EmbeddedKafka;
import io.inkstream.embedded.EmbeddedKafka.Listener;
import io.inkstream.embedded.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A broker that encrypts with TLS and asks for a name and a password. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GuardedBrokerTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String SECRET = "only-for-this-test";

    private Path folder;
    private EmbeddedKafka kafka;
    private String address;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        this.folder = folder;
        Path keys = folder.resolve("broker.p12");
        makeKeys(keys);
        Files.writeString(folder.resolve("truststore.password"), SECRET);
        List<Integer> ports = Ports.free(2);
        address = "127.0.0.1:" + ports.get(1);
        kafka =
                EmbeddedKafka.start(
                        folder.resolve("kafka"),
                        List.of(
                                new Listener("PLAINTEXT", ports.get(0), ports.get(0)),
                                new Listener("GUARDED", ports.get(1), ports.get(1))),
                        Map.of(
                                "listener.security.protocol.map",
                                "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,GUARDED:SASL_SSL",
                                "listener.name.guarded.sasl.enabled.mechanisms",
                                "PLAIN",
                                "listener.name.guarded.plain.sasl.jaas.config",
                                login() + " user_inkstream=\"" + SECRET + "\";",
                                "listener.name.guarded.ssl.keystore.location",
                                keys.toString(),
                                "listener.name.guarded.ssl.keystore.type",
                                "PKCS12",
                                "listener.name.guarded.ssl.keystore.password",
                                SECRET));
    }

    @AfterAll
    void stop() {
        kafka.close();
    }

    private static String login() {
        return "org.apache.kafka.common.security.plain.PlainLoginModule required";
    }

    private static void makeKeys(Path file) throws IOException, InterruptedException {
        Process keytool =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-alias",
                                "broker",
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=127.0.0.1",
                                "-ext",
                                "san=ip:127.0.0.1",
                                "-storetype",
                                "PKCS12",
                                "-keystore",
                                file.toString(),
                                "-storepass",
                                SECRET)
                        .inheritIO()
                        .start();
        assertThat(keytool.waitFor()).isZero();
    }

    private Path clientFile(String password) throws IOException {
        return Files.writeString(
                folder.resolve("client.properties"),
                """
                security.protocol=SASL_SSL
                sasl.mechanism=PLAIN
                sasl.jaas.config=%s username="inkstream" password="%s";
                ssl.truststore.location=%s
                config.providers=secrets
                config.providers.secrets.class=org.apache.kafka.common.config.provider.DirectoryConfigProvider
                ssl.truststore.password=${secrets:%s:truststore.password}
                """
                        .formatted(login(), password, folder.resolve("broker.p12"), folder));
    }

    @ParameterizedTest
    @EnumSource(Delivery.class)
    void whoKnowsThePasswordSendsAndTakes(Delivery delivery) throws Exception {
        // given
        Brokers brokers = Brokers.at(address, clientFile(SECRET));
        new TopicSetup(brokers, 1, TopicSetup.RECORD_LOCK, delivery).ensure();
        Queue<String> taken = new ConcurrentLinkedQueue<>();
        LaneSettings settings =
                new LaneSettings(
                        "guarded",
                        brokers,
                        delivery,
                        ShareGroup.SPLITTERS,
                        TopicSetup.RECORD_LOCK,
                        Duration.ofSeconds(5));

        // when
        try (EventPublisher publisher = new EventPublisher(brokers, "/test", Clock.systemUTC());
                Lane _ =
                        Lane.start(
                                settings,
                                event -> {
                                    event.event().header("ce_subject").ifPresent(taken::add);
                                    return Disposition.ACCEPT;
                                },
                                () -> true)) {
            publisher.publish(
                    Event.json(
                            Topic.DOCUMENTS_SUBMITTED,
                            "key",
                            "fact " + delivery,
                            delivery.name(),
                            Map.of()));

            // then
            await().atMost(LIMIT).until(() -> taken.contains(delivery.name()));
        }
        assertThat(BrokerFeatures.of(brokers, LIMIT).hasShareGroups()).isTrue();
        assertThat(brokers).hasToString(address);
    }

    @Test
    void whoDoesNotKnowItIsTurnedAway() throws Exception {
        Brokers wrong = Brokers.at(address, clientFile("guessed"));

        assertThatThrownBy(() -> BrokerFeatures.of(wrong, Duration.ofSeconds(10)))
                .isInstanceOf(PublishException.class)
                .hasMessageContaining(address)
                .hasMessageContaining("Authentication failed")
                .hasMessageNotContaining("guessed");
    }

    @Test
    void onlySettingsThatSayHowToGetInAreTaken() throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("other.properties"),
                        "security.protocol=SSL\ngroup.id=mine\n");

        assertThatThrownBy(() -> Brokers.at(address, file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("other.properties")
                .hasMessageContaining("'group.id'");
        assertThatThrownBy(() -> Brokers.at(address, folder.resolve("none.properties")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("none.properties");
    }
}
