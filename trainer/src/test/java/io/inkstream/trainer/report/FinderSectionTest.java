package io.inkstream.trainer.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.inkstream.recognition.evaluation.Detection;
import io.inkstream.recognition.image.PageImage;
import io.inkstream.recognition.image.QuarterTurn;
import io.inkstream.recognition.layout.Layout;
import io.inkstream.recognition.layout.UprightFrame;
import io.inkstream.trainer.dataset.reading.TruePage;
import io.inkstream.trainer.evaluation.FinderEvaluation;
import io.inkstream.trainer.evaluation.FoundPage;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FinderSectionTest {
    @TempDir private Path folder;

    @Test
    void theWorstPagesOfEachSetAreShown() throws IOException {
        List<FoundPage> pages = new ArrayList<>();
        for (int matched = 1; matched <= 3; matched++) {
            pages.add(page("letters", "letter-" + matched, matched));
            pages.add(page("prints", "print-" + matched, 7 + matched));
        }

        String html = FinderSection.html(FinderEvaluation.of(pages));

        assertThat(html)
                .contains("letters/pages", "prints/pages")
                .contains("lines found on letter-1", "lines found on letter-2")
                .contains("lines found on print-1", "lines found on print-2")
                .doesNotContain("lines found on letter-3", "lines found on print-3");
    }

    @Test
    void ofOneSetMorePagesAreShown() throws IOException {
        List<FoundPage> pages = new ArrayList<>();
        for (int matched = 1; matched <= 7; matched++) {
            pages.add(page("letters", "letter-" + matched, matched));
        }

        String html = FinderSection.html(FinderEvaluation.of(pages));

        assertThat(html)
                .contains("lines found on letter-6")
                .doesNotContain("lines found on letter-7")
                .doesNotContain("letters/pages");
    }

    /** A white page of ten lines, so many of which were found. */
    private FoundPage page(String set, String id, int matched) throws IOException {
        Path image = Files.createDirectories(folder.resolve(set).resolve("pages")).resolve(id);
        ImageIO.write(
                new BufferedImage(20, 30, BufferedImage.TYPE_BYTE_GRAY), "png", image.toFile());
        PageImage white = new PageImage(20, 30, 0, new byte[600]);
        return new FoundPage(
                new TruePage(id, image, 20, List.of(), Optional.empty()),
                Layout.ordered(List.of(), UprightFrame.of(white, QuarterTurn.NONE, false), 10),
                new Detection(10, 10, matched),
                Optional.empty());
    }
}
