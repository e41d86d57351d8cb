package io.inkstream.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.inkstream.contracts.Brokers;
import io.inkstream.contracts.Json;
import io.inkstream.contracts.Topic;
import io.inkstream.embedded.EmbeddedDatabase;
import io.inkstream.embedded.EmbeddedKafka;
import io.inkstream.messaging.Event;
import io.inkstream.messaging.EventPublisher;
import io.inkstream.messaging.PublishException;
import io.inkstream.messaging.TopicSetup;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two processes on one database: what one began before kill -9, the other ends. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
@SuppressWarnings("NullAway.Init")
class TwoReplicasIT {
    private static final int PAGES = 150;
    private static final Duration LONG = Duration.ofMinutes(1);

    @TempDir Path folder;

    private EmbeddedKafka kafka;
    private EmbeddedDatabase database;
    private EventPublisher publisher;

    @BeforeEach
    void start() throws Exception {
        kafka = EmbeddedKafka.start(folder.resolve("kafka"));
        database = EmbeddedDatabase.start(folder.resolve("postgres"));
        new TopicSetup(Brokers.at(kafka.bootstrapServers()), 2, TopicSetup.RECORD_LOCK).ensure();
        publisher =
                new EventPublisher(
                        Brokers.at(kafka.bootstrapServers()), "/test", Clock.systemUTC());
    }

    @AfterEach
    void stop() throws IOException {
        publisher.close();
        database.close();
        kafka.close();
    }

    @Test
    void whoFollowsABatchMissesNothingAndHearsNothingTwice() throws Exception {
        BatchStory batch = new BatchStory("followed");
        begin(batch);
        List<SseEvent> heard = new ArrayList<>();
        try (ReplicaProcess first = replica("first");
                ReplicaProcess second = replica("second")) {
            Thread feeder = Thread.ofVirtual().start(() -> feed(batch));
            follow(first, batch, heard, PAGES / 3);
            first.killHard();
            follow(second, batch, heard, Integer.MAX_VALUE);
            feeder.join();
        }

        assertThat(heard.getLast().kind()).isEqualTo("done");
        assertThat(heard.stream().filter(event -> event.kind().equals("snapshot"))).hasSize(1);
        List<Integer> pages =
                heard.stream()
                        .filter(event -> event.kind().equals("page"))
                        .map(event -> event.data().path("number").asInt())
                        .sorted()
                        .toList();
        assertThat(pages).isEqualTo(IntStream.rangeClosed(1, PAGES).boxed().toList());
        List<Integer> numbers =
                heard.stream()
                        .filter(event -> !List.of("snapshot", "done").contains(event.kind()))
                        .map(SseEvent::sequence)
                        .toList();
        assertThat(numbers)
                .isEqualTo(
                        IntStream.range(0, numbers.size())
                                .map(i -> numbers.getFirst() + i)
                                .boxed()
                                .toList());
    }

    @Test
    void anExportThatBrokeOffIsWholeElsewhere() throws Exception {
        BatchStory batch = new BatchStory("exported");
        begin(batch);
        feed(batch);
        String path = "/v1/batches/" + batch.batch() + "/export?format=jsonl";
        try (ReplicaProcess first = replica("first");
                ReplicaProcess second = replica("second")) {
            List<SseEvent> heard = new ArrayList<>();
            follow(first, batch, heard, Integer.MAX_VALUE);

            InputStream broken = first.get(path, BodyHandlers.ofInputStream()).body();
            assertThat(broken.readNBytes(1000)).hasSize(1000);
            first.killHard();
            assertThatThrownBy(broken::readAllBytes).isInstanceOf(IOException.class);
            String whole = second.get(path, BodyHandlers.ofString()).body();

            List<String> lines = whole.lines().toList();
            assertThat(lines).hasSize(PAGES);
            for (int i = 0; i < PAGES; i++) {
                JsonNode page = Json.mapper().readTree(lines.get(i));
                assertThat(page.path("page_id").asText())
                        .isEqualTo(batch.document("a.png").page(i + 1).value());
            }
        }
    }

    /** One event of live progress. */
    private record SseEvent(String id, String kind, JsonNode data) {
        int sequence() {
            return Integer.parseInt(id.substring(id.indexOf('-') + 1));
        }
    }

    /** Hears on after the last event heard, until so many pages or the end. */
    private static void follow(
            ReplicaProcess replica, BatchStory batch, List<SseEvent> heard, int pages)
            throws IOException, InterruptedException {
        String path = "/v1/batches/" + batch.batch() + "/events";
        await().atMost(LONG).until(() -> knows(replica, batch));
        String[] headers =
                heard.isEmpty()
                        ? new String[] {"Accept", "text/event-stream"}
                        : new String[] {
                            "Accept", "text/event-stream", "Last-Event-ID", heard.getLast().id()
                        };
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(
                                replica.get(path, BodyHandlers.ofInputStream(), headers).body(),
                                StandardCharsets.UTF_8))) {
            String id = "";
            String kind = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("event: ")) {
                    kind = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    JsonNode data = Json.mapper().readTree(line.substring(6));
                    heard.add(new SseEvent(id, kind, data));
                    if (heard.stream().filter(e -> e.kind().equals("page")).count() >= pages) {
                        return;
                    }
                }
            }
        }
    }

    private static boolean knows(ReplicaProcess replica, BatchStory batch)
            throws IOException, InterruptedException {
        String path = "/v1/batches/" + batch.batch();
        return replica.get(path, BodyHandlers.discarding()).statusCode() == 200;
    }

    private void begin(BatchStory batch) throws Exception {
        String id = batch.batch().value();
        publisher.publish(
                Event.json(Topic.BATCHES_COMMANDS, id, "accepted" + id, id, batch.accepted()));
        publisher.publish(
                Event.json(Topic.BATCHES_COMMANDS, id, "sealed" + id, id, batch.sealed("a.png")));
        String document = batch.document("a.png").value();
        publisher.publish(
                Event.json(
                        Topic.DOCUMENTS_SPLIT,
                        document,
                        document,
                        document,
                        batch.split("a.png", PAGES)));
    }

    /** Pages of some 100 KB each, one after the other, as workers would tell of them. */
    private void feed(BatchStory batch) {
        String[] lines =
                IntStream.range(0, 150)
                        .mapToObj(i -> ("line " + i + " ").repeat(30))
                        .toArray(String[]::new);
        try {
            for (int page = 1; page <= PAGES; page++) {
                String id = batch.document("a.png").page(page).value();
                publisher.publish(
                        Event.json(
                                Topic.PAGES_RECOGNIZED,
                                id,
                                id,
                                id,
                                batch.recognized("a.png", page, lines)));
            }
        } catch (PublishException e) {
            throw new IllegalStateException(e);
        }
    }

    private ReplicaProcess replica(String name) throws IOException {
        return ReplicaProcess.start(
                Map.of(
                        "ocr.kafka.bootstrap-servers", kafka.bootstrapServers(),
                        "ocr.store.directory", folder.resolve("store").toString(),
                        "ocr.results.intake.retry-delay", "200ms",
                        "quarkus.datasource.jdbc.url", database.jdbcUrl(),
                        "quarkus.datasource.username", database.user(),
                        "quarkus.datasource.password", database.password()),
                folder.resolve(name + ".log"));
    }
}
