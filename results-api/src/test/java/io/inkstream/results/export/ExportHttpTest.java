package io.inkstream.results.export;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import io.inkstream.results.Announcements;
import io.inkstream.results.BatchStory;
import io.inkstream.results.TestServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Exports as clients get them. */
@QuarkusTest
@QuarkusTestResource(value = TestServers.class, restrictToAnnotatedClass = false)
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ExportHttpTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    @Inject Announcements announce;

    @ParameterizedTest
    @CsvSource({
        "text, text/plain",
        "json, application/json",
        "jsonl, application/x-ndjson",
        "csv, text/csv",
        "alto, application/zip",
        "page, application/zip",
        "hocr, text/vnd.hocr+html",
        "tei, application/tei+xml",
        "pdf, application/pdf",
        "iiif, application/ld+json"
    })
    void aDocumentComesInEveryFormat(String format, String type) throws Exception {
        BatchStory batch = mixed("every-" + format);

        byte[] file =
                given().get(
                                "/v1/documents/{id}/export?format=" + format,
                                batch.document("box/a.pdf").value())
                        .then()
                        .statusCode(200)
                        .contentType(startsWith(type))
                        .header("Content-Disposition", startsWith("attachment; filename=\"a."))
                        .extract()
                        .asByteArray();

        assertThat(file).isNotEmpty();
    }

    @Test
    void anArchiveHoldsEachPageAndTellsWhatFailed() throws Exception {
        BatchStory batch = mixed("archive");

        Map<String, String> files = unzip(get("/v1/batches/{id}/export?format=alto", batch));

        assertThat(files)
                .containsOnlyKeys(
                        "box/a-0001.alto.xml",
                        "box/a-0002.alto.xml",
                        "box/a-0003.failed.json",
                        "b.alto.xml",
                        "c.failed.json");
        assertThat(files.get("box/a-0002.alto.xml")).contains("CONTENT=\"second\"");
        assertThat(files.get("box/a-0003.failed.json")).contains("\"damaged-image\"");
        assertThat(files.get("c.failed.json")).contains("\"damaged-document\"");
    }

    @Test
    void anArchiveOfDocumentsHoldsOneFileOfEach() throws Exception {
        BatchStory batch = mixed("documents");

        Map<String, String> files = unzip(get("/v1/batches/{id}/export?format=hocr", batch));

        assertThat(files)
                .containsOnlyKeys(
                        "box/a.hocr.html",
                        "box/a-0003.failed.json",
                        "b.hocr.html",
                        "c.failed.json");
    }

    @Test
    void imagesGoWithTheirPagesUnderTheNamesThePagesSay() throws Exception {
        BatchStory batch = mixed("images");
        announce.put(batch.recognized("box/a.pdf", 1).image().key(), "an image".getBytes(UTF_8));

        Map<String, String> files =
                unzip(get("/v1/batches/{id}/export?format=page&images=true", batch));

        assertThat(files).containsEntry("box/a-0001.png", "an image");
        assertThat(files.get("box/a-0001.page.xml")).contains("imageFilename=\"a-0001.png\"");
    }

    @Test
    void aBatchInIiifIsACollectionWhoseManifestsCanBeOpened() throws Exception {
        BatchStory batch = mixed("iiif");

        String manifest =
                given().get("/v1/batches/{id}/export?format=iiif", batch.batch().value())
                        .then()
                        .body("type", equalTo("Collection"))
                        .body("items", hasSize(3))
                        .extract()
                        .path("items[0].id");

        given().get(manifest).then().statusCode(200).body("id", equalTo(manifest));
    }

    @Test
    void aPageIsNegotiatedAndKnowsItsTag() throws Exception {
        BatchStory batch = mixed("page");
        String page = batch.document("box/a.pdf").page(1).value();

        String tag =
                given().accept("application/vnd.prima.page+xml")
                        .get("/v1/pages/{id}/export", page)
                        .then()
                        .statusCode(200)
                        .contentType("application/vnd.prima.page+xml")
                        .body(containsString("<Unicode>first</Unicode>"))
                        .extract()
                        .header("ETag");

        given().header("If-None-Match", tag)
                .get("/v1/pages/{id}/export?format=page", page)
                .then()
                .statusCode(304);
        given().get("/v1/pages/{id}/export?format=iiif", page)
                .then()
                .body("type", equalTo("AnnotationPage"))
                .body("items[0].body.value", equalTo("first"));
    }

    @Test
    void aPageThatFailedOrWaitsSaysSo() throws Exception {
        BatchStory batch = mixed("failed");

        given().get(
                        "/v1/pages/{id}/export?format=alto",
                        batch.document("box/a.pdf").page(3).value())
                .then()
                .statusCode(422)
                .body("code", equalTo("damaged-image"));
        given().get("/v1/pages/{id}/export?format=csv", batch.document("box/a.pdf").page(3).value())
                .then()
                .statusCode(200)
                .body(containsString(",failed,"));
        given().get(
                        "/v1/pages/{id}/export?format=alto",
                        batch.document("box/a.pdf").page(9).value())
                .then()
                .statusCode(404)
                .body("code", equalTo("page-not-found"));
        given().get("/v1/pages/{id}/export?format=docx", batch.document("b.png").page(1).value())
                .then()
                .statusCode(400)
                .body("detail", containsString("alto"));
    }

    /** A document of three pages of which one failed, one of one page, and one that is damaged. */
    private BatchStory mixed(String name) throws Exception {
        BatchStory batch = new BatchStory("export-" + name);
        announce.stored(batch);
        announce.tell(batch.accepted());
        announce.tell(batch.submitted("box/a.pdf"));
        announce.tell(batch.submitted("b.png"));
        announce.tell(batch.submitted("c.png"));
        announce.tell(batch.sealed("box/a.pdf", "b.png", "c.png"));
        announce.tell(batch.split("box/a.pdf", 3));
        announce.tell(batch.split("b.png", 1));
        announce.tell(batch.damaged("c.png"));
        announce.tell(batch.recognized("box/a.pdf", 1, "first"));
        announce.tell(batch.recognized("box/a.pdf", 2, "second"));
        announce.tell(batch.unreadable("box/a.pdf", 3));
        announce.tell(batch.recognized("b.png", 1, "other"));
        await().atMost(LONG)
                .untilAsserted(() ->
                        given().get("/v1/batches/{id}", batch.batch().value())
                                .then()
                                .body("state", equalTo("partial")));
        return batch;
    }

    private static byte[] get(String path, BatchStory batch) {
        return given().get(path, batch.batch().value())
                .then()
                .statusCode(200)
                .contentType("application/zip")
                .extract()
                .asByteArray();
    }

    private static Map<String, String> unzip(byte[] archive) throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), UTF_8));
            }
        }
        return files;
    }
}
