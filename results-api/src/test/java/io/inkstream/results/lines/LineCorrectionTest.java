package io.inkstream.results.lines;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.inkstream.contracts.ObjectKeys;
import io.inkstream.contracts.PageResult;
import io.inkstream.contracts.PinnedModel;
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
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Correcting lines on a real broker, database and store. */
@QuarkusTest
@QuarkusTestResource(value = TestServers.class, restrictToAnnotatedClass = false)
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class LineCorrectionTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    @Inject Announcements announce;

    private PageResult read(BatchStory batch, double confidence, String... lines) throws Exception {
        PageResult page = DrawnLines.at(0, batch.recognized("a.png", 1), confidence, lines);
        announce.stored(batch);
        announce.tell(batch.accepted());
        announce.tell(batch.submitted("a.png"));
        announce.tell(batch.sealed("a.png"));
        announce.tell(batch.split("a.png", 1));
        announce.tell(page);
        await().atMost(LONG)
                .until(() ->
                        given().get("/v1/pages/{id}/lines", page.pageId().value()).statusCode()
                                == 200);
        return page;
    }

    private static String line(PageResult page, int index) {
        return page.lines().get(index).id().value();
    }

    private static ValidatableResponse correct(String line, String revision, String text) {
        return given().contentType(ContentType.JSON)
                .header("If-Match", "\"" + revision + "\"")
                .body(Map.of("text", text, "by", "ada"))
                .put("/v1/lines/{line}/correction", line)
                .then();
    }

    private static void awaitText(PageResult page, String text) {
        await().atMost(LONG)
                .until(() ->
                        given().accept("text/plain")
                                .get("/v1/pages/{id}", page.pageId().value())
                                .asString()
                                .equals(text));
    }

    @Test
    void aCorrectionShowsInLineHistoryPageAndText() throws Exception {
        PageResult page = read(new BatchStory("lines-corrections"), 0.5, "0ne", "two");

        given().get("/v1/lines/{line}", line(page, 0))
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"0\""))
                .body("text", equalTo("0ne"));
        correct(line(page, 0), "0", "  Ame\u0301lie ")
                .statusCode(200)
                .header("ETag", equalTo("\"1\""))
                .body("text", equalTo("Amélie"))
                .body("read", equalTo("0ne"))
                .body("correction.corrected_by", equalTo("ada"));
        correct(line(page, 0), "1", "one").statusCode(200).header("ETag", equalTo("\"2\""));

        given().get("/v1/lines/{line}/corrections", line(page, 0))
                .then()
                .statusCode(200)
                .body("items.revision", contains(1, 2))
                .body("items.before", contains("0ne", "Amélie"))
                .body("items.after", contains("Amélie", "one"))
                .body("items.read", contains("0ne", "0ne"));
        awaitText(page, "one\ntwo\n");
        given().get("/v1/pages/{id}", page.pageId().value())
                .then()
                .body("lines[0].text", equalTo("0ne"))
                .body("corrections.line_id", contains(line(page, 0)))
                .body("corrections[0].correction.text", equalTo("one"));
        given().get("/v1/pages/{id}/lines", page.pageId().value())
                .then()
                .body("items[0].text", equalTo("0ne"))
                .body("items[0].correction.text", equalTo("one"))
                .body("items[1].correction", nullValue());
    }

    @Test
    void whoLookedAtAnOldRevisionIsToldWhatStandsNow() throws Exception {
        PageResult page = read(new BatchStory("lines-outdated"), 0.5, "0ne");
        correct(line(page, 0), "0", "one").statusCode(200);

        correct(line(page, 0), "0", "uno")
                .statusCode(412)
                .body("code", equalTo("correction-outdated"))
                .body("current.revision", equalTo(1))
                .body("current.text", equalTo("one"));
        given().contentType(ContentType.JSON)
                .body(Map.of("text", "uno"))
                .put("/v1/lines/{line}/correction", line(page, 0))
                .then()
                .statusCode(428)
                .body("code", equalTo("revision-required"));
    }

    @Test
    void sendingTheSameAgainChangesNothing() throws Exception {
        PageResult page = read(new BatchStory("lines-again"), 0.5, "0ne");

        correct(line(page, 0), "0", "one").statusCode(200);
        correct(line(page, 0), "0", "one").statusCode(200).header("ETag", equalTo("\"1\""));

        given().get("/v1/lines/{line}/corrections", line(page, 0)).then().body("items", hasSize(1));
    }

    @Test
    void ofManyWhoCorrectAtOnceOneWins() throws Exception {
        PageResult page = read(new BatchStory("lines-race"), 0.5, "0ne");
        List<Callable<Integer>> people =
                IntStream.range(0, 8)
                        .<Callable<Integer>>mapToObj(i ->
                                () ->
                                        correct(line(page, 0), "0", "reading " + i)
                                                .extract()
                                                .statusCode())
                        .toList();

        List<Integer> answers;
        try (ExecutorService crowd = Executors.newFixedThreadPool(8)) {
            answers = crowd.invokeAll(people).stream().map(Future::resultNow).toList();
        }

        assertThat(answers).containsOnlyOnce(200).allMatch(a -> List.of(200, 409, 412).contains(a));
        given().get("/v1/lines/{line}/corrections", line(page, 0)).then().body("items", hasSize(1));
    }

    @Test
    void aCorrectionFollowsTheInkIntoAnotherReading() throws Exception {
        BatchStory batch = new BatchStory("lines-follow");
        PageResult page = read(batch, 0.5, "0ne", "tvvo");
        correct(line(page, 0), "0", "one").statusCode(200);
        RecognitionPlan other =
                new RecognitionPlan(
                        new PinnedModel("lines", "2", "ff"),
                        BatchStory.PLAN.recognizer(),
                        BatchStory.PLAN.decoder(),
                        0);

        // cut five pixels lower by another segmenter, so with other line ids
        PageResult again = DrawnLines.at(5, batch.recognized(other, "a.png", 1), 0.7, "0me", "two");
        announce.tell(again);

        await().atMost(LONG)
                .untilAsserted(() ->
                        given().queryParam("outcome", other.outcomeId())
                                .get("/v1/pages/{id}/lines", page.pageId().value())
                                .then()
                                .statusCode(200)
                                .body("items[0].text", equalTo("0me"))
                                .body("items[0].correction.text", equalTo("one"))
                                .body("items[0].correction.line_id", equalTo(line(page, 0)))
                                .body("items[1].correction", nullValue()));
        // the history goes on, whichever reading is looked at
        correct(line(again, 0), "1", "One").statusCode(200).header("ETag", equalTo("\"2\""));
        awaitText(page, "One\ntvvo\n");
    }

    @Test
    void theReviewQueueBeginsWithTheLineThatGainsMost() throws Exception {
        BatchStory batch = new BatchStory("lines-review");
        PageResult page = read(batch, 0.75, "short", "a long line of many words");
        Map<String, String> query = Map.of("batch", batch.batch().value());

        given().queryParams(query)
                .get("/v1/review")
                .then()
                .statusCode(200)
                .body("items.line_id", contains(line(page, 1), line(page, 0)))
                .body("items[0].text", equalTo("a long line of many words"))
                .body("items[0].expected_errors", equalTo(6.25f))
                .body("lines_left", equalTo(2))
                .body("characters_left", equalTo(30))
                .body("error_rate.doubleValue()", closeTo(0.25, 1e-6));
        correct(line(page, 1), "0", "a long line of many words").statusCode(200);

        await().atMost(LONG)
                .untilAsserted(() ->
                        given().queryParams(query)
                                .get("/v1/review")
                                .then()
                                .body("items.line_id", contains(line(page, 0)))
                                .body("done_today", equalTo(1))
                                .body("lines_left", equalTo(1)));
    }

    @Test
    void oneGetSaysWhyALineSaysWhatItSays() throws Exception {
        BatchStory batch = new BatchStory("lines-why");
        announce.put(
                ObjectKeys.modelFile("latin-print", "1.0.0", "eval.json"),
                "{\"cer\": 0.012}".getBytes(StandardCharsets.UTF_8));
        announce.put(
                ObjectKeys.modelFile("latin-print", "1.0.0", "recipe.yaml"),
                "name: latin-print\n".getBytes(StandardCharsets.UTF_8));
        PageResult page = read(batch, 0.5, "0ne");
        String address = "/v1/lines/{line}/provenance";

        given().get(address, line(page, 0))
                .then()
                .statusCode(200)
                .body("because", equalTo("read"))
                .body("text", equalTo("0ne"));
        correct(line(page, 0), "0", "one").statusCode(200);

        given().get(address, line(page, 0))
                .then()
                .body("because", equalTo("corrected"))
                .body("text", equalTo("one"))
                .body("image.stored.key", equalTo(page.image().key()))
                .body("reading.outcome_id", equalTo(page.outcomeId()))
                .body("reading.program.worker_build", equalTo("test"))
                .body("segmenter.pinned.name", equalTo("lines"))
                .body("recognizer.pinned.digest", equalTo("bb"))
                .body("recognizer.evaluation.cer", equalTo(0.012f))
                .body("recognizer.files.'recipe.yaml'", equalTo("name: latin-print\n"))
                .body("decoder.settings.kind", equalTo("greedy"))
                .body("corrections.corrected_by", contains("ada"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"0\"|{}|400|invalid-parameter|text: is missing",
                "\"0\"|{\"text\":\"a\\nb\"}|400|invalid-parameter|U+000A",
                "\"0\"|{\"text\":\"\\ud800\"}|400|invalid-parameter|U+D800",
                "0|{\"text\":\"a\"}|400|invalid-parameter|If-Match",
                "\"-1\"|{\"text\":\"a\"}|400|invalid-parameter|If-Match",
                "\"0\"|null|400|malformed-request|body"
            })
    void requestsThatCannotBeMeantAreRefused(
            String ifMatch, String body, int status, String code, String detail) throws Exception {
        PageResult page = read(new BatchStory("lines-refused"), 0.5, "0ne");

        given().contentType(ContentType.JSON)
                .header("If-Match", ifMatch)
                .body(body)
                .put("/v1/lines/{line}/correction", line(page, 0))
                .then()
                .statusCode(status)
                .body("code", equalTo(code))
                .body("detail", containsString(detail));
    }

    @Test
    void aLineThatIsNotThereIsAbsentOrNotReadYet() throws Exception {
        PageResult page = read(new BatchStory("lines-absent"), 0.5, "0ne");
        String absent = page.pageId().line(DrawnLines.box(1, 2, 3, 4)).value();
        BatchStory waiting = new BatchStory("lines-waiting-line");
        announce.stored(waiting);
        announce.tell(waiting.accepted());
        announce.tell(waiting.submitted("a.png"));
        String unread = waiting.document("a.png").page(1).line(DrawnLines.box(1, 2, 3, 4)).value();

        given().get("/v1/lines/{line}", absent)
                .then()
                .statusCode(404)
                .body("code", equalTo("line-not-found"));
        await().atMost(LONG)
                .untilAsserted(() ->
                        given().get("/v1/lines/{line}", unread)
                                .then()
                                .statusCode(409)
                                .body("code", equalTo("not-ready")));
        given().get("/v1/lines/{line}", "nonsense")
                .then()
                .statusCode(400)
                .body("code", equalTo("malformed-id"));
    }
}
