package io.inkstream.recognition.synthesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Needs one of two common font packages, and is skipped without them. */
class RendererTest {

    private static FontLibrary fonts = emptyLibrary();

    @BeforeAll
    static void findFonts() throws IOException {
        fonts =
                FontLibrary.scan(
                        List.of(Path.of("/usr/share/fonts")),
                        Map.of("DejaVu Sans", FontStyle.SANS, "Liberation Serif", FontStyle.SERIF));
        assumeTrue(
                !fonts.faces().isEmpty(), "neither fonts-dejavu nor fonts-liberation is installed");
    }

    @Test
    void theSameSeedGivesTheSamePixels() {
        LineRenderer renderer = new LineRenderer(32);
        for (int seed = 0; seed < 40; seed++) {
            RenderedLine one =
                    renderer.render("Sphinx of quartz, 1889", face(), 1, new Random(seed));
            RenderedLine two =
                    new LineRenderer(32)
                            .render("Sphinx of quartz, 1889", face(), 1, new Random(seed));
            assertThat(two.pixels()).isEqualTo(one.pixels());
            assertThat(one.height()).isEqualTo(32);
        }
    }

    @Test
    void freshPrintHasPaperAndInk() {
        RenderedLine line = new LineRenderer(32).render("Hamburg", face(), 0, new Random(4));

        int dark = 0;
        int light = 0;
        for (byte value : line.pixels()) {
            dark += (value & 255) < 60 ? 1 : 0;
            light += (value & 255) > 220 ? 1 : 0;
        }
        assertThat(dark).isGreaterThan(line.pixels().length / 50);
        assertThat(light).isGreaterThan(line.pixels().length / 3);
    }

    @Test
    void aPageHoldsItsWordsInOrderWithinItsEdges() {
        String paragraph = "one two three four five six seven eight nine ten ".repeat(30).strip();
        PageStyle style = new PageStyle(900, 900, 60, 24, 1.4, 2, 0.06, true, 1, 0, 255, 0);

        RenderedPage page =
                new PageRenderer()
                        .render("A Title", List.of(paragraph), face(), style, new Random(1));

        String words =
                String.join(
                        " ", page.lines().stream().skip(1).map(RenderedPage.Line::text).toList());
        assertThat(paragraph).startsWith(words);
        assertThat(page.lines()).hasSizeGreaterThan(20);
        for (RenderedPage.Line line : page.lines()) {
            assertThat(line.box().getMinX()).isPositive();
            assertThat(line.box().getMaxX()).isLessThan(900);
            assertThat(line.box().getMaxY()).isLessThan(900);
        }
    }

    @Test
    void heldOutFamiliesAreGone() {
        assertThat(fonts.without(List.of("DejaVu Sans")).families()).doesNotContain("DejaVu Sans");
        assertThat(fonts.only(List.of("DejaVu Sans")).families()).isSubsetOf("DejaVu Sans");
    }

    private static FontFace face() {
        return fonts.faces().getFirst();
    }

    private static FontLibrary emptyLibrary() {
        try {
            return FontLibrary.scan(List.of(), Map.of());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
