package io.inkstream.results.commands;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.inkstream.contracts.BatchControl;
import io.inkstream.contracts.Failure;
import io.inkstream.contracts.Json;
import io.inkstream.contracts.ModelVerdict;
import io.inkstream.contracts.ObjectKeys;
import io.inkstream.contracts.PinnedModel;
import io.inkstream.contracts.ProblemCode;
import io.inkstream.contracts.TenantId;
import io.inkstream.results.Announcements;
import io.inkstream.results.BatchStory;
import io.inkstream.results.ResultsDatabase;
import io.inkstream.results.TestServers;
import io.inkstream.storage.ObjectContent;
import io.inkstream.storage.ObjectStore;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What people ask to be done to batches, on a real broker, database and store. */
@QuarkusTest
@QuarkusTestResource(value = TestServers.class, restrictToAnnotatedClass = false)
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class CommandsTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final TenantId TENANT = TenantId.DEFAULT;

    @Inject Announcements announce;
    @Inject ObjectStore store;
    @Inject ResultsDatabase database;

    @Test
    void aBatchIsPausedAndResumedAndEachIsOneRevision() throws Exception {
        BatchStory batch = running("paused");

        ask(batch, "pause").statusCode(202).body("state", equalTo("paused"));
        ask(batch, "pause").statusCode(202).body("state", equalTo("paused"));
        assertThat(control(batch, 1).paused()).isTrue();
        assertThat(announce.exists(ObjectKeys.pending(TENANT, batch.batch(), 1))).isTrue();

        ask(batch, "resume").statusCode(202).body("state", equalTo("running"));
        ask(batch, "resume").statusCode(202);

        assertThat(control(batch, 2).paused()).isFalse();
        assertThat(announce.exists(ObjectKeys.control(TENANT, batch.batch(), 3))).isFalse();
    }

    @Test
    void aRetryWantsTheNextEpochForPagesThatFailedAndEndsTheBatchAnew() throws Exception {
        BatchStory batch = running("retried");
        announce.tell(batch.recognized("a.png", 1, "kept"));
        announce.tell(batch.unreadable("a.png", 2));
        awaitState(batch, "partial");

        ask(batch, "retry").statusCode(202).body("state", equalTo("running"));

        BatchControl control = control(batch, 1);
        assertThat(control.plan()).isEqualTo(BatchStory.PLAN.withEpoch(1));
        given().get("/v1/documents/{id}/pages", batch.document("a.png").value())
                .then()
                .body("items.state", contains("done", "queued"));
        ask(batch, "retry").statusCode(409).body("code", equalTo("invalid-state"));
        announce.tell(batch.recognized(control.plan(), "a.png", 2, "read at last"));
        awaitState(batch, "succeeded");
        given().get("/v1/documents/{id}/text", batch.document("a.png").value())
                .then()
                .body(equalTo("kept\n\fread at last\n"));
        given().get("/v1/pages/{id}/transcriptions", batch.document("a.png").page(2).value())
                .then()
                .body("items.state", contains("done", "failed"))
                .body("items.current", contains(true, false));
        await().atMost(LONG)
                .until(() -> !announce.exists(ObjectKeys.pending(TENANT, batch.batch(), 1)));
    }

    @Test
    void aReplayReadsEveryPageAgainBesideWhatWasRead() throws Exception {
        BatchStory batch = running("replayed");
        announce.tell(batch.recognized("a.png", 1, "old one"));
        announce.tell(batch.unreadable("a.png", 2));
        awaitState(batch, "partial");
        PinnedModel hand = registered("latin-hand", "2.0.0");

        replay(batch, Map.of("model", "latin-hand@2.0.0"))
                .statusCode(202)
                .body("state", equalTo("running"))
                .body("counts.pages_done", equalTo(0));

        BatchControl control = control(batch, 1);
        assertThat(control.plan()).isEqualTo(BatchStory.PLAN.withRecognizer(hand));
        assertThat(announce.exists(ObjectKeys.pending(TENANT, batch.batch(), 1))).isTrue();
        // asked once more while it runs
        replay(batch, Map.of("model", "latin-hand@2.0.0")).statusCode(202);
        assertThat(announce.exists(ObjectKeys.control(TENANT, batch.batch(), 2))).isFalse();
        given().get("/v1/pages/{id}?format=text", batch.document("a.png").page(1).value())
                .then()
                .body(equalTo("old one\n"));

        announce.tell(batch.recognized(control.plan(), "a.png", 1, "new one"));
        announce.tell(batch.recognized(control.plan(), "a.png", 2, "new two"));
        awaitState(batch, "succeeded");
        given().get("/v1/pages/{id}/transcriptions", batch.document("a.png").page(1).value())
                .then()
                .body("items.model", contains("latin-hand@2.0.0", "latin-print@1.0.0"))
                .body("items.current", contains(true, false));
    }

    @Test
    void replayingBackShowsTheTextsThatAreThere() throws Exception {
        BatchStory batch = running("back");
        announce.tell(batch.recognized("a.png", 1, "old one"));
        announce.tell(batch.unreadable("a.png", 2));
        awaitState(batch, "partial");
        ask(batch, "retry").statusCode(202);
        announce.tell(batch.recognized(control(batch, 1).plan(), "a.png", 2, "old two"));
        awaitState(batch, "succeeded");
        registered("latin-hand", "2.0.0");
        store.put(
                ObjectKeys.modelRecord("latin-print", "1.0.0"),
                ObjectContent.json(Json.bytes(BatchStory.PLAN.recognizer())));
        replay(batch, Map.of("model", "latin-hand@2.0.0")).statusCode(202);
        announce.tell(batch.recognized(control(batch, 2).plan(), "a.png", 1, "new one"));
        announce.tell(batch.unreadable(control(batch, 2).plan(), "a.png", 2));
        awaitState(batch, "partial");

        replay(batch, Map.of("model", "latin-print@1.0.0"))
                .statusCode(202)
                .body("state", equalTo("succeeded"));

        given().get("/v1/documents/{id}/text", batch.document("a.png").value())
                .then()
                .body(equalTo("old one\n\fold two\n"));
    }

    @Test
    void aReplayThatCannotBeIsRefused() throws Exception {
        BatchStory batch = running("refused");
        PinnedModel hand = registered("latin-hand", "2.0.0");
        replay(batch, Map.of("model", "latin-hand@2.0.0"))
                .statusCode(409)
                .body("code", equalTo("invalid-state"));
        announce.tell(batch.recognized("a.png", 1, "x"));
        announce.tell(batch.recognized("a.png", 2, "y"));
        awaitState(batch, "succeeded");

        replay(batch, Map.of()).statusCode(400).body("code", equalTo("invalid-parameter"));
        replay(batch, Map.of("model", "nobody"))
                .statusCode(503)
                .body("code", equalTo("model-unknown"));
        replay(batch, Map.of("decoder", "guess"))
                .statusCode(400)
                .body("detail", containsString("guess"));
        PinnedModel bad = registered("latin-hand", "2.0.1");
        store.put(
                ObjectKeys.modelVerdict("latin-hand", "2.0.1"),
                ObjectContent.json(
                        Json.bytes(
                                ModelVerdict.refused(
                                        bad,
                                        new Failure(ProblemCode.WEIGHTS_INVALID, "NaN in stem"),
                                        "worker",
                                        BatchStory.START))));
        replay(batch, Map.of("model", "latin-hand@2.0.1"))
                .statusCode(422)
                .body("code", equalTo("weights-invalid"))
                .body("detail", containsString("NaN in stem"));
        replay(new BatchStory("nobody"), Map.of("model", hand.toString())).statusCode(404);
        assertThat(announce.exists(ObjectKeys.control(TENANT, batch.batch(), 1))).isFalse();
    }

    @Test
    void whatDoesNotFitTheStateIsRefused() throws Exception {
        BatchStory batch = running("fitting");
        ask(batch, "retry").statusCode(409).body("code", equalTo("invalid-state"));
        announce.tell(batch.recognized("a.png", 1, "x"));
        announce.tell(batch.recognized("a.png", 2, "y"));
        awaitState(batch, "succeeded");

        for (String command : List.of("pause", "resume", "retry", "cancel")) {
            ask(batch, command).statusCode(409).body("code", equalTo("invalid-state"));
        }
        BatchStory nobody = new BatchStory("nobody");
        for (String command : List.of("pause", "resume", "retry", "cancel")) {
            ask(nobody, command).statusCode(404).body("code", equalTo("batch-not-found"));
        }
        given().delete("/v1/batches/{id}", nobody.batch().value()).then().statusCode(404);
    }

    @Test
    void pagesThatNobodyWillReadAnyMoreSayCancelled() throws Exception {
        BatchStory batch = running("cancelled");
        announce.tell(batch.recognized("a.png", 1, "x"));

        ask(batch, "cancel").statusCode(202).body("state", equalTo("cancelled"));

        await().atMost(LONG)
                .untilAsserted(() ->
                        given().get("/v1/documents/{id}/pages", batch.document("a.png").value())
                                .then()
                                .body("items.state", contains("done", "cancelled")));
        ask(batch, "retry").statusCode(409);
    }

    @Test
    void aDeletedBatchIsGoneFromEveryAnswerAndEveryTable() throws Exception {
        String canary = "nightingale";
        BatchStory batch = running(canary);
        announce.tell(batch.recognized("a.png", 1, canary));
        announce.tell(batch.recognized("a.png", 2, canary));
        awaitState(batch, "succeeded");
        assertThat(rowsWith(canary)).isPositive();

        given().delete("/v1/batches/{id}", batch.batch().value()).then().statusCode(202);

        for (String address :
                List.of(
                        "/v1/batches/" + batch.batch(),
                        "/v1/batches/" + batch.batch() + "/documents",
                        "/v1/batches/" + batch.batch() + "/export",
                        "/v1/batches/" + batch.batch() + "/events",
                        "/v1/documents/" + batch.document("a.png"),
                        "/v1/pages/" + batch.document("a.png").page(1))) {
            store.delete(ObjectKeys.manifest(TENANT, batch.batch()));
            given().get(address).then().statusCode(410).body("code", equalTo("batch-deleted"));
        }
        // events that still come, and those of another replica that reads all from the start
        announce.tell(batch.accepted());
        announce.tell(batch.recognized("a.png", 1, canary));
        BatchStory after = running("after-" + batch.batch());
        assertThat(after).isNotNull();
        assertThat(rowsWith(canary)).isZero();
        given().delete("/v1/batches/{id}", batch.batch().value()).then().statusCode(202);
    }

    /** Rows of any table that contain the word anywhere. */
    private long rowsWith(String word) {
        return database.jdbi()
                .withHandle(handle -> {
                    List<String> tables =
                            handle.createQuery(
                                            "select format('%I.%I', table_schema, table_name)"
                                                    + " from information_schema.tables"
                                                    + " where table_schema like 'inkstream%'"
                                                    + " and table_type = 'BASE TABLE'")
                                    .mapTo(String.class)
                                    .list();
                    long rows = 0;
                    for (String table : tables) {
                        rows +=
                                handle.createQuery(
                                                "select count(*) from "
                                                        + table
                                                        + " t where t::text like :word")
                                        .bind("word", "%" + word + "%")
                                        .mapTo(Long.class)
                                        .one();
                    }
                    return rows;
                });
    }

    /** A batch with one document of two pages. */
    private BatchStory running(String name) throws Exception {
        BatchStory batch = new BatchStory(name);
        announce.stored(batch);
        announce.tell(batch.accepted());
        announce.tell(batch.submitted("a.png"));
        announce.tell(batch.sealed("a.png"));
        announce.tell(batch.split("a.png", 2));
        awaitState(batch, "running");
        return batch;
    }

    private BatchControl control(BatchStory batch, int revision) throws Exception {
        String key = ObjectKeys.control(TENANT, batch.batch(), revision);
        return Json.read(store.read(key), BatchControl.class);
    }

    private static ValidatableResponse ask(BatchStory batch, String command) {
        return given().post("/v1/batches/{id}/{command}", batch.batch().value(), command).then();
    }

    private static ValidatableResponse replay(BatchStory batch, Map<String, String> wish) {
        return given().contentType("application/json")
                .body(Json.text(wish))
                .post("/v1/batches/{id}/replay", batch.batch().value())
                .then();
    }

    private PinnedModel registered(String name, String version) throws Exception {
        PinnedModel model = new PinnedModel(name, version, "digest of " + version);
        store.put(ObjectKeys.modelRecord(name, version), ObjectContent.json(Json.bytes(model)));
        return model;
    }

    private static void awaitState(BatchStory batch, String state) {
        await().atMost(LONG)
                .untilAsserted(() ->
                        given().get("/v1/batches/{id}", batch.batch().value())
                                .then()
                                .statusCode(200)
                                .body("state", equalTo(state)));
    }
}
