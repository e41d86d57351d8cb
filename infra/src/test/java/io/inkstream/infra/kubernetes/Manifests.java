package io.inkstream.infra.kubernetes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.fabric8.openshift.api.model.monitoring.v1.PodMonitor;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.inkstream.contracts.Json;
import io.inkstream.infra.Repository;
import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.nodepool.KafkaNodePool;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import io.strimzi.api.kafka.model.user.KafkaUser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The files below {@code infra/kubernetes}, read as the types of the Kubernetes API. */
final class Manifests {
    private static final Map<String, Class<?>> OF_OPERATORS =
            Map.of(
                    "PodMonitor", PodMonitor.class,
                    "PrometheusRule", PrometheusRule.class,
                    "Kafka", Kafka.class,
                    "KafkaNodePool", KafkaNodePool.class,
                    "KafkaTopic", KafkaTopic.class,
                    "KafkaUser", KafkaUser.class);

    /** Read strictly, as there is no library of theirs. */
    private static final Map<String, Class<?>> OWN_TYPES =
            Map.of("ScaledObject", ScaledObject.class, "Kustomization", Kustomization.class);

    private static final ObjectMapper STRICT =
            Json.mapper()
                    .copy()
                    .setPropertyNamingStrategy(PropertyNamingStrategies.LOWER_CAMEL_CASE)
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private static final KubernetesSerialization TYPES = new KubernetesSerialization();

    private Manifests() {}

    /**
     * One document of a file.
     *
     * @param json the document as it is written
     */
    record Manifest(Path file, JsonNode json) {
        String kind() {
            return json.path("kind").asText();
        }

        String name() {
            return json.path("metadata").path("name").asText();
        }

        /** As a type of the API; a value of the wrong type is an exception. */
        Object typed() {
            if (OWN_TYPES.containsKey(kind())) {
                return strict(json, OWN_TYPES.get(kind()));
            }
            return OF_OPERATORS.containsKey(kind())
                    ? TYPES.unmarshal(json.toString(), OF_OPERATORS.get(kind()))
                    : TYPES.<HasMetadata>unmarshal(json.toString());
        }

        <T> T typed(Class<T> type) {
            return type.cast(typed());
        }

        @Override
        public String toString() {
            return Repository.path("").relativize(file) + " " + kind() + " " + name();
        }
    }

    static List<Manifest> all() {
        try (Stream<Path> files = Files.walk(Repository.path("infra/kubernetes"))) {
            List<Manifest> manifests = new ArrayList<>();
            files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .forEach(file -> manifests.addAll(read(file)));
            manifests.addAll(read(Repository.path("infra/observability/kustomization.yaml")));
            return manifests;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those that say all of an object, and are no patches of it. */
    static List<Manifest> objects() {
        return all().stream()
                .filter(manifest -> !manifest.kind().equals("Kustomization"))
                .filter(manifest -> !isPatch(manifest.file()))
                .toList();
    }

    static <T> List<T> objects(Class<T> type) {
        return objects().stream()
                .map(Manifest::typed)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    static boolean isPatch(Path file) {
        Path folder = file.resolveSibling("kustomization.yaml");
        return Files.exists(folder)
                && read(folder).getFirst().typed(Kustomization.class).patches().stream()
                        .flatMap(patch -> patch.path().stream())
                        .anyMatch(path -> path.equals(String.valueOf(file.getFileName())));
    }

    static List<Manifest> read(Path file) {
        List<Manifest> manifests = new ArrayList<>();
        for (Object document :
                new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(Repository.read(file))) {
            manifests.add(new Manifest(file, Json.mapper().valueToTree(document)));
        }
        return manifests;
    }

    private static Object strict(JsonNode json, Class<?> type) {
        try {
            return STRICT.treeToValue(json, type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
