package io.inkstream.results.webhooks;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import io.inkstream.contracts.Json;
import io.inkstream.results.Announcements;
import io.inkstream.results.BatchStory;
import io.inkstream.results.TestServers;
import io.inkstream.results.webhooks.Receiver.Told;
import io.inkstream.storage.ObjectStore;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From an event on a topic to a signed request at somebody's address. */
@QuarkusTest
@QuarkusTestResource(value = TestServers.class, restrictToAnnotatedClass = false)
@Timeout(value = 60, unit = TimeUnit.SECONDS)
@SuppressWarnings("NullAway.Init")
class WebhooksTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    @Inject Announcements announce;
    @Inject ObjectStore store;

    private Receiver receiver;
    private String id;

    @BeforeEach
    void listen() throws IOException {
        receiver = new Receiver(InetAddress.getLoopbackAddress());
        id = "";
    }

    @AfterEach
    void leave() {
        if (!id.isEmpty()) {
            given().delete("/v1/webhooks/{id}", id);
        }
        receiver.close();
    }

    @Test
    void whatHappensIsToldAndSignedAndTheEndComesLast() throws Exception {
        JsonPath made = create(List.of("page.done", "page.failed", "batch.ended"));
        BatchStory batch = ended("told");

        await().atMost(LONG).until(() -> of(batch).size() == 3);

        List<Told> told = of(batch);
        assertThat(told)
                .extracting(WebhooksTest::type)
                .containsExactlyInAnyOrder("page.done", "page.failed", "batch.ended")
                .endsWith("batch.ended");
        JsonNode end = Json.mapper().readTree(told.getLast().body()).path("data");
        assertThat(end.path("state").asText()).isEqualTo("partial");
        assertThat(end.path("counts").path("pages_failed").asInt()).isEqualTo(1);
        for (Told each : told) {
            Instant at = Instant.ofEpochSecond(Long.parseLong(each.time()));
            assertThat(each.signature())
                    .isEqualTo(Signature.of(made.getString("secret"), each.id(), at, each.body()));
        }
        given().get("/v1/webhooks/{id}", id)
                .then()
                .statusCode(200)
                .body("secret", nullValue())
                .body("attempts", equalTo(0));
    }

    @Test
    void onlyWhatWasAskedForIsTold() throws Exception {
        create(List.of("batch.ended"));
        BatchStory batch = ended("asked");

        await().atMost(LONG).until(() -> !of(batch).isEmpty());

        assertThat(of(batch)).extracting(WebhooksTest::type).containsExactly("batch.ended");
    }

    @Test
    void whatIsNotTakenIsToldAgainUnderItsIdAndLogged() throws Exception {
        int[] left = {2};
        receiver.answer(
                told -> left[0]-- > 0 ? new Receiver.Answer(503, "") : Receiver.Answer.TAKEN);
        create(List.of("batch.ended"));
        BatchStory batch = ended("again");

        await().atMost(LONG).until(() -> of(batch).size() == 3);

        assertThat(of(batch)).extracting(Told::id).containsOnly(of(batch).getFirst().id());
        await().atMost(LONG)
                .untilAsserted(() ->
                        assertThat(deliveries().getList("items.outcome"))
                                .containsExactly("delivered", "failed", "failed"));
        assertThat(deliveries().getList("items.status")).containsExactly(204, 503, 503);
        assertThat(deliveries().getList("items.attempt")).containsExactly(3, 2, 1);
    }

    @Test
    void whatNobodyTakesIsGivenUpAndTheNextEventComes() throws Exception {
        BatchStory refused = new BatchStory("hook-refused");
        receiver.answer(told ->
                told.body().contains(refused.batch().value())
                        ? new Receiver.Answer(500, "")
                        : Receiver.Answer.TAKEN);
        create(List.of("batch.ended"));
        ended("hook-refused");
        BatchStory next = ended("hook-next");

        await().atMost(LONG).until(() -> of(next).size() == 1 && of(refused).size() == 3);
        await().atMost(LONG)
                .untilAsserted(() ->
                        given().get("/v1/webhooks/{id}/deliveries", id)
                                .then()
                                .body("items.outcome", hasItem("given-up")));
        assertThat(of(refused)).hasSize(3);
    }

    @Test
    void aReplayTellsAllFromAnEventOnOnceMore() throws Exception {
        create(List.of("batch.ended"));
        BatchStory first = ended("replay-1");
        BatchStory second = ended("replay-2");
        await().atMost(LONG).until(() -> of(first).size() == 1 && of(second).size() == 1);

        given().queryParam("from", of(first).getFirst().id())
                .post("/v1/webhooks/{id}/replay", id)
                .then()
                .statusCode(202);

        await().atMost(LONG).until(() -> of(first).size() == 2 && of(second).size() == 2);
        assertThat(of(first)).extracting(Told::id).containsOnly(of(first).getFirst().id());
        given().queryParam("from", "evtnobody")
                .post("/v1/webhooks/{id}/replay", id)
                .then()
                .statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "7", "{\"url\":[]}", "{\"events\":7}", "deep"})
    void jsonOfAnotherShapeIsRefusedWithACode(String body) {
        given().contentType("application/json")
                .body(body.equals("deep") ? "{\"url\":" + "[".repeat(2000) : body)
                .post("/v1/webhooks")
                .then()
                .statusCode(400)
                .body("code", equalTo("malformed-request"));
    }

    @Test
    void aChangeIsARevisionAndTheSecondOfTwoIsRefused() throws Exception {
        create(List.of("batch.ended"));
        String tag = given().get("/v1/webhooks/{id}", id).then().extract().header("ETag");
        Map<String, Object> paused = Map.of("url", address(), "active", false);

        given().contentType("application/json")
                .header("If-Match", tag)
                .body(paused)
                .put("/v1/webhooks/{id}", id)
                .then()
                .statusCode(200)
                .body("active", equalTo(false))
                .body("revision", equalTo(2));
        given().contentType("application/json")
                .header("If-Match", tag)
                .body(paused)
                .put("/v1/webhooks/{id}", id)
                .then()
                .statusCode(412)
                .body("code", equalTo("changed-meanwhile"));

        assertThat(store.listAll("webhooks/default/" + id + "/")).hasSize(2);
    }

    @Test
    void aRemovedOneIsGone() {
        String gone = create(List.of("batch.ended")).getString("webhook_id");

        given().delete("/v1/webhooks/{id}", gone).then().statusCode(204);

        given().get("/v1/webhooks/{id}", gone)
                .then()
                .statusCode(404)
                .body("code", equalTo("webhook-not-found"));
        given().get("/v1/webhooks").then().body("items.webhook_id", not(hasItem(gone)));
    }

    @Test
    void whatCannotBeToldIsRefusedAtOnce() {
        for (Map<String, Object> wish :
                List.<Map<String, Object>>of(
                        Map.of("url", "nonsense"),
                        Map.of("url", "ftp://127.0.0.1/"),
                        Map.of("url", address(), "events", List.of("nothing")),
                        Map.of("url", address(), "events", List.of()),
                        Map.of("url", address(), "secret", "short"),
                        Map.of())) {
            given().contentType("application/json")
                    .body(wish)
                    .post("/v1/webhooks")
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("invalid-parameter"));
        }
    }

    private JsonPath create(List<String> events) {
        JsonPath made =
                given().contentType("application/json")
                        .body(Map.of("url", address(), "events", events))
                        .post("/v1/webhooks")
                        .then()
                        .statusCode(201)
                        .body("secret", startsWith("whsec_"))
                        .extract()
                        .jsonPath();
        id = made.getString("webhook_id");
        return made;
    }

    private String address() {
        return "http://127.0.0.1:" + receiver.port() + "/hook";
    }

    private JsonPath deliveries() {
        return given().get("/v1/webhooks/{id}/deliveries", id).then().extract().jsonPath();
    }

    /** Requests that tell of the batch; other tests make batches at the same time. */
    private List<Told> of(BatchStory batch) {
        return receiver.told().stream()
                .filter(told -> told.body().contains(batch.batch().value()))
                .toList();
    }

    private static String type(Told told) {
        try {
            return Json.mapper().readTree(told.body()).path("type").asText();
        } catch (IOException e) {
            throw new IllegalStateException(told.body(), e);
        }
    }

    /** A batch with a page that was read and one that was not. */
    private BatchStory ended(String name) throws Exception {
        BatchStory batch = new BatchStory(name);
        announce.tell(batch.accepted());
        announce.tell(batch.sealed("a.png"));
        announce.tell(batch.split("a.png", 2));
        announce.tell(batch.recognized("a.png", 1, "text"));
        announce.tell(batch.unreadable("a.png", 2));
        return batch;
    }
}
