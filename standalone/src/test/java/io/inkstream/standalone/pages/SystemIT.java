package io.inkstream.standalone.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.inkstream.standalone.pages.RunningPages.SAMPLES;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import io.inkstream.standalone.Multipart;
import io.inkstream.standalone.pages.RunningPages.Running;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What operators see: who is behind, what failed, and that it is read again from here. */
@ExtendWith(RunningPages.class)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class SystemIT {
    @Test
    void everyQueueSaysHowMuchWaitsAndHowManyTakeFromIt(Running running) throws Exception {
        running.read("11-empty.jpg");
        try (Screen screen = running.open().go("/system.html")) {
            assertThat(group(screen, "ocr-workers")).hasText(Pattern.compile("[1-9] lanes?"));
            assertThat(group(screen, "ocr-workers").locator("code"))
                    .hasText(
                            new String[] {"ocr.pages.requested.v1", "ocr.pages.requested.bulk.v1"});
            assertThat(group(screen, "ocr-workers").locator("td:last-child"))
                    .hasText(new String[] {"0", "0"});
            assertThat(group(screen, "ocr-splitters")).containsText("ocr.documents.submitted.v1");
            assertThat(group(screen, "read-model")).containsText("ocr.pages.recognized.v1");
            assertThat(screen.find("#health .state.done")).hasCount(4);
            assertThat(screen.complaints()).isEmpty();
        }
        try (Screen screen = running.open().go("/")) {
            assertThat(screen.find("#now")).containsText("worker lane");
            assertThat(screen.find("#now")).containsText("nothing waits");
        }
    }

    private static Locator group(Screen screen, String name) {
        return screen.find("#work tbody").filter(new Locator.FilterOptions().setHasText(name));
    }

    @Test
    void aBatchWithFailedPagesIsReadAgain(Running running) throws Exception {
        byte[] book = Files.readAllBytes(SAMPLES.resolve("08-book.tiff"));
        String batch =
                running.read(
                        List.of(new Multipart.Part("torn.tiff", BrokenTiff.breakPage(book, 1))));
        try (Screen screen = running.open().go("/system.html")) {
            Locator failed = screen.find("#failed [data-batch='" + batch + "']");
            assertThat(failed).containsText("1 page failed");
            assertThat(failed.locator(".problem a")).hasText("torn.tiff, page 2");

            failed.locator("button").click();
            assertThat(failed.locator("button"))
                    .isVisible(new IsVisibleOptions().setTimeout(120_000));
            assertThat(failed).containsText("1 page failed");
            assertThat(screen.complaints()).isEmpty();
        }
        String readings = "/v1/pages/" + running.page(batch, 2) + "/transcriptions";
        assertThat(running.server().get(readings).get("items")).hasSize(2);
    }
}
