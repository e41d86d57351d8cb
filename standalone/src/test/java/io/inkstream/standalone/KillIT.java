package io.inkstream.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.inkstream.contracts.BatchId;
import io.inkstream.contracts.ObjectKeys;
import io.inkstream.contracts.TenantId;
import io.inkstream.contracts.Topic;
import io.inkstream.messaging.ReceivedEvent;
import io.inkstream.storage.ObjectStat;
import io.inkstream.storage.ObjectStore;
import io.inkstream.storage.directory.DirectoryObjectStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** kill -9 of the whole server at random moments: every page ends with exactly one outcome. */
class KillIT {
    private static final int PAGES = 60;
    private static final Set<String> FINAL = Set.of("succeeded", "partial", "failed", "cancelled");

    @TempDir Path data;

    @Test
    void threeKillsLoseNothing() throws Exception {
        survive(3);
    }

    @Test
    @Tag("long")
    void twentyKillsLoseNothing() throws Exception {
        survive(20);
    }

    private void survive(int kills) throws Exception {
        assumeTrue(
                Files.exists(Path.of("../models/latin-print/model.onnx")), "needs a bundled model");
        long seed = Long.getLong("inkstream.seed", System.nanoTime());
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        String batch;
        try (ServerProcess first = ServerProcess.start(data)) {
            batch = first.upload(pages());
            first.killHard();
        }
        int made = 1;
        for (; made < kills; made++) {
            try (ServerProcess server = ServerProcess.start(data)) {
                int moment = random.nextInt(8000);
                await().pollDelay(Duration.ofMillis(moment)).until(() -> true);
                server.killHard();
            }
        }
        try (ServerProcess last = ServerProcess.start(data)) {
            await().atMost(Duration.ofMinutes(5))
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> FINAL.contains(state(last, batch)));

            JsonNode end = last.get("/v1/batches/" + batch);
            assertThat(end.get("state").asText()).isEqualTo("succeeded");
            assertThat(end.get("counts").get("pages_done").asInt()).isEqualTo(PAGES);
            requireOneEventPerPage(last);
        }
        requireOneOutcomePerPage(new BatchId(batch));
        System.out.println(kills + " kills, " + PAGES + " pages, one outcome each");
    }

    private static List<Multipart.Part> pages() throws Exception {
        List<Multipart.Part> pages = new ArrayList<>();
        for (int i = 1; i <= PAGES; i++) {
            pages.add(new Multipart.Part("page-%02d.png".formatted(i), DrawnPage.png(i)));
        }
        return pages;
    }

    private static String state(ServerProcess server, String batch) throws Exception {
        return server.get("/v1/batches/" + batch).path("state").asText("");
    }

    private void requireOneOutcomePerPage(BatchId batch) throws Exception {
        Map<String, Integer> outcomes = new HashMap<>();
        try (ObjectStore store = DirectoryObjectStore.open(data.resolve("objects"))) {
            for (ObjectStat stat : store.listAll(ObjectKeys.outcomes(TenantId.DEFAULT, batch))) {
                String page = stat.key().substring(0, stat.key().lastIndexOf('/'));
                outcomes.merge(page, 1, Integer::sum);
            }
        }
        assertThat(outcomes).hasSize(PAGES);
        assertThat(outcomes.values()).containsOnly(1);
    }

    /** Events may repeat, but all about one page tell the same fact in the same bytes. */
    private static void requireOneEventPerPage(ServerProcess server) {
        Map<String, Set<String>> facts = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> each : all(server, Topic.PAGES_RECOGNIZED)) {
            ReceivedEvent event = new ReceivedEvent(each);
            String fact = event.id() + " " + Arrays.hashCode(event.value());
            facts.computeIfAbsent(
                            new String(each.key(), java.nio.charset.StandardCharsets.UTF_8),
                            _ -> new HashSet<>())
                    .add(fact);
        }
        assertThat(facts).hasSize(PAGES);
        assertThat(facts.values()).allSatisfy(told -> assertThat(told).hasSize(1));
    }

    private static List<ConsumerRecord<byte[], byte[]>> all(ServerProcess server, Topic topic) {
        Map<String, Object> settings = Map.of("bootstrap.servers", server.kafka());
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (var consumer =
                new KafkaConsumer<>(
                        settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(topic.topicName()).stream()
                            .map(info -> new TopicPartition(info.topic(), info.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream()
                    .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
        }
        return records;
    }
}
