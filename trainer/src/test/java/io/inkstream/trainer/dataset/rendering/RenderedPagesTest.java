package io.inkstream.trainer.dataset.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import io.inkstream.recognition.synthesis.Alphabet;
import io.inkstream.recognition.synthesis.FontFace;
import io.inkstream.recognition.synthesis.FontStyle;
import io.inkstream.recognition.synthesis.GrayPicture;
import io.inkstream.recognition.synthesis.RenderedPage;
import io.inkstream.recognition.synthesis.TextSource;
import io.inkstream.trainer.dataset.reading.DataFolder;
import io.inkstream.trainer.dataset.reading.Sample;
import java.awt.Font;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Drawn pages go out as ALTO and come back as lines through the reader. */
class RenderedPagesTest {

    @Test
    void writtenPagesReadBackLineByLine(@TempDir Path folder) throws IOException {
        RenderedPage page = pages().next(new Random(3));
        pages().write(folder, 1, new Random(3));

        DataFolder data = DataFolder.open(folder);

        assertThat(data.format()).isEqualTo("ALTO");
        assertThat(data.faults()).isEmpty();
        assertThat(data.samples())
                .extracting(Sample::text)
                .isEqualTo(page.lines().stream().map(RenderedPage.Line::text).toList());
        GrayPicture cut = data.samples().get(1).picture().read();
        int ink = 0;
        for (byte pixel : cut.pixels()) {
            ink += (pixel & 255) < 100 ? 1 : 0;
        }
        assertThat((double) ink / cut.pixels().length).isBetween(0.03, 0.5);
    }

    private static RenderedPages pages() {
        FontFace face =
                FontFace.of(
                        "Dialog",
                        FontStyle.SANS,
                        Path.of("none"),
                        new Font(Font.DIALOG, Font.PLAIN, 1));
        Alphabet alphabet = new Alphabet("abcdefghijklmnopqrstuvwxyzABCDEF <&\"");
        return new RenderedPages(List.of(face), TextSource.mixed(alphabet, List.of()));
    }
}
