package io.inkstream.standalone.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.inkstream.standalone.pages.RunningPages.SAMPLES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import io.inkstream.contracts.Json;
import io.inkstream.standalone.Multipart;
import io.inkstream.standalone.pages.RunningPages.Running;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** From files to a batch that is followed until it has ended. */
@ExtendWith(RunningPages.class)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class UploadIT {
    @TempDir private Path folder;

    @Test
    void aDroppedFolderBecomesABatch(Running running) throws Exception {
        Path box = Files.createDirectories(folder.resolve("box/deep"));
        Files.copy(SAMPLES.resolve("01-clean-print.png"), box.resolve("one.png"));
        Files.copy(SAMPLES.resolve("11-empty.jpg"), box.resolveSibling("two.jpg"));
        try (Screen screen = running.open().go("/")) {
            screen.drop(".drop", List.of(folder.resolve("box")));
            screen.page().waitForURL("**/batch.html?id=*");

            assertThat(screen.find("#title")).hasText("box");
            assertThat(screen.find("#state .state")).hasText("succeeded", inTime());
            assertThat(screen.find("#state")).containsText("2 of 2 pages read");
            assertThat(screen.find(".tile .of"))
                    .hasText(new String[] {"box/deep/one.png", "box/two.jpg"});
            assertThat(screen.complaints()).isEmpty();
        }
    }

    @Test
    void aFileThatWasNotSentIsSentAgain(Running running) throws Exception {
        Path sent = Files.copy(SAMPLES.resolve("11-empty.jpg"), folder.resolve("sent.jpg"));
        Path lost = Files.copy(SAMPLES.resolve("11-empty.jpg"), folder.resolve("lost.jpg"));
        try (Screen screen = running.open().go("/")) {
            screen.page().route("**/lost.jpg", Route::abort);
            screen.find("input[type=file] >> nth=0").setInputFiles(new Path[] {sent, lost});

            assertThat(screen.find(".drop [role=status]"))
                    .containsText("1 file could not be sent.");
            assertThat(screen.find(".drop li"))
                    .hasText(new String[] {"sent.jpgsent", "lost.jpgthe connection was lost"});

            screen.page().unroute("**/lost.jpg");
            screen.named("Send again").click();
            screen.page().waitForURL("**/batch.html?id=*");
            assertThat(screen.find("#state")).containsText("2 of 2 pages read", inTimeText());
        }
    }

    @Test
    void theSamplesAreOneButtonAway(Running running) {
        try (Screen screen = running.open().go("/")) {
            screen.named("Try the samples").click();
            screen.page().waitForURL("**/batch.html?id=*");

            assertThat(screen.find("#title")).hasText("samples");
            assertThat(screen.find("#state .state")).hasText("partial", inTime());
            assertThat(screen.find("#failures .problem"))
                    .containsText("damaged-document 12-broken.png");
            assertThat(screen.find(".tile")).hasCount(15);
            assertThat(screen.complaints()).isEmpty();
        }
    }

    @Test
    void aBatchIsFollowedWhileItGrows(Running running) throws Exception {
        String url = running.server().url();
        String batch = send(post(url + "/v1/uploads?seal=false")).get("batch_id").asText();
        try (Screen screen = running.open().go("/batch.html?id=" + batch)) {
            assertThat(screen.find("#state .state")).hasText("open");
            assertThat(screen.find(".tile")).hasCount(0);

            send(put(url + "/v1/uploads/" + batch + "/documents/late.png", "01-clean-print.png"));
            assertThat(screen.find(".tile.done")).hasCount(1, counted());
            assertThat(screen.find("#state")).containsText("1 of 1 page read");

            send(post(url + "/v1/uploads/" + batch + "/seal"));
            assertThat(screen.find("#state .state")).hasText("succeeded", inTime());
            assertThat(screen.complaints()).isEmpty();
        }
    }

    @Test
    void aFailedPageSaysWhyAndIsTriedAgain(Running running) throws Exception {
        byte[] book = Files.readAllBytes(SAMPLES.resolve("08-book.tiff"));
        String batch =
                running.read(
                        List.of(new Multipart.Part("book.tiff", BrokenTiff.breakPage(book, 1))));
        try (Screen screen = running.open().go("/batch.html?id=" + batch)) {
            assertThat(screen.find("#state")).containsText("1 page failed");
            assertThat(screen.find("#failures .problem"))
                    .containsText("damaged-image book.tiff, page 2:");
            assertThat(screen.find(".tile.failed")).containsText("damaged-image");

            screen.named("Retry failed pages").click();
            String page = "/v1/pages/" + running.page(batch, 2) + "/transcriptions";
            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(
                            () -> assertThat(running.server().get(page).get("items")).hasSize(2));
            assertThat(screen.find("#state .state")).hasText("partial", inTime());
            screen.find("#failures a").click();
            assertThat(screen.find("#title")).containsText("book.tiff · page 2 of ");
            assertThat(screen.find("#message")).containsText("damaged-image");
            assertThat(screen.find("#picture")).containsText("There is no picture");
            assertThat(screen.complaints()).isEmpty();
        }
    }

    @Test
    void documentsThatComeWhileTheBatchIsWatchedTakeTheirPlaces(Running running) throws Exception {
        String url = running.server().url();
        String batch = send(post(url + "/v1/uploads?seal=false")).get("batch_id").asText();
        try (Screen screen = running.open().go("/batch.html?id=" + batch)) {
            for (int number : new int[] {10, 2, 1}) {
                String document = batch + "/documents/page%20" + number + ".jpg";
                send(put(url + "/v1/uploads/" + document, "11-empty.jpg"));
                assertThat(screen.find(".tile.done").filter(named("page " + number + ".jpg")))
                        .hasCount(1, counted());
            }

            send(post(url + "/v1/uploads/" + batch + "/seal"));
            assertThat(screen.find("#state .state")).hasText("succeeded", inTime());
            assertThat(screen.find(".tile .of"))
                    .hasText(new String[] {"page 1.jpg", "page 2.jpg", "page 10.jpg"});
            assertThat(screen.complaints()).isEmpty();
        }
    }

    @Test
    void aLargeBatchIsShownInPartsThatTheAddressNames(Running running) throws Exception {
        byte[] archive = LargePagesIT.archive(125);
        String batch = running.read(List.of(new Multipart.Part("archive.tiff", archive)));
        try (Screen screen = running.open().go("/batch.html?id=" + batch)) {
            assertThat(screen.find(".tile.done")).hasCount(120);
            screen.named("Later pages").click();
            assertThat(screen.find(".tile .of").first()).hasText("archive.tiff · 121");
            assertThat(screen.find("#steps")).containsText("pages 121 to 125 of 125");
            assertThat(screen.find(".tile").first()).isFocused();

            screen.page().reload();
            assertThat(screen.find(".tile")).hasCount(5);
            screen.named("Earlier pages").click();
            assertThat(screen.find(".tile")).hasCount(120);
            assertThat(screen.complaints()).isEmpty();
        }
    }

    private static Locator.FilterOptions named(String document) {
        return new Locator.FilterOptions().setHasText(document);
    }

    /** Reading takes as long as it takes. */
    private static final double IN_TIME = 120_000;

    private static HasTextOptions inTime() {
        return new HasTextOptions().setTimeout(IN_TIME);
    }

    private static ContainsTextOptions inTimeText() {
        return new ContainsTextOptions().setTimeout(IN_TIME);
    }

    private static HasCountOptions counted() {
        return new HasCountOptions().setTimeout(IN_TIME);
    }

    private static HttpRequest post(String address) {
        return HttpRequest.newBuilder(URI.create(address)).POST(BodyPublishers.noBody()).build();
    }

    private static HttpRequest put(String address, String sample) throws IOException {
        return HttpRequest.newBuilder(URI.create(address))
                .PUT(BodyPublishers.ofFile(SAMPLES.resolve(sample)))
                .build();
    }

    private static JsonNode send(HttpRequest request) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
            assertThat(answer.statusCode()).isLessThan(300);
            return Json.mapper().readTree(answer.body());
        }
    }
}
