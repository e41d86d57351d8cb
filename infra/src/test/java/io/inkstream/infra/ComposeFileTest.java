package io.inkstream.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.inkstream.contracts.Json;
import io.inkstream.infra.Settings.Setting;
import io.quarkus.agroal.runtime.DataSourcesJdbcRuntimeConfig;
import io.quarkus.datasource.runtime.DataSourcesRuntimeConfig;
import io.quarkus.vertx.http.runtime.VertxHttpConfig;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

public class ComposeFileTest {
    private static final String BROKER_SETTINGS =
            "embedded/src/main/resources/io/inkstream/embedded/broker.properties";

    private final ComposeFile compose = ComposeFile.read();

    @Test
    void theWholeSystemIsThere() {
        assertThat(compose.services())
                .containsExactlyInAnyOrder(
                        "kafka",
                        "objects",
                        "database",
                        "ingest-service",
                        "ocr-worker",
                        "ocr-worker-gpu",
                        "results-api",
                        "learner",
                        "ingress",
                        "minio",
                        "prometheus",
                        "grafana",
                        "jaeger");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingest-service", "ocr-worker", "results-api"})
    void everyVariableIsASettingThatTheServiceReads(String service) {
        assertThat(compose.environment(service).keySet()).isSubsetOf(readBy(service));
    }

    @Test
    void theWorkerOnAGpuIsTheWorkerOnAnotherDevice() {
        Map<String, String> onGpu = compose.environment("ocr-worker-gpu");
        assertThat(onGpu.keySet()).isSubsetOf(readBy("ocr-worker"));
        assertThat(onGpu)
                .containsAllEntriesOf(compose.environment("ocr-worker"))
                .containsEntry("OCR_WORKER_DEVICE", "cuda");
        assertThat(compose.dockerfile("ocr-worker-gpu"))
                .contains("infra/docker/ocr-worker-gpu.Dockerfile");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingest-service", "ocr-worker", "results-api"})
    void everyServiceIsToldWhereBrokerAndStoreAre(String service) {
        assertThat(compose.environment(service))
                .containsEntry("OCR_KAFKA_BOOTSTRAP_SERVERS", "kafka:9092")
                .containsEntry("OCR_STORE_S3_ENDPOINT", "http://objects:8333");
    }

    @Test
    void resultsApiAndDatabaseAgreeOnNameUserAndPassword() {
        Map<String, String> database = compose.environment("database");
        assertThat(compose.environment("results-api"))
                .containsEntry(
                        "QUARKUS_DATASOURCE_JDBC_URL",
                        "jdbc:postgresql://database:5432/" + database.get("POSTGRES_DB"))
                .containsEntry("QUARKUS_DATASOURCE_USERNAME", database.get("POSTGRES_USER"))
                .containsEntry("QUARKUS_DATASOURCE_PASSWORD", database.get("POSTGRES_PASSWORD"));
    }

    /** What a service reads: its own settings, those of every service, and those of Quarkus. */
    public static Set<String> readBy(String service) {
        Set<String> variables = new TreeSet<>();
        Stream.concat(Settings.of(service).stream(), Settings.of("platform").stream())
                .map(Setting::environmentVariable)
                .forEach(variables::add);
        Stream.of(
                        DataSourcesJdbcRuntimeConfig.class,
                        DataSourcesRuntimeConfig.class,
                        VertxHttpConfig.class)
                .flatMap(mapping -> Settings.keys(mapping).stream())
                .map(Settings::environmentVariable)
                .forEach(variables::add);
        return variables;
    }

    @Test
    void theObjectStoreHasTheKeysThatServicesUseWhenNotTold() throws IOException {
        String path = "infra/compose/s3.json";
        byte[] json = Repository.read(path).getBytes(StandardCharsets.UTF_8);
        JsonNode credentials = Json.mapper().readTree(json).at("/identities/0/credentials/0");
        assertThat(credentials.get("accessKey").asText())
                .isEqualTo(byDefault("ocr.store.s3.access-key"));
        assertThat(credentials.get("secretKey").asText())
                .isEqualTo(byDefault("ocr.store.s3.secret-key"));
    }

    private static String byDefault(String key) {
        return Settings.of("platform").stream()
                .filter(setting -> setting.key().equals(key))
                .findFirst()
                .flatMap(Setting::absent)
                .orElseThrow();
    }

    @Test
    void theBrokerIsSetUpLikeTheEmbeddedOne() throws IOException {
        Map<String, String> embedded = embeddedBroker();
        Map<String, String> composed = composedBroker();
        Map<String, String> inBoth = new TreeMap<>(embedded);
        inBoth.keySet().retainAll(composed.keySet());
        assertThat(composed).containsAllEntriesOf(inBoth);
        assertThat(composed.keySet()).containsAll(thatDecideDelivery(embedded.keySet()));
    }

    private static List<String> thatDecideDelivery(Set<String> settings) {
        return settings.stream()
                .filter(name ->
                        name.startsWith("group.")
                                || name.endsWith(".max.bytes")
                                || name.endsWith("auto.create.topics.enable"))
                .toList();
    }

    private static Map<String, String> embeddedBroker() throws IOException {
        Properties properties = new Properties();
        properties.load(new StringReader(Repository.read(BROKER_SETTINGS)));
        Map<String, String> settings = new TreeMap<>();
        properties
                .stringPropertyNames()
                .forEach(name -> settings.put(name, properties.getProperty(name)));
        // the same roles in another order
        settings.computeIfPresent("process.roles", (_, roles) -> sorted(roles));
        return settings;
    }

    /** The image turns {@code KAFKA_NODE_ID} into {@code node.id}. */
    private Map<String, String> composedBroker() {
        Map<String, String> settings = new TreeMap<>();
        compose.environment("kafka")
                .forEach((variable, value) -> {
                    if (variable.startsWith("KAFKA_")) {
                        String name = variable.substring("KAFKA_".length()).replace('_', '.');
                        settings.put(name.toLowerCase(Locale.ROOT), value);
                    }
                });
        settings.computeIfPresent("process.roles", (_, roles) -> sorted(roles));
        return settings;
    }

    private static String sorted(String commaSeparated) {
        return String.join(",", new TreeSet<>(List.of(commaSeparated.split(",", -1))));
    }

    @Test
    void everyServiceIsWaitedForUntilItIsHealthy() {
        for (String service : compose.services()) {
            Object needs = compose.service(service).get("depends_on");
            if (needs == null) {
                continue;
            }
            ComposeFile.map(needs)
                    .forEach((needed, how) -> {
                        assertThat(compose.services()).contains(String.valueOf(needed));
                        assertThat(String.valueOf(ComposeFile.map(how).get("condition")))
                                .isEqualTo("service_healthy");
                        assertThat(hasHealthCheck(String.valueOf(needed)))
                                .as("%s", needed)
                                .isTrue();
                    });
        }
    }

    private boolean hasHealthCheck(String service) {
        return compose.service(service).containsKey("healthcheck")
                || compose.dockerfile(service)
                        .map(Dockerfile::read)
                        .filter(file -> !file.all("HEALTHCHECK").isEmpty())
                        .isPresent();
    }

    @Test
    void imagesAreVariablesWithAPinnedVersionAsDefault() {
        for (String service : compose.services()) {
            String image = String.valueOf(compose.service(service).get("image"));
            assertThat(image)
                    .as(service)
                    .matches("\\$\\{[A-Z_]+:-[a-z./-]+:(v|RELEASE\\.)?[0-9][0-9A-Za-z_.-]*}");
        }
    }

    @Test
    void whatIsMountedExists() {
        for (String service : compose.services()) {
            for (String volume : compose.list(service, "volumes")) {
                String source = volume.substring(0, volume.indexOf(':'));
                if (source.startsWith("./")) {
                    assertThat(Repository.path(source)).exists();
                } else {
                    assertThat(compose.volumes()).contains(source);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ingest-service", "ocr-worker", "ocr-worker-gpu", "results-api", "learner"})
    void ourOwnContainersMayNeitherWriteNorGainRights(String service) {
        Map<?, ?> declared = compose.service(service);
        assertThat(declared.get("read_only")).isEqualTo(true);
        assertThat(compose.list(service, "cap_drop")).containsExactly("ALL");
        assertThat(compose.list(service, "security_opt")).contains("no-new-privileges:true");
        assertThat(compose.list(service, "tmpfs")).singleElement().asString().startsWith("/tmp:");
    }

    /** The first version of compose is the stricter reader; it is what Debian packages. */
    @Test
    void composeReadsTheFileWithAllProfiles() throws Exception {
        List<String> command = new ArrayList<>(List.of("docker-compose"));
        for (String service : compose.services()) {
            compose.list(service, "profiles")
                    .forEach(profile -> command.addAll(List.of("--profile", profile)));
        }
        command.addAll(List.of("config", "--services"));
        Process process;
        try {
            process =
                    new ProcessBuilder(command)
                            .directory(Repository.path("").toFile())
                            .redirectErrorStream(true)
                            .start();
        } catch (IOException e) {
            assumeTrue(false, "docker-compose is not installed: " + e.getMessage());
            throw e;
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said.lines().toList()).containsAll(compose.services());
    }

    @Test
    void nothingIsOfferedBeyondThisMachine() {
        for (String service : compose.services()) {
            assertThat(compose.list(service, "ports"))
                    .allSatisfy(port -> assertThat(port).startsWith("127.0.0.1:"));
        }
    }
}
