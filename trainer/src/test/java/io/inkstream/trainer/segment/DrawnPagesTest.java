package io.inkstream.trainer.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.inkstream.recognition.finder.FoundLine;
import io.inkstream.recognition.synthesis.Alphabet;
import io.inkstream.recognition.synthesis.FontFace;
import io.inkstream.recognition.synthesis.FontStyle;
import io.inkstream.recognition.synthesis.GrayPicture;
import io.inkstream.recognition.synthesis.TextSource;
import io.inkstream.trainer.dataset.FaceChoice;
import java.awt.Font;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DrawnPagesTest {
    private static final int LONG_SIDE = 900;

    @Test
    void theSameSeedDrawsTheSamePage() {
        DrawnPages.Drawn one = pages(FontStyle.SERIF).next(new Random(4));
        DrawnPages.Drawn again = pages(FontStyle.SERIF).next(new Random(4));

        assertThat(one.picture().pixels()).isEqualTo(again.picture().pixels());
        assertThat(one.lines()).hasSameSizeAs(again.lines());
    }

    @ParameterizedTest
    @EnumSource(
            value = FontStyle.class,
            names = {"SERIF", "SCRIPT", "MONO"})
    void linesLieWhereTheInkIs(FontStyle style) {
        Random random = new Random(11);
        int clear = 0;
        int all = 0;
        for (int i = 0; i < 6; i++) {
            DrawnPages.Drawn page = pages(style).next(random);
            for (FoundLine line : page.lines()) {
                double onLine = brightness(page.picture(), line, -0.4 * line.above()[0]);
                double between = brightness(page.picture(), line, -1.15 * line.above()[0]);
                clear += onLine < between ? 1 : 0;
                all++;
            }
        }

        assertThat(all).isGreaterThan(60);
        assertThat((double) clear / all).isGreaterThan(0.8);
    }

    @Test
    void printComesInColumnsWhoseLinesStayApart() {
        Random random = new Random(2);
        int besides = 0;
        for (int i = 0; i < 8; i++) {
            List<FoundLine> lines = pages(FontStyle.SERIF).next(random).lines();
            for (int j = 1; j < lines.size(); j++) {
                for (FoundLine one : lines.subList(0, j)) {
                    FoundLine other = lines.get(j);
                    if (one.y()[0] == other.y()[0]) {
                        assertThat(Math.max(one.x()[0], other.x()[0]))
                                .isGreaterThan(Math.min(right(one), right(other)));
                        besides++;
                    }
                }
            }
        }

        assertThat(besides).isGreaterThan(50);
    }

    private static double right(FoundLine line) {
        return line.x()[0] + line.length();
    }

    private static double brightness(GrayPicture picture, FoundLine line, double above) {
        int row = Math.clamp((int) (line.y()[0] + above), 0, picture.height() - 1);
        return IntStream.range(
                        Math.max(0, (int) line.x()[0]),
                        Math.min(picture.width(), (int) (line.x()[0] + line.length())))
                .map(x -> picture.pixels()[row * picture.width() + x] & 255)
                .average()
                .orElse(255);
    }

    private static DrawnPages pages(FontStyle style) {
        FontFace face =
                FontFace.of("Dialog", style, Path.of("none"), new Font(Font.DIALOG, Font.PLAIN, 1));
        Alphabet alphabet =
                new Alphabet(" abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.,-0123456789");
        return new DrawnPages(
                new FaceChoice(Map.of(style, List.of(List.of(face))), Map.of(style, 1.0)),
                TextSource.mixed(alphabet, List.of("a line of letters that people read on pages")),
                LONG_SIDE);
    }
}
