package io.inkstream.infra.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.inkstream.contracts.Json;
import io.inkstream.contracts.Limits;
import io.inkstream.contracts.Topic;
import io.inkstream.contracts.Topic.Retention;
import io.inkstream.infra.Repository;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
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
