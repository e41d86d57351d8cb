package io.inkstream.standalone.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.SelectOption;
import io.inkstream.standalone.Multipart;
import io.inkstream.standalone.pages.RunningPages.Running;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Lines are corrected by keyboard alone, and what was typed is never lost. */
@ExtendWith(RunningPages.class)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class CorrectionIT {
    private static final int LINES = 10;

    /** What the pages take for sure. */
    private static final double SURE = 0.95;

    @Test
    void tenLinesAreCorrectedByKeyboardAndFoundByTheirNewWords(Running running) throws Exception {
        String page = running.page(running.read("01-clean-print.png"), 1);
        try (Screen screen = running.open().go("/page.html?id=" + page)) {
            assertThat(screen.find("#lines .said").nth(LINES)).isVisible();
            tabTo(screen, "#lines .said");
            screen.press("Enter");
            for (int line = 1; line <= LINES; line++) {
                Locator input = screen.find("#lines > li:nth-child(" + line + ") textarea");
                assertThat(input).isFocused();
                screen.press("Control+a");
                screen.type("Zebrafink number " + line);
                screen.press("Enter");
            }
            assertThat(screen.find("#lines .said.corrected")).hasCount(LINES);
            screen.press("Escape");
            assertThat(screen.find(".editor")).hasCount(0);
            assertThat(screen.find("#lines > li:nth-child(11) .said")).isFocused();
            assertThat(screen.complaints()).isEmpty();
        }

        awaitTexts(
                running,
                page,
                texts ->
                        assertThat(texts.subList(0, LINES))
                                .allMatch(text -> text.startsWith("Zebrafink number ")));
        find(running, "zebrafink 7");
    }

    private static void find(Running running, String words) throws Exception {
        await().untilAsserted(() ->
                assertThat(
                                running.server()
                                        .get("/v1/search?q=" + words.replace(' ', '+'))
                                        .get("items"))
                        .hasSize(1));
        try (Screen screen = running.open().go("/")) {
            assertThat(screen.find("ink-frame nav")).isVisible();
            screen.press("/");
            screen.page().waitForURL("**/search.html");
            assertThat(screen.find("input[name=q]")).isFocused();
            screen.type(words);
            screen.press("Enter");

            assertThat(screen.find("#found")).hasText("1 line");
            assertThat(screen.find("#hits mark")).hasText(new String[] {"Zebrafink", "7"});
            assertThat(screen.find("#hits svg rect")).hasCount(2);
            assertThat(screen.find("#hits li")).containsText("read: ");
            assertThat(screen.page()).hasURL(Pattern.compile("q=zebrafink\\+7"));
            screen.find("#hits a").click();
            assertThat(screen.find("#lines > li.chosen textarea")).hasValue("Zebrafink number 7");
            assertThat(screen.complaints()).isEmpty();
        }
    }

    @Test
    void whatSomebodyElseWroteMeanwhileIsShown(Running running) throws Exception {
        String page = running.page(running.read("01-clean-print.png"), 1);
        String line = lines(running, page).get(0).get("id").asText();
        try (Screen screen = running.open().go("/page.html?id=" + page)) {
            screen.find("#lines .said").first().click();
            correct(running, line, 0, "Down the Fox-Hole");
            screen.find(".editor textarea").fill("Down the Badger-Hole");
            screen.press("Enter");

            assertThat(screen.find(".editor [role=status]"))
                    .containsText("Somebody else wrote: Down the Fox-Hole");
            screen.press("Enter");
            assertThat(screen.find("#lines .said").first()).hasText("Down the Badger-Hole");

            screen.find("#lines .said").first().click();
            screen.find(".editor").getByText("History").click();
            assertThat(screen.find(".history li")).hasCount(3);
            assertThat(screen.find(".history")).containsText("Badger");
        }
        awaitTexts(running, page, texts -> assertThat(texts).startsWith("Down the Badger-Hole"));
    }

    @Test
    void whatWasTypedSurvivesALostConnection(Running running) throws Exception {
        String page = running.page(running.read("01-clean-print.png"), 1);
        try (Screen screen = running.open().go("/page.html?id=" + page)) {
            screen.find("#lines .said").first().click();
            screen.page().context().setOffline(true);
            screen.find(".editor textarea").fill("Down the Mole-Hole");
            screen.press("Enter");
            assertThat(screen.find(".editor [role=status]")).containsText("connection was lost");

            screen.page().context().setOffline(false);
            screen.page().reload();
            assertThat(screen.find("#lines .said.draft")).hasCount(1);
            assertThat(screen.find(".editor textarea")).hasValue("Down the Mole-Hole");
            screen.find(".editor textarea").focus();
            screen.press("Enter");
            assertThat(screen.find("#lines .said").first()).hasText("Down the Mole-Hole");
            assertThat(screen.find("#lines .said.draft")).hasCount(0);
        }
        awaitTexts(running, page, texts -> assertThat(texts).startsWith("Down the Mole-Hole"));
    }

    @Test
    void anotherReadingIsTakenByItsNumber(Running running) throws Exception {
        byte[] letter = Files.readAllBytes(RunningPages.SAMPLES.resolve("07-handwriting.png"));
        String batch =
                running.read(
                        List.of(new Multipart.Part("letter.png", letter)),
                        Map.of("decoder", "beam"));
        String page = running.page(batch, 1);
        JsonNode lines = lines(running, page);
        int first = find(lines, 0, line -> !line.path("alternatives").isEmpty());
        int unsure = find(lines, first + 1, line -> line.get("confidence").asDouble() < SURE);
        String other = lines.get(first).get("alternatives").get(0).get("text").asText();
        try (Screen screen = running.open().go("/page.html?id=" + page)) {
            screen.find("#lines .said").nth(first).click();
            screen.press("Alt+1");
            assertThat(screen.find(".editor textarea")).hasValue(other);
            assertThat(screen.find(".editor .diff")).isVisible();

            screen.press("Control+Enter");
            assertThat(screen.find("#lines .said.corrected")).hasText(other);
            assertThat(screen.find("#lines > li").nth(unsure).locator("textarea")).isFocused();
            assertThat(screen.complaints()).isEmpty();
        }
        awaitTexts(running, page, texts -> assertThat(texts.get(first)).isEqualTo(other));
    }

    private static int find(JsonNode lines, int from, Predicate<JsonNode> wanted) {
        for (int i = from; i < lines.size(); i++) {
            if (wanted.test(lines.get(i))) {
                return i;
            }
        }
        throw new AssertionError("no such line of " + lines.size() + " after " + from);
    }

    @Test
    void theEnterThatEndsACompositionSavesNothing(Running running) throws Exception {
        String page = running.page(running.read("01-clean-print.png"), 1);
        try (Screen screen = running.open().go("/page.html?id=" + page)) {
            screen.find("#lines .said").first().click();
            screen.find(".editor textarea").fill("ꯃꯩꯇꯩ");
            screen.find(".editor textarea")
                    .dispatchEvent("keydown", Map.of("key", "Enter", "isComposing", true));
            assertThat(screen.find(".editor textarea")).isFocused();
            assertThat(screen.find("#lines .said.corrected")).hasCount(0);

            screen.press("Enter");
            assertThat(screen.find("#lines .said.corrected")).hasText("ꯃꯩꯇꯩ");
        }
    }

    @Test
    void unsureLinesOfABatchAreReviewedOneAfterTheOther(Running running) throws Exception {
        String batch = running.read("07-handwriting.png");
        JsonNode review = running.server().get("/v1/review?batch=" + batch);
        int before = review.get("lines_left").asInt();
        long wrong = Math.round(review.get("expected_errors").asDouble());
        try (Screen screen = running.open().go("/review.html?batch=" + batch)) {
            assertThat(screen.find("#left"))
                    .containsText(
                            before + " lines left, about " + wrong + " characters in them wrong");
            assertThat(screen.find("#left")).containsText("0 done today");
            assertThat(screen.find("#queue .said").first()).isFocused();
            screen.press("Enter");
            screen.press("Control+Enter");
            assertThat(screen.find("#queue > li:nth-child(2) textarea")).isFocused();
            screen.press("Control+a");
            screen.type("said by a person");
            screen.press("Enter");
            assertThat(screen.find("#queue > li:nth-child(3) textarea")).isFocused();
            assertThat(screen.find("#left")).containsText(before - 2 + " lines left");
            assertThat(screen.find("#left")).containsText("2 done today");
            assertThat(screen.complaints()).isEmpty();
        }
        await().untilAsserted(() ->
                assertThat(
                                running.server()
                                        .get("/v1/review?batch=" + batch)
                                        .get("lines_left")
                                        .asInt())
                        .isEqualTo(before - 2));
    }

    @Test
    void anotherReadingStandsBesideTheLines(Running running) throws Exception {
        String batch = running.read("05-noisy.jpg");
        String page = running.page(batch, 1);
        running.server()
                .send(
                        "POST",
                        "/v1/batches/" + batch + "/replay",
                        Map.of("model", "latin-hand"),
                        Map.of());
        String readings = "/v1/pages/" + page + "/transcriptions";
        await().atMost(Duration.ofMinutes(2))
                .until(() -> running.server().get(readings).get("items").size() == 2);
        running.awaitEnd(batch);
        try (Screen screen = running.open().go("/page.html?id=" + page)) {
            screen.find("#comparison select").selectOption(new SelectOption().setIndex(1));
            assertThat(screen.find("#comparison [role=status]")).containsText("differ by");
            assertThat(screen.find("#lines .other ins").first()).isVisible();
            assertThat(screen.page()).hasURL(Pattern.compile("with="));

            screen.page().reload();
            assertThat(screen.find("#comparison [role=status]")).containsText("differ by");
            assertThat(Accessibility.load().findings(screen)).isEmpty();
            assertThat(screen.complaints()).isEmpty();
        }
    }

    /** Presses Tab until the focus is where it is wanted, as somebody without a mouse does. */
    private static void tabTo(Screen screen, String selector) {
        for (int i = 0; i < 40; i++) {
            screen.press("Tab");
            if ((boolean)
                    screen.page().evaluate("s => document.activeElement.matches(s)", selector)) {
                return;
            }
        }
        throw new AssertionError("40 times Tab do not lead to " + selector);
    }

    /** The read model follows in a moment. */
    private static void awaitTexts(Running running, String page, Consumer<List<String>> check) {
        await().untilAsserted(() -> check.accept(texts(running, page)));
    }

    private static List<String> texts(Running running, String page) throws Exception {
        List<String> texts = new ArrayList<>();
        for (JsonNode line : lines(running, page)) {
            texts.add(line.path("correction").path("text").asText(line.path("text").asText()));
        }
        return texts;
    }

    private static JsonNode lines(Running running, String page) throws Exception {
        return running.server().get("/v1/pages/" + page + "/lines").get("items");
    }

    private static void correct(Running running, String line, int revision, String text)
            throws Exception {
        running.server()
                .send(
                        "PUT",
                        "/v1/lines/" + line + "/correction",
                        Map.of("text", text),
                        Map.of("If-Match", "\"" + revision + "\""));
    }
}
