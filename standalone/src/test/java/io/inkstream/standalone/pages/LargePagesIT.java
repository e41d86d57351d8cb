package io.inkstream.standalone.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import io.inkstream.standalone.Multipart;
import io.inkstream.standalone.pages.RunningPages.Running;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A page of 300 lines and a batch of 5,000 pages, complete; how long things take is printed. */
@Tag("long")
@ExtendWith(RunningPages.class)
@Timeout(value = 20, unit = TimeUnit.MINUTES)
class LargePagesIT {
    private static final int COLUMNS = 4;
    private static final int ROWS = 75;
    private static final int PAGES = 5000;
    private static final int AT_ONCE = 120;

    /** The longest time between two pictures while the window is scrolled to the end. */
    private static final String SCROLL =
            """
            async () => {
              const frame = () => new Promise((go) => requestAnimationFrame(go));
              let last = await frame(), longest = 0, frames = 0;
              const begin = last;
              while (scrollY + innerHeight < document.documentElement.scrollHeight - 2) {
                scrollBy(0, 400);
                const now = await frame();
                longest = Math.max(longest, now - last);
                last = now;
                frames++;
              }
              return [longest, frames / ((last - begin) / 1000)];
            }
            """;

    /** When the first line of the list could be clicked, and when a click had opened an editor. */
    private static final String WORKABLE =
            """
            () => {
              const seen = new MutationObserver(() => {
                const middle = document.querySelectorAll("#lines .said")[150];
                if (!middle) return;
                seen.disconnect();
                requestAnimationFrame(() => requestAnimationFrame(() => {
                  const shown = performance.now();
                  middle.click();
                  requestAnimationFrame(() => { window.workable = [shown, performance.now(), document.activeElement.localName]; });
                }));
              });
              seen.observe(document, { childList: true, subtree: true });
            }
            """;

    @Test
    void aPageOfThreeHundredLines(Running running) throws Exception {
        String batch = running.read(List.of(new Multipart.Part("dense.png", dense())));
        String page = running.page(batch, 1);
        int lines = running.server().get("/v1/pages/" + page + "/lines").get("items").size();
        try (Screen screen = running.open(1280, ColorScheme.LIGHT)) {
            screen.page().addInitScript("(" + WORKABLE + ")()");
            for (String visit : List.of("first", "second")) {
                screen.go("/page.html?id=" + page);
                assertThat(screen.find("#lines .said")).hasCount(lines);
                assertThat(screen.find(".editor textarea")).isFocused();
                System.out.printf(
                        "a page of %d lines, %s visit: shown [ms], a line open for correction [ms], focus: %s%n",
                        lines,
                        visit,
                        screen.page().waitForFunction("() => window.workable").jsonValue());
            }
            assertThat(screen.complaints()).isEmpty();
        }
        assertThat(lines).isBetween(ROWS * COLUMNS * 9 / 10, ROWS * COLUMNS * 11 / 10);
    }

    @Test
    void aBatchOfFiveThousandPages(Running running) throws Exception {
        String batch =
                running.server()
                        .upload(List.of(new Multipart.Part("archive.tiff", archive(PAGES))));
        running.awaitEnd(batch, Duration.ofMinutes(15));
        String address = "/batch.html?id=" + batch;
        try (Screen screen = running.open(1280, ColorScheme.LIGHT).go(address)) {
            assertThat(screen.find(".tile.done")).hasCount(AT_ONCE);
            Object first = screen.page().evaluate("performance.now()");
            Object scrolled = screen.page().evaluate(SCROLL);
            for (int shown = AT_ONCE; shown < PAGES; shown += AT_ONCE) {
                screen.named("Later pages").click();
                assertThat(screen.find("#steps"))
                        .containsText(
                                "pages %d to %d"
                                        .formatted(shown + 1, Math.min(PAGES, shown + AT_ONCE)));
            }
            assertThat(screen.find("#steps")).containsText("of " + PAGES);
            assertThat(screen.named("Later pages")).isDisabled();
            screen.named("Earlier pages").click();
            assertThat(screen.page()).hasURL(Pattern.compile("from=4800"));

            screen.go(address + "&from=2400");
            assertThat(screen.find(".tile .of").first()).hasText("archive.tiff · 2401");
            assertThat(screen.find(".tile")).hasCount(AT_ONCE);
            System.out.printf(
                    "a batch of %d pages: the first %d after %s ms, pages from 2401 on after %s ms; scrolled, longest picture [ms] and pictures a second: %s%n",
                    PAGES, AT_ONCE, first, screen.page().evaluate("performance.now()"), scrolled);
            assertThat(screen.complaints()).isEmpty();
        }
    }

    private static byte[] dense() throws IOException {
        BufferedImage page = blank(2480, 3508, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D pen = page.createGraphics();
        pen.setColor(Color.BLACK);
        pen.setFont(new Font(Font.SERIF, Font.PLAIN, 28));
        for (int column = 0; column < COLUMNS; column++) {
            for (int row = 0; row < ROWS; row++) {
                pen.drawString(
                        "Entry %d of the register".formatted(column * ROWS + row),
                        90 + column * 590,
                        120 + row * 44);
            }
        }
        pen.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(page, "png", out);
        return out.toByteArray();
    }

    /** A TIFF file of small pages with a few words each. */
    static byte[] archive(int pages) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
        ImageWriteParam small = writer.getDefaultWriteParam();
        small.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        small.setCompressionType("CCITT T.6");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.prepareWriteSequence(null);
            for (int number = 1; number <= pages; number++) {
                BufferedImage page = blank(420, 560, BufferedImage.TYPE_BYTE_BINARY);
                Graphics2D pen = page.createGraphics();
                pen.setColor(Color.BLACK);
                pen.setFont(new Font(Font.SERIF, Font.PLAIN, 32));
                pen.drawString("Folio " + number, 60, 90);
                pen.dispose();
                writer.writeToSequence(new IIOImage(page, null, null), small);
            }
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static BufferedImage blank(int width, int height, int type) {
        BufferedImage page = new BufferedImage(width, height, type);
        Graphics2D pen = page.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, width, height);
        pen.dispose();
        return page;
    }
}
