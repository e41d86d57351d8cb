package io.inkstream.standalone.pages;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** The browser of this machine; nothing is downloaded. */
final class Chromium implements AutoCloseable {
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /** The program on the path. */
    static Optional<Path> find() {
        String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
        return Pattern.compile(":")
                .splitAsStream(path)
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static Chromium start(Path program) {
        Playwright playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser =
                playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions().setExecutablePath(program));
        return new Chromium(playwright, browser);
    }

    /** A window of its own, without anything another one left behind. */
    Screen open(String server, int width, ColorScheme theme) {
        BrowserContext window =
                browser.newContext(
                        new Browser.NewContextOptions()
                                .setBaseURL(server)
                                .setLocale("en-GB")
                                .setTimezoneId("UTC")
                                .setColorScheme(theme)
                                .setViewportSize(width, width < 500 ? 740 : 800));
        return new Screen(window.newPage());
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
