package io.inkstream.results.diagnosis;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;

import io.inkstream.contracts.Brokers;
import io.inkstream.messaging.Delivery;
import io.inkstream.platform.KafkaConfig;
import io.inkstream.results.Announcements;
import io.inkstream.results.BatchStory;
import io.inkstream.results.ResultsDatabase;
import io.inkstream.results.TestServers;
import io.inkstream.storage.ObjectStore;
import io.inkstream.storage.directory.DirectoryObjectStore;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

@QuarkusTest
@QuarkusTestResource(value = TestServers.class, restrictToAnnotatedClass = false)
class DiagnosisTest {
    private static final Brokers NOWHERE = Brokers.at("127.0.0.1:1");
    private static final KafkaConfig KAFKA =
            new KafkaConfig() {
                @Override
                public String bootstrapServers() {
                    return NOWHERE.servers();
                }

                @Override
                public Optional<Path> clientFile() {
                    return Optional.empty();
                }

                @Override
                public int partitions() {
                    return 1;
                }

                @Override
                public Delivery delivery() {
                    return Delivery.SHARE;
                }
            };

    @Inject ResultsDatabase database;
    @Inject Announcements announce;

    @TempDir Path folder;

    @Test
    void aHealthyInstallationHasNothingToMend() {
        given().get("/v1/diagnosis")
                .then()
                .statusCode(200)
                .body("findings.name", contains("object store", "broker", "database", "clock"))
                .body("findings.ok", everyItem(is(true)));
    }

    @Test
    void whatTheReadModelHasTakenInIsNoLagAndWhatNobodyWorksIs() throws Exception {
        BatchStory batch = new BatchStory("lagging");
        announce.tell(batch.accepted());
        announce.tell(batch.split("a.png", 1));
        announce.tell(batch.recognized("a.png", 1, "words"));

        // there is no ingest-service here that would take the command
        await().untilAsserted(() -> {
            Map<String, Integer> lags = lags();
            assertThat(lags)
                    .containsKeys(
                            "ocr-workers ocr.pages.requested.v1",
                            "ocr-splitters ocr.documents.submitted.v1")
                    .containsEntry("read-model ocr.pages.recognized.v1", 0)
                    .containsEntry("read-model ocr.batches.commands.v1", 0);
            assertThat(lags.get("ocr-commands ocr.batches.commands.v1")).isPositive();
        });
    }

    private static Map<String, Integer> lags() {
        List<Map<String, Object>> items =
                given().get("/v1/diagnosis/lag").then().statusCode(200).extract().path("items");
        return items.stream()
                .collect(
                        Collectors.toMap(
                                item -> item.get("group") + " " + item.get("topic"),
                                item -> (Integer) item.get("records")));
    }

    @Test
    void whatDoesNotAnswerIsNamedWithARemedy() throws Exception {
        PGSimpleDataSource nowhere = new PGSimpleDataSource();
        nowhere.setUrl("jdbc:postgresql://127.0.0.1:1/nothing");
        try (ObjectStore store = DirectoryObjectStore.open(folder.resolve("store"))) {
            List<Finding> findings =
                    new Diagnosis(
                                    store,
                                    KAFKA,
                                    NOWHERE,
                                    new ResultsDatabase(nowhere),
                                    Clock.systemUTC())
                            .findings();

            assertThat(findings).extracting(Finding::ok).containsExactly(true, false, false, false);
            assertThat(findings.get(1).detail()).contains("127.0.0.1:1");
            assertThat(findings)
                    .filteredOn(finding -> !finding.ok())
                    .allSatisfy(finding -> assertThat(finding.remedy()).isPresent());
        }
    }

    @Test
    void aClockThatIsWrongIsFound() throws Exception {
        Clock wrong = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(3));
        try (ObjectStore store = DirectoryObjectStore.open(folder.resolve("store"))) {
            List<Finding> findings =
                    new Diagnosis(store, KAFKA, NOWHERE, database, wrong).findings();

            assertThat(findings.getLast().ok()).isFalse();
            assertThat(findings.getLast().remedy())
                    .hasValueSatisfying(remedy -> assertThat(remedy).contains("NTP"));
        }
    }
}
