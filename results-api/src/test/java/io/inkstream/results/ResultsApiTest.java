package io.inkstream.results;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import io.inkstream.contracts.Json;
import io.inkstream.contracts.ObjectKeys;
import io.inkstream.contracts.PageId;
import io.inkstream.contracts.TenantId;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole service on a real broker, database and store. */
@QuarkusTest
@QuarkusTestResource(value = TestServers.class, restrictToAnnotatedClass = false)
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ResultsApiTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    @Inject Announcements announce;

    @TestHTTPResource("/")
    @SuppressWarnings("NullAway.Init")
    URI server;

    @Test
    void eventsBecomeABatchWithItsFailuresAndItsStateIsAnnouncedOnce() throws Exception {
        BatchStory batch = new BatchStory("partial");
        announce.stored(batch);
        announce.tellNonsense();
        announce.tell(batch.accepted());
        announce.tell(batch.submitted("a.png"));
        announce.tell(batch.submitted("b.png"));
        announce.tell(batch.sealed("a.png", "b.png"));
        announce.tell(batch.split("a.png", 2));
        announce.tell(batch.damaged("b.png"));
        announce.tell(batch.recognized("a.png", 1, "first page"));
        announce.tell(batch.unreadable("a.png", 2));

        awaitState(batch, "partial");

        given().get("/v1/batches/{id}", batch.batch().value())
                .then()
                .statusCode(200)
                .body("name", equalTo("partial"))
                .body("percent", equalTo(100.0f))
                .body("counts.documents", equalTo(2))
                .body("counts.documents_failed", equalTo(1))
                .body("counts.pages_done", equalTo(1))
                .body("counts.pages_failed", equalTo(1))
                .body("failures.documents[0].name", equalTo("b.png"))
                .body("failures.documents[0].failure.code", equalTo("damaged-document"))
                .body("failures.pages[0].failure.code", equalTo("damaged-image"))
                .body("links.export", startsWith("/v1/batches/"));
        String mark = ObjectKeys.pending(TenantId.DEFAULT, batch.batch());
        await().atMost(LONG).until(() -> !announce.exists(mark));
    }

    @Test
    void aNameOrAnOriginThatIsNotOursIsRefused() {
        given().header("Host", "evil.example")
                .get("/v1/batches")
                .then()
                .statusCode(403)
                .body("code", equalTo("host-not-allowed"));
        given().header("Origin", "https://evil.example")
                .post("/v1/batches/x/cancel")
                .then()
                .statusCode(403)
                .body("code", equalTo("origin-not-allowed"));
        given().header("Sec-Fetch-Site", "cross-site").get("/v1/batches").then().statusCode(403);
        given().get("/v1/batches")
                .then()
                .statusCode(200)
                .header("X-Content-Type-Options", equalTo("nosniff"));
    }

    @Test
    void aBatchThatOnlyTheStoreKnowsHasZeroCounts() throws Exception {
        BatchStory batch = new BatchStory("young");
        announce.stored(batch);

        given().get("/v1/batches/{id}", batch.batch().value())
                .then()
                .statusCode(200)
                .body("state", equalTo("open"))
                .body("counts.pages", equalTo(0));
    }

    @Test
    void aDocumentThatOnlyTheStoreKnowsIsQueued() throws Exception {
        BatchStory batch = new BatchStory("young-document");
        announce.put(
                ObjectKeys.document(TenantId.DEFAULT, batch.document("a.png")),
                Json.bytes(batch.documentRecord("a.png")));

        given().get("/v1/documents/{id}", batch.document("a.png").value())
                .then()
                .statusCode(200)
                .body("state", equalTo("queued"))
                .body("name", equalTo("a.png"));
        given().get("/v1/pages/{id}", batch.document("a.png").page(1).value())
                .then()
                .statusCode(200)
                .body("state", equalTo("queued"));
        given().get("/v1/pages/{id}/lines", batch.document("a.png").page(1).value())
                .then()
                .statusCode(409)
                .body("code", equalTo("not-ready"));
    }

    @Test
    void pagesGiveTheirRecordTextLinesAndImage() throws Exception {
        BatchStory batch = finished("pages");
        PageId page = batch.document("a.png").page(1);
        announce.put(
                ObjectKeys.pageImage(TenantId.DEFAULT, page, "png"),
                "0123456789".getBytes(StandardCharsets.UTF_8));

        String tag =
                given().get("/v1/pages/{id}", page.value())
                        .then()
                        .statusCode(200)
                        .contentType(ContentType.JSON)
                        .body("outcome", equalTo("recognized"))
                        .body("lines[1].text", equalTo("line two"))
                        .extract()
                        .header("ETag");
        given().header("If-None-Match", tag)
                .get("/v1/pages/{id}", page.value())
                .then()
                .statusCode(304);
        given().accept("text/plain")
                .get("/v1/pages/{id}", page.value())
                .then()
                .statusCode(200)
                .body(equalTo("line one\nline two\n"));
        given().get("/v1/pages/{id}/lines", page.value())
                .then()
                .statusCode(200)
                .body("items.text", contains("line one", "line two"));
        given().get("/v1/pages/{id}/transcriptions", page.value())
                .then()
                .statusCode(200)
                .body("items[0].current", equalTo(true))
                .body("items[0].model", equalTo("latin-print@1.0.0"));
        given().get("/v1/pages/{id}/image", page.value())
                .then()
                .statusCode(200)
                .contentType("image/png")
                .header("Cache-Control", containsString("immutable"))
                .body(equalTo("0123456789"));
        given().header("Range", "bytes=2-4")
                .get("/v1/pages/{id}/image", page.value())
                .then()
                .statusCode(206)
                .header("Content-Range", equalTo("bytes 2-4/10"))
                .body(equalTo("234"));
        given().header("Range", "bytes=-3")
                .get("/v1/pages/{id}/image", page.value())
                .then()
                .statusCode(206)
                .body(equalTo("789"));
        given().header("Range", "bytes=10-")
                .get("/v1/pages/{id}/image", page.value())
                .then()
                .statusCode(416);
        given().get("/v1/documents/{id}/pages", page.document().value())
                .then()
                .statusCode(200)
                .body("items.state", contains("done", "done"));
    }

    @Test
    void exportsHoldAllPagesInTheOrderOfTheBatch() throws Exception {
        BatchStory batch = finished("exports");
        String id = batch.batch().value();

        given().get("/v1/batches/{id}/export?format=text", id)
                .then()
                .statusCode(200)
                .contentType("text/plain;charset=UTF-8")
                .header("Content-Disposition", containsString(".txt"))
                .body(equalTo("other\n\fline one\nline two\n\fpage two\n"));
        given().get("/v1/batches/{id}/export?format=json", id)
                .then()
                .statusCode(200)
                .contentType(ContentType.JSON)
                .body("documents.name", contains("z.png", "a.png"))
                .body("documents[1].pages[1].lines[0].text", equalTo("page two"));
        String lines =
                given().accept("application/x-ndjson")
                        .get("/v1/batches/{id}/export", id)
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString();
        assertThat(lines.lines().map(ResultsApiTest::json))
                .extracting(line -> line.path("document_name").asText())
                .containsExactly("z.png", "a.png", "a.png");
        given().get("/v1/documents/{id}/text", batch.document("a.png").value())
                .then()
                .statusCode(200)
                .body(equalTo("line one\nline two\n\fpage two\n"));
        given().get("/v1/documents/{id}/export?format=json", batch.document("a.png").value())
                .then()
                .statusCode(200)
                .body("pages", hasSize(2));
    }

    @Test
    void aResultThatCameByReferenceIsReadFromTheStore() throws Exception {
        BatchStory batch = new BatchStory("reference");
        announce.tell(batch.accepted());
        announce.tell(batch.sealed("a.png"));
        announce.tell(batch.split("a.png", 1));
        announce.tellByReference(batch.recognized("a.png", 1, "large"));

        awaitState(batch, "succeeded");

        given().accept("text/plain")
                .get("/v1/pages/{id}", batch.document("a.png").page(1).value())
                .then()
                .body(equalTo("large\n"));
    }

    @Test
    void listsGoOnWhereTheyEnded() throws Exception {
        for (int i = 0; i < 3; i++) {
            finished("list-" + i);
        }
        List<String> seen = new ArrayList<>();
        String next = "/v1/batches?limit=2&state=succeeded";
        while (next != null) {
            JsonNode slice = json(given().get(next).then().statusCode(200).extract().asString());
            assertThat(slice.path("items").size()).isLessThanOrEqualTo(2);
            slice.path("items").forEach(item -> seen.add(item.path("name").asText()));
            next = slice.path("next").asText(null);
        }

        assertThat(seen).contains("list-0", "list-1", "list-2").doesNotHaveDuplicates();
        given().get("/v1/batches?state=failed").then().body("items", hasSize(0));
        String documents = "/v1/batches/" + new BatchStory("list-0").batch() + "/documents?limit=1";
        String second =
                given().get(documents)
                        .then()
                        .body("items.name", contains("z.png"))
                        .extract()
                        .path("next");
        given().urlEncodingEnabled(false)
                .get(second)
                .then()
                .body("items.name", contains("a.png"))
                .body("next", equalTo(null));
    }

    @Test
    void cancellingIsRememberedAndRepeatable() throws Exception {
        BatchStory batch = new BatchStory("cancel");
        announce.stored(batch);
        announce.tell(batch.accepted());
        announce.tell(batch.sealed("a.png"));
        announce.tell(batch.split("a.png", 5));

        given().post("/v1/batches/{id}/cancel", batch.batch().value()).then().statusCode(202);
        awaitState(batch, "cancelled");

        assertThat(announce.exists(ObjectKeys.cancelled(TenantId.DEFAULT, batch.batch()))).isTrue();
        given().post("/v1/batches/{id}/cancel", batch.batch().value())
                .then()
                .statusCode(202)
                .body("state", equalTo("cancelled"));
    }

    @Test
    void whatHasEndedCannotBeCancelled() throws Exception {
        BatchStory batch = finished("ended");

        given().post("/v1/batches/{id}/cancel", batch.batch().value())
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("code", equalTo("invalid-state"));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /v1/batches/nonsense, 400, malformed-id",
        "GET, /v1/documents/nonsense, 400, malformed-id",
        "GET, /v1/pages/nonsense, 400, malformed-id",
        "GET, /v1/pages/nonsense/image, 400, malformed-id",
        "POST, /v1/batches/nonsense/cancel, 400, malformed-id",
        "GET, /v1/batches/nonsense/events, 400, malformed-id",
        "GET, /v1/batches/00000000000000000000000000, 404, batch-not-found",
        "GET, /v1/batches/00000000000000000000000000/export, 404, batch-not-found",
        "GET, /v1/documents/00000000000000000000000000.000000000000, 404, document-not-found",
        "GET, /v1/pages/00000000000000000000000000.000000000000.1, 404, document-not-found",
        "GET, /v1/batches?limit=0, 400, invalid-parameter",
        "GET, /v1/batches?limit=many, 400, invalid-parameter",
        "GET, /v1/batches?cursor=%20, 400, invalid-parameter",
        "GET, /v1/batches?state=asleep, 400, invalid-parameter",
        "GET, /v1/nothing, 404, not-found",
        "DELETE, /v1/batches, 405, method-not-allowed",
    })
    void badRequestsAreProblemsWithACode(String method, String path, int status, String code) {
        given().urlEncodingEnabled(false)
                .request(method, path)
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("code", equalTo(code))
                .body("status", equalTo(status))
                .body("title", notNullValue());
    }

    @Test
    void unknownFormatsAreRefused() throws Exception {
        String id = finished("formats").batch().value();

        given().get("/v1/batches/{id}/export?format=docx", id)
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-parameter"));
        given().accept("image/png")
                .get("/v1/batches/{id}/export", id)
                .then()
                .statusCode(406)
                .body("code", equalTo("not-acceptable"));
        given().accept("image/png")
                .get("/v1/batches/{id}", id)
                .then()
                .statusCode(406)
                .body("code", equalTo("not-acceptable"));
    }

    @Test
    void aFollowerHearsEverythingAndGoesOnWhereItBrokeOff() throws Exception {
        BatchStory batch = new BatchStory("follow");
        announce.stored(batch);
        Iterator<String> live = follow(batch, "text/event-stream", "").iterator();
        assertThat(nextEvent(live)).contains("event: snapshot");

        announce.tell(batch.accepted());
        announce.tell(batch.sealed("a.png"));
        announce.tell(batch.split("a.png", 1));
        announce.tell(batch.recognized("a.png", 1, "text"));
        List<String> heard = untilDone(live);
        String first = heard.getFirst().lines().findFirst().orElseThrow().substring(4);

        List<String> again = untilDone(follow(batch, "text/event-stream", first).iterator());

        assertThat(heard)
                .anyMatch(event -> event.contains("event: page"))
                .anyMatch(event -> event.contains("event: document"))
                .anyMatch(event -> event.contains("event: batch"));
        assertThat(again).containsExactlyElementsOf(heard.subList(1, heard.size()));
    }

    @Test
    void progressComesAsJsonLinesToo() throws Exception {
        BatchStory batch = finished("lines");

        List<JsonNode> events =
                follow(batch, "application/x-ndjson", "").map(ResultsApiTest::json).toList();

        assertThat(events)
                .extracting(event -> event.path("event").asText())
                .containsExactly("snapshot", "done");
    }

    @Test
    void anIdOfAnotherReadModelStartsWithASnapshot() throws Exception {
        BatchStory batch = finished("generation");

        assertThat(follow(batch, "text/event-stream", "17-3"))
                .anyMatch(line -> line.equals("event: snapshot"));
    }

    @Test
    void tooManyFollowersAreTurnedAway() throws Exception {
        BatchStory batch = new BatchStory("crowd");
        announce.stored(batch);
        List<Stream<String>> open = new ArrayList<>();
        try {
            for (int i = 0; i < 3; i++) {
                open.add(follow(batch, "text/event-stream", ""));
            }

            given().accept("text/event-stream")
                    .get("/v1/batches/{id}/events", batch.batch().value())
                    .then()
                    .statusCode(429)
                    .header("Retry-After", notNullValue())
                    .body("code", equalTo("overloaded"));
        } finally {
            open.forEach(Stream::close);
        }
        await().atMost(LONG)
                .ignoreExceptions()
                .untilAsserted(() -> {
                    try (Stream<String> later = follow(batch, "text/event-stream", "")) {
                        assertThat(later.iterator().next()).isEqualTo("retry: 2000");
                    }
                });
    }

    @Test
    void theServiceIsReadyAndDescribesItself() {
        given().get("/q/health/ready").then().statusCode(200);
        given().get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .body("openapi", startsWith("3.1"))
                .body("paths", not(equalTo(null)));
        given().get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("ocr_intake_transaction_seconds"));
    }

    private BatchStory finished(String name) throws Exception {
        BatchStory batch = new BatchStory(name);
        announce.stored(batch);
        announce.tell(batch.accepted());
        announce.tell(batch.submitted("z.png"));
        announce.tell(batch.submitted("a.png"));
        announce.tell(batch.sealed("z.png", "a.png"));
        announce.tell(batch.split("z.png", 1));
        announce.tell(batch.split("a.png", 2));
        announce.tell(batch.recognized("a.png", 2, "page two"));
        announce.tell(batch.recognized("z.png", 1, "other"));
        announce.tell(batch.recognized("a.png", 1, "line one", "line two"));
        awaitState(batch, "succeeded");
        return batch;
    }

    private static void awaitState(BatchStory batch, String state) {
        await().atMost(LONG)
                .untilAsserted(() ->
                        given().get("/v1/batches/{id}", batch.batch().value())
                                .then()
                                .body("state", equalTo(state)));
    }

    private Stream<String> follow(BatchStory batch, String accept, String lastEventId)
            throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(server.resolve("/v1/batches/" + batch.batch() + "/events"))
                        .header("Accept", accept)
                        .header("Last-Event-ID", lastEventId)
                        .build();
        var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofLines());
        if (answer.statusCode() != 200) {
            throw new IOException("answered " + answer.statusCode());
        }
        return answer.body();
    }

    private static List<String> untilDone(Iterator<String> lines) {
        List<String> heard = new ArrayList<>();
        while (heard.isEmpty() || !heard.getLast().contains("event: done")) {
            heard.add(nextEvent(lines));
        }
        return heard;
    }

    /** The lines of the next event; heartbeats and the reconnection time are passed over. */
    private static String nextEvent(Iterator<String> lines) {
        List<String> event = new ArrayList<>();
        while (lines.hasNext()) {
            String line = lines.next();
            if (line.isEmpty() && !event.isEmpty()) {
                return String.join("\n", event);
            }
            if (!line.isEmpty() && !line.startsWith(":") && !line.startsWith("retry")) {
                event.add(line);
            }
        }
        throw new AssertionError("the stream ended");
    }

    private static JsonNode json(String text) {
        try {
            return Json.mapper().readTree(text);
        } catch (IOException e) {
            throw new AssertionError(text, e);
        }
    }
}
