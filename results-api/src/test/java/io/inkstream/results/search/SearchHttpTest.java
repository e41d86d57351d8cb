package io.inkstream.results.search;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.inkstream.results.Announcements;
import io.inkstream.results.BatchStory;
import io.inkstream.results.TestServers;
import io.inkstream.results.export.TypedPage;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Search as clients use it. */
@QuarkusTest
@QuarkusTestResource(value = TestServers.class, restrictToAnnotatedClass = false)
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class SearchHttpTest {
    @Inject Announcements announce;

    @Test
    void hitsComeInSlicesAndAreReadyToDraw() throws Exception {
        BatchStory batch = new BatchStory("searched").readBy(TypedPage.PLAN);
        announce.stored(batch);
        announce.tell(batch.accepted());
        announce.tell(batch.submitted("a.png"));
        announce.tell(batch.split("a.png", 1));
        announce.tell(TypedPage.of(batch, "a.png", 1).line("zebra one").line("Zébra two").result());
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() ->
                        given().get("/v1/search?q=zebra").then().body("items.size()", equalTo(2)));

        String next =
                given().get("/v1/search?q=zebra&limit=1&mode=fuzzy")
                        .then()
                        .statusCode(200)
                        .body("items.text", contains("Zébra two"))
                        .body("items[0].document_name", equalTo("a.png"))
                        .body("items[0].matches[0].text", equalTo("Zébra"))
                        .body("items[0].matches[0].box", contains(100, 180, 120, 40))
                        .extract()
                        .path("next");

        assertThat(next).startsWith("/v1/search?").contains("mode=fuzzy", "limit=1");
        given().urlEncodingEnabled(false)
                .get(next)
                .then()
                .body("items.text", contains("zebra one"))
                .body("next", nullValue());
    }

    @ParameterizedTest
    @CsvSource({
        "'', q",
        "q=, q",
        "q=x&mode=nearly, mode",
        "q=x&limit=501, limit",
        "q=x&cursor=nonsense, cursor",
        "q=x&min_confidence=2, min_confidence",
        "q=x&from=tomorrow, from"
    })
    void whatCannotBeReadIsTold(String query, String parameter) {
        given().urlEncodingEnabled(false)
                .get(query.isEmpty() ? "/v1/search" : "/v1/search?" + query)
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-parameter"))
                .body("detail", startsWith(parameter + ":"));
    }
}
