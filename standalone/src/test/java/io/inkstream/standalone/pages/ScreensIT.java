package io.inkstream.standalone.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import io.inkstream.contracts.Json;
import io.inkstream.standalone.Multipart;
import io.inkstream.standalone.pages.RunningPages.Running;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every screen: what axe finds, what the browser complains of, how it fits a small window. */
@ExtendWith(RunningPages.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ScreensIT {
    /** What docs/pages.md shows. */
    private static final Set<String> PICTURED =
            Set.of("batch", "page", "review", "search", "models", "training", "system");

    private static final String FILES =
            """
            () => performance.getEntries()
              .filter((each) => each.entryType === "navigation" || /\\.(js|css|html)$/.test(new URL(each.name, location).pathname))
              .reduce((sum, each) => sum + (each.transferSize || 0), 0)
            """;

    private String batch = "";
    private String page = "";
    private String failed = "";

    /**
     * A screen.
     *
     * @param address with {@code BATCH} and {@code PAGE} for those of the samples, {@code FAILED}
     *     for a page without text
     * @param shown what is there when the screen has loaded
     */
    record View(String name, String address, String shown) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<View> views() {
        return List.of(
                new View("start", "/", "#now li"),
                new View("batches", "/batches.html", "#list table"),
                new View("batch", "/batch.html?id=BATCH", ".tile.done"),
                new View("page", "/page.html?id=PAGE&show=lines,baselines,order", "#lines .said"),
                new View("review", "/review.html?batch=BATCH", "#queue .said"),
                new View("search", "/search.html?q=rabbit", "#hits mark"),
                new View("models", "/models.html?model=latin-print", "#versions td"),
                new View("training", "/runs.html?run=latin-print&epoch=6", "#samples ins"),
                new View("system", "/system.html", "#failed .problem"),
                new View("failed page", "/page.html?id=FAILED", "#message .problem"));
    }

    @BeforeAll
    void read(Running running) throws Exception {
        batch =
                running.read(
                        "01-clean-print.png",
                        "03-skewed.png",
                        "05-noisy.jpg",
                        "07-handwriting.png",
                        "12-broken.png");
        page = running.page(batch, 1);
        byte[] book = Files.readAllBytes(RunningPages.SAMPLES.resolve("08-book.tiff"));
        String broken =
                running.read(
                        List.of(new Multipart.Part("book.tiff", BrokenTiff.breakPage(book, 1))));
        failed = running.page(broken, 2);
        running.run("latin-print");
        running.publish("latin-print", running.pointed("latin-print", "stable"), "1.1.1");
        running.tellOf("latin-print", "1.1.1", "eval.json", figuresOfFp32());
        running.server()
                .send(
                        "PUT",
                        "/v1/models/latin-print/aliases/candidate",
                        Map.of("version", "1.1.1", "by", "ada"),
                        Map.of());
    }

    /** The candidate is the bundled fp32 file, so these are its figures. */
    private static byte[] figuresOfFp32() throws IOException {
        JsonNode bundled =
                Json.mapper().readTree(Path.of("../models/latin-print/eval.json").toFile());
        JsonNode figures = bundled.get("files").get("model.onnx");
        return Json.bytes(Map.of("files", Map.of("model.onnx", figures)));
    }

    private Screen open(Running running, View view, int width, ColorScheme theme) {
        String address =
                view.address()
                        .replace("BATCH", batch)
                        .replace("PAGE", page)
                        .replace("FAILED", failed);
        Screen screen = running.open(width, theme).go(address);
        screen.find(view.shown()).first().waitFor();
        return screen;
    }

    @Test
    void aRunIsFollowedWhileItGrows(Running running) throws Exception {
        Path metrics = running.run("growing").resolve("metrics.jsonl");
        List<String> rows = Files.readAllLines(metrics);
        Files.write(metrics, rows.subList(0, 3));
        try (Screen screen = running.open().go("/runs.html?run=growing")) {
            assertThat(screen.find("#state")).containsText("3 epochs");
            Files.write(metrics, rows);

            assertThat(screen.find("#state"))
                    .containsText(
                            rows.size() + " epochs",
                            new LocatorAssertions.ContainsTextOptions().setTimeout(60_000));
            assertThat(screen.find(".chart")).hasCount(6);
            screen.find("#epochs select").selectOption("1");
            assertThat(screen.page()).hasURL(Pattern.compile("epoch=1"));
            assertThat(screen.complaints()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("views")
    void axeFindsNothingSerious(View view, Running running) throws Exception {
        Accessibility axe = Accessibility.load();
        for (ColorScheme theme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            try (Screen screen = open(running, view, 1280, theme)) {
                assertThat(axe.findings(screen)).as("%s", theme).isEmpty();
                assertThat(screen.complaints()).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("views")
    void aSmallWindowIsWideEnough(View view, Running running) throws Exception {
        for (ColorScheme theme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            try (Screen screen = open(running, view, 360, theme)) {
                assertThat(screen.overflow()).isNotPositive();
                assertThat(Accessibility.load().findings(screen)).as("%s", theme).isEmpty();
            }
        }
    }

    /** What comes over the line, images and data aside; the files as they are, not even packed. */
    @ParameterizedTest
    @MethodSource("views")
    void aFirstLoadIsSmall(View view, Running running) {
        try (Screen screen = open(running, view, 1280, ColorScheme.LIGHT)) {
            assertThat(((Number) screen.page().evaluate(FILES)).intValue()).isBetween(1, 60 * 1024);
        }
    }

    @Test
    void axeFindsNothingSeriousWhileALineIsCorrected(Running running) throws Exception {
        try (Screen screen = open(running, views().get(3), 1280, ColorScheme.DARK)) {
            screen.find("#lines .said").first().click();
            screen.find(".editor textarea").fill("Down the Rabbit-Hule");

            assertThat(screen.find(".editor ins")).hasText("Rabbit-Hule");
            assertThat(Accessibility.load().findings(screen)).isEmpty();
        }
    }

    @Test
    void theListOfKeysOpensAndClosesByKeyboard(Running running) {
        try (Screen screen = open(running, views().get(3), 1280, ColorScheme.LIGHT)) {
            screen.press("?");
            assertThat(screen.find("dialog")).containsText("Ctrl+Enter");
            screen.press("Escape");
            assertThat(screen.find("dialog")).hasCount(0);
        }
    }

    @Test
    void picturesForTheDocumentation(Running running) throws Exception {
        for (View view : views()) {
            for (ColorScheme theme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                try (Screen screen = open(running, view, 1280, theme)) {
                    if (view.name().equals("page")) {
                        screen.find("#tools input[name=baselines]").uncheck();
                        screen.find("#tools input[name=order]").uncheck();
                        screen.find("#lines .said").nth(2).click();
                    }
                    screen.page().waitForLoadState(LoadState.NETWORKIDLE);
                    for (Locator image : screen.find("img:visible").all()) {
                        assertThat(image).hasJSProperty("complete", true);
                    }
                    String name = view.name() + "-" + theme.name().toLowerCase(Locale.ROOT);
                    assertThat(
                                    PICTURED.contains(view.name())
                                            ? Picture.write(screen, name)
                                            : Picture.writeAside(screen, name))
                            .isNotEmptyFile();
                }
            }
        }
    }
}
