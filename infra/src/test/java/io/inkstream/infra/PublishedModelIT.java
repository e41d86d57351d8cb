package io.inkstream.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.inkstream.contracts.BatchId;
import io.inkstream.contracts.Brokers;
import io.inkstream.contracts.Json;
import io.inkstream.contracts.ModelState;
import io.inkstream.contracts.ObjectKeys;
import io.inkstream.contracts.TenantId;
import io.inkstream.contracts.Topic;
import io.inkstream.messaging.EventPublisher;
import io.inkstream.storage.ObjectStat;
import io.inkstream.storage.ObjectStore;
import io.inkstream.storage.directory.DirectoryObjectStore;
import io.inkstream.trainer.publishing.ModelFolder;
import io.inkstream.trainer.publishing.Publisher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model published into a running server reads the next batch that asks for it. */
class PublishedModelIT {
    private static final String VERSION = "99.0.0";

    @TempDir private Path data;

    @Test
    void aBatchIsReadWithTheNewVersion() throws Exception {
        assumeTrue(Files.exists(RunningServer.jar()), "needs the packaged server");
        try (RunningServer server = RunningServer.start(data);
                ObjectStore store = DirectoryObjectStore.open(data.resolve("objects"));
                EventPublisher events =
                        new EventPublisher(
                                Brokers.at(server.kafka()), "/trainer", Clock.systemUTC())) {
            ModelFolder model =
                    ModelFolder.read(
                            Repository.path("models/latin-print"),
                            Optional.empty(),
                            Optional.of(VERSION));
            Publisher publisher = new Publisher(store);
            assertThat(publisher.publish(model)).isTrue();
            publisher.announce(model.name(), events);

            String batch =
                    server.upload(Repository.path("samples/01-clean-print.png"), model.toString());
            await().atMost(Duration.ofMinutes(3))
                    .until(() -> state(server, batch).equals("succeeded"));

            JsonNode outcome = outcome(store, new BatchId(batch));
            assertThat(outcome.findValues("digest").stream().map(JsonNode::asText))
                    .contains(model.digest());
            assertThat(outcome.findValuesAsText("version")).contains(VERSION);
            ModelState told = told(server.kafka());
            assertThat(told.versions())
                    .extracting(ModelState.Version::version, ModelState.Version::digest)
                    .contains(tuple(VERSION, model.digest()));
            assertThat(told.aliases()).extracting(ModelState.Alias::alias).contains("stable");
        }
    }

    private static String state(RunningServer server, String batch)
            throws IOException, InterruptedException {
        return server.get("/v1/batches/" + batch).path("state").asText("");
    }

    private static JsonNode outcome(ObjectStore store, BatchId batch) throws Exception {
        List<ObjectStat> outcomes = store.listAll(ObjectKeys.outcomes(TenantId.DEFAULT, batch));
        assertThat(outcomes).hasSize(1);
        return Json.mapper().readTree(store.read(outcomes.getFirst().key()));
    }

    private static ModelState told(String kafka) throws IOException {
        String topic = Topic.MODELS_STATE.topicName();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", kafka),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(topic).stream()
                            .map(info -> new TopicPartition(topic, info.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            for (ConsumerRecord<byte[], byte[]> event : consumer.poll(Duration.ofMinutes(1))) {
                return Json.read(event.value(), ModelState.class);
            }
        }
        throw new IOException("nothing was told on " + topic);
    }
}
