package io.inkstream.infra.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.inkstream.contracts.Brokers;
import io.inkstream.contracts.Json;
import io.inkstream.contracts.Limits;
import io.inkstream.contracts.Topic;
import io.inkstream.contracts.Topic.Retention;
import io.inkstream.infra.Repository;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/** What operators make of our manifests fits the code: topics, alerts. */
class OperatorsTest {
    private static final Map<Retention, String> MILLISECONDS =
            Map.of(
                    Retention.WORK, "-1",
                    Retention.LONG, "2592000000",
                    Retention.COMPACT, "-1",
                    Retention.FOREVER, "-1");

    @Test
    void topicsAreMadeAsTheServicesWouldMakeThem() {
        List<KafkaTopic> topics = Manifests.objects(KafkaTopic.class);
        assertThat(topics)
                .extracting(topic -> topic.getMetadata().getName())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Topic.values()).map(Topic::topicName).toList());
        for (KafkaTopic topic : topics) {
            Retention retention =
                    Topic.find(topic.getMetadata().getName()).orElseThrow().retention();
            assertThat(topic.getSpec().getConfig())
                    .containsEntry(
                            "cleanup.policy", retention == Retention.COMPACT ? "compact" : "delete")
                    .containsEntry("retention.ms", MILLISECONDS.get(retention))
                    .containsEntry("max.message.bytes", String.valueOf(Limits.RECORD_BYTES));
        }
    }

    @Test
    void theSettingsOfKafkaClientsAreTaken(@TempDir Path folder) throws IOException {
        ConfigMap map =
                Manifests.objects(ConfigMap.class).stream()
                        .filter(each -> each.getMetadata().getName().equals("kafka-client"))
                        .findFirst()
                        .orElseThrow();
        Path file =
                Files.writeString(
                        folder.resolve("client.properties"),
                        map.getData().get("client.properties"));

        Brokers brokers = Brokers.at("broker:9093", file);

        assertThat(ProducerConfig.configNames()).containsAll(ownNames(brokers));
    }

    /** The providers' own settings have names that nobody knows beforehand. */
    private static List<String> ownNames(Brokers brokers) {
        return brokers.access().keySet().stream()
                .filter(name -> !name.startsWith("config.providers."))
                .toList();
    }

    @Test
    void thePrometheusRuleIsTheFileOfAlerts() {
        JsonNode rules =
                Json.mapper()
                        .valueToTree(
                                new Yaml().load(Repository.read("infra/observability/alerts.yml")));
        JsonNode rule =
                Manifests.objects().stream()
                        .filter(each -> each.kind().equals("PrometheusRule"))
                        .findFirst()
                        .orElseThrow()
                        .json();
        assertThat(rule.path("spec")).isEqualTo(rules);
    }
}
