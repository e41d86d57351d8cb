package io.inkstream.results.models;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.inkstream.contracts.Failure;
import io.inkstream.contracts.Json;
import io.inkstream.contracts.ModelVerdict;
import io.inkstream.contracts.ObjectKeys;
import io.inkstream.contracts.PageCompared;
import io.inkstream.contracts.PageResult;
import io.inkstream.contracts.PinnedModel;
import io.inkstream.contracts.ProblemCode;
import io.inkstream.contracts.RecognitionPlan;
import io.inkstream.results.Announcements;
import io.inkstream.results.BatchStory;
import io.inkstream.results.DrawnLines;
import io.inkstream.results.TestServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Versions and their names, over a real store, broker and database; verdicts as workers write. */
@QuarkusTest
@QuarkusTestResource(value = TestServers.class, restrictToAnnotatedClass = false)
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ModelLifecycleTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Inject Announcements announce;

    private PinnedModel registered(String name, String version) throws Exception {
        PinnedModel model = new PinnedModel(name, version, "digest of " + version);
        announce.put(ObjectKeys.modelRecord(name, version), Json.bytes(model));
        return model;
    }

    private PinnedModel ready(String name, String version) throws Exception {
        PinnedModel model = registered(name, version);
        verdict(ModelVerdict.accepted(model, "worker-1", NOON));
        return model;
    }

    private void verdict(ModelVerdict verdict) throws Exception {
        announce.put(
                ObjectKeys.modelVerdict(verdict.model().name(), verdict.model().version()),
                Json.bytes(verdict));
    }

    private static ValidatableResponse point(String name, String alias, String version) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("version", version, "by", "ada"))
                .put("/v1/models/{name}/aliases/{alias}", name, alias)
                .then();
    }

    private static ValidatableResponse post(String name, String verb) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("by", "ada"))
                .post("/v1/models/{name}/{verb}", name, verb)
                .then();
    }

    @Test
    void aCandidateIsPromotedAndRolledBack() throws Exception {
        ready("swap", "1");
        ready("swap", "2");
        point("swap", "stable", "1").statusCode(200);
        point("swap", "candidate", "2").statusCode(200);

        post("swap", "promote")
                .statusCode(200)
                .body("aliases.find { it.alias == 'stable' }.version", equalTo("2"))
                .body("aliases.find { it.alias == 'stable' }.revision", equalTo(2))
                .body("aliases.find { it.alias == 'stable' }.moved_by", equalTo("ada"));
        post("swap", "rollback")
                .statusCode(200)
                .body("aliases.find { it.alias == 'stable' }.version", equalTo("1"))
                .body("aliases.find { it.alias == 'stable' }.revision", equalTo(3));

        given().get("/v1/models/swap")
                .then()
                .body("history.findAll { it.alias == 'stable' }.version", contains("1", "2", "1"))
                .body("versions.find { it.version == '1' }.aliases", contains("stable"));
        given().get("/v1/models").then().statusCode(200).body("items.name", hasItem("swap"));
    }

    @Test
    void whatIsKnownOfAVersionCanBeRead() throws Exception {
        ready("told", "1");
        announce.put(
                ObjectKeys.modelFile("told", "1", "report.html"),
                "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8));

        given().get("/v1/models/told").then().body("versions[0].files", contains("report.html"));
        given().get("/v1/models/told/versions/1/report.html")
                .then()
                .statusCode(200)
                .contentType(ContentType.HTML)
                .header("Content-Security-Policy", startsWith("sandbox; default-src 'none'"))
                .body(containsString("alert(1)"));
        for (String file : List.of("card.md", "registered.json")) {
            given().get("/v1/models/told/versions/1/" + file)
                    .then()
                    .statusCode(404)
                    .body("code", equalTo("model-not-found"))
                    .body("detail", containsString("told@1 has no file " + file));
        }
    }

    @Test
    void anAliasWaitsForAWorkerThatHasTheVersionReady() throws Exception {
        PinnedModel model = registered("waits", "1");

        point("waits", "stable", "1")
                .statusCode(409)
                .body("code", equalTo("model-not-ready"))
                .body("retryable", equalTo(true));
        given().get("/v1/models/waits")
                .then()
                .body("versions[0].state", equalTo("waiting"))
                .body("aliases.size()", equalTo(0));

        verdict(ModelVerdict.accepted(model, "worker-1", NOON));
        point("waits", "stable", "1").statusCode(200);
        point("waits", "stable", "1").statusCode(200).body("aliases[0].revision", equalTo(1));
    }

    @Test
    void aBadVersionTakesNoTrafficAndTheOperatorSeesWhy() throws Exception {
        ready("bad", "1");
        point("bad", "stable", "1").statusCode(200);
        verdict(
                ModelVerdict.refused(
                        registered("bad", "2"),
                        new Failure(ProblemCode.WEIGHTS_INVALID, "tensor 'w' holds NaN"),
                        "worker-1",
                        NOON));

        for (String alias : List.of("candidate", "stable")) {
            point("bad", alias, "2")
                    .statusCode(422)
                    .body("code", equalTo("weights-invalid"))
                    .body("detail", containsString("tensor 'w' holds NaN"));
        }

        given().get("/v1/models/bad")
                .then()
                .body("aliases[0].version", equalTo("1"))
                .body("versions.find { it.version == '2' }.state", equalTo("refused"))
                .body(
                        "versions.find { it.version == '2' }.failure.code",
                        equalTo("weights-invalid"));
    }

    @Test
    void whatDoesNotExistIsNotNamed() throws Exception {
        ready("exists", "1");

        point("exists", "stable", "7").statusCode(404).body("code", equalTo("model-not-found"));
        post("exists", "promote").statusCode(404);
        post("exists", "rollback").statusCode(404);
        given().get("/v1/models/never").then().statusCode(404);
        given().get("/v1/models/{name}", "No Name")
                .then()
                .statusCode(400)
                .body("code", equalTo("malformed-id"));
    }

    @Test
    void anUploadedVersionWaitsForAWorkerAndNeverChanges() throws Exception {
        byte[] file = "some model".getBytes(StandardCharsets.UTF_8);

        upload(file).statusCode(202).body("versions[0].state", equalTo("waiting"));
        upload(file).statusCode(202);
        upload(new byte[] {1}).statusCode(409).body("code", equalTo("model-exists"));

        assertThat(announce.exists(ObjectKeys.modelFile("uploaded", "1", "model.onnx"))).isTrue();
    }

    private static ValidatableResponse upload(byte[] file) {
        return given().contentType("application/octet-stream")
                .body(file)
                .put("/v1/models/uploaded/versions/1")
                .then();
    }

    @Test
    void aDamagedCandidateIsHeldBackAndABetterOneGoesThrough() throws Exception {
        PinnedModel stable = ready("gate", "1");
        PinnedModel damaged = ready("gate", "2");
        PinnedModel better = ready("gate", "3");
        point("gate", "stable", "1").statusCode(200);
        shadow("gate", 100);
        BatchStory batch = new BatchStory("gate");
        RecognitionPlan plan = BatchStory.PLAN.withRecognizer(stable);
        for (int page = 1; page <= 20; page++) {
            PageResult read =
                    DrawnLines.at(
                            0, batch.recognized(plan, "a.png", page), 0.7, "tbe quick", "brovvn");
            announce.tell(read);
            announce.tell(DrawnLines.corrected(read, 0, 1, "the quick", NOON));
            announce.tell(DrawnLines.corrected(read, 1, 1, "brown", NOON));
            announce.tell(compared(read, damaged, "xxx", "yyy", 0.3));
            announce.tell(compared(read, better, "the quick", "brown", 0.9));
        }
        awaitTruth("gate", "2");
        awaitTruth("gate", "3");

        point("gate", "candidate", "2").statusCode(200);
        post("gate", "promote")
                .statusCode(409)
                .body("code", equalTo("model-held-back"))
                .body("detail", containsString("not shown to be better"));
        point("gate", "candidate", "3").statusCode(200);
        given().get("/v1/models/gate/comparison")
                .then()
                .statusCode(200)
                .body("pages", equalTo(20))
                .body("changed_lines", equalTo(40))
                .body("truth.lines", equalTo(40))
                .body("truth.candidate_cer", equalTo(0.0f))
                .body("held_back", nullValue())
                .body("changed[0].truth", equalTo("brown"));
        post("gate", "promote")
                .statusCode(200)
                .body("aliases.find { it.alias == 'stable' }.version", equalTo("3"));
    }

    @Test
    void withForceOrWithoutAComparisonPeopleDecide() throws Exception {
        ready("force", "1");
        ready("force", "2");
        point("force", "stable", "1").statusCode(200);
        point("force", "candidate", "2").statusCode(200);
        given().get("/v1/models/force/shadow")
                .then()
                .statusCode(200)
                .body("percent", equalTo(0))
                .body("set_by", nullValue());
        shadow("force", 10);
        given().get("/v1/models/force/shadow")
                .then()
                .body("percent", equalTo(10))
                .body("set_by", equalTo("anonymous"));

        post("force", "promote")
                .statusCode(409)
                .body("detail", containsString("0 pages are compared"));
        given().contentType(ContentType.JSON)
                .body(Map.of("force", true))
                .post("/v1/models/force/promote")
                .then()
                .statusCode(200);
        post("force", "rollback").statusCode(200);
        shadow("force", 0);
        post("force", "promote").statusCode(200);
        given().contentType(ContentType.JSON)
                .body(Map.of("percent", 101))
                .put("/v1/models/force/shadow")
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-parameter"));
    }

    private static void shadow(String name, int percent) {
        given().contentType(ContentType.JSON)
                .body(Map.of("percent", percent))
                .put("/v1/models/{name}/shadow", name)
                .then()
                .statusCode(200)
                .body("percent", equalTo(percent));
    }

    private static void awaitTruth(String name, String candidate) {
        await().atMost(LONG)
                .untilAsserted(() ->
                        given().queryParam("candidate", candidate)
                                .get("/v1/models/{name}/comparison", name)
                                .then()
                                .body("truth.lines", equalTo(40)));
    }

    private static PageCompared compared(
            PageResult read, PinnedModel candidate, String first, String second, double sure) {
        List<String> texts = List.of(first, second);
        List<PageCompared.Line> changed =
                IntStream.range(0, 2)
                        .mapToObj(i -> {
                            PageResult.Line line = read.lines().get(i);
                            return new PageCompared.Line(
                                    line.id(),
                                    line.polygon(),
                                    line.text(),
                                    line.confidence(),
                                    texts.get(i),
                                    sure);
                        })
                        .toList();
        return new PageCompared(
                read.pageId(),
                read.tenant(),
                read.outcomeId(),
                read.plan().recognizer(),
                candidate,
                2,
                15,
                5,
                read.confidence(),
                Optional.of(sure),
                changed,
                Optional.empty(),
                10,
                12,
                NOON);
    }
}
