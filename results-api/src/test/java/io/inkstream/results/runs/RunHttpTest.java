package io.inkstream.results.runs;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.inkstream.results.ResultsConfig;
import io.inkstream.results.TestServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Run folders as the trainer writes them, seen over HTTP. */
@QuarkusTest
@QuarkusTestResource(value = TestServers.class, restrictToAnnotatedClass = false)
class RunHttpTest {
    private static final String FIRST =
            "{\"epoch\":1,\"step\":46,\"lines\":1792,\"loss\":25.1,\"error\":0.5,\"cer.clean\":0.5}\n";
    private static final String SECOND =
            "{\"epoch\":2,\"step\":92,\"lines\":3584,\"loss\":12.5,\"error\":0.25,\"cer.clean\":0.25}\n";

    @Inject ResultsConfig config;

    private Path runs = Path.of("");

    @BeforeEach
    void begin() {
        runs = config.runs().directory().orElseThrow();
    }

    private Path run(String name, String metrics) throws IOException {
        Path run = Files.createDirectories(runs.resolve(name));
        Files.writeString(run.resolve("metrics.jsonl"), metrics);
        return run;
    }

    @Test
    void aRunIsSeenWhileItIsWritten() throws IOException {
        run("growing", FIRST + "{\"epoch\":2,\"st");
        given().get("/v1/runs/growing")
                .then()
                .statusCode(200)
                .body("epochs", equalTo(1))
                .body("ended", equalTo(false))
                .body("metrics", hasSize(1))
                .body("samples", hasSize(0));

        Path run = run("growing", FIRST + SECOND);
        Files.createDirectories(run.resolve("model"));
        Files.writeString(run.resolve("model/model.onnx"), "");
        given().get("/v1/runs/growing")
                .then()
                .body("ended", equalTo(true))
                .body("error", equalTo(0.25f))
                .body("metrics.step", contains(46, 92))
                .body("metrics[1].'cer.clean'", equalTo(0.25f));
        given().get("/v1/runs").then().statusCode(200).body("items.run", hasItem("growing"));
    }

    @Test
    void theSamplesOfAnEpochAreTextsAndAPicture() throws IOException {
        Path epoch = Files.createDirectories(run("sampled", FIRST).resolve("samples/epoch-0001"));
        Files.writeString(epoch.resolve("clean.tsv"), "truth\treading\nDear Sir\tDcar Sir\n");
        Files.write(epoch.resolve("clean.png"), new byte[] {1, 2, 3});

        given().get("/v1/runs/sampled").then().body("samples", contains(1));
        String picture =
                given().get("/v1/runs/sampled/samples/1")
                        .then()
                        .statusCode(200)
                        .body("items[0].set", equalTo("clean"))
                        .body("items[0].items[0].truth", equalTo("Dear Sir"))
                        .body("items[0].items[0].reading", equalTo("Dcar Sir"))
                        .extract()
                        .path("items[0].picture");
        given().get(picture).then().statusCode(200).contentType("image/png");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/runs/none",
                "/v1/runs/%2e%2e",
                "/v1/runs/plain",
                "/v1/runs/known/samples/7",
                "/v1/runs/known/samples/1/none.png",
                "/v1/runs/known/samples/1/..%2F..%2Fmetrics.jsonl"
            })
    void whatIsNotThereIsTold(String path) throws IOException {
        Files.createDirectories(run("known", FIRST).resolve("samples/epoch-0001"));
        Files.createDirectories(runs.resolve("plain"));

        given().urlEncodingEnabled(false)
                .get(path)
                .then()
                .statusCode(404)
                .body("code", containsString("not-found"));
    }
}
