package io.inkstream.recognition.layout;

import static org.assertj.core.api.Assertions.assertThat;

import io.inkstream.recognition.image.PageImage;
import io.inkstream.recognition.image.QuarterTurn;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UprightFrameTest {
    private static final String TEXT = "the quick brown fox jumps over a lazy dog";

    @ParameterizedTest
    @EnumSource(QuarterTurn.class)
    void everyPixelOfTheUprightPageIsOneOfTheStoredPage(QuarterTurn turn) {
        // given a page larger than the blocks in which it is turned
        byte[] pixels = new byte[70 * 45];
        new Random(1).nextBytes(pixels);
        PageImage stored = new PageImage(70, 45, 300, pixels);
        UprightFrame frame = UprightFrame.of(stored, turn, false);

        // when
        PageImage upright = frame.upright(stored);

        // then
        assertThat(upright.width()).isEqualTo(frame.width());
        assertThat(upright.height()).isEqualTo(frame.height());
        assertThat(upright.dpi()).isEqualTo(300);
        for (int y = 0; y < upright.height(); y++) {
            for (int x = 0; x < upright.width(); x++) {
                Point there = frame.stored(new Point(x, y));
                assertThat(upright.gray(x, y)).isEqualTo(stored.gray(there.x(), there.y()));
                Box box = frame.stored(new Box(x, y, x + 1, y + 1));
                assertThat(box)
                        .isEqualTo(new Box(there.x(), there.y(), there.x() + 1, there.y() + 1));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(QuarterTurn.class)
    void turnedPagesHaveTheSameLinesWhereTheyStand(QuarterTurn turn) {
        // given
        DrawnPage drawn = new DrawnPage(900, 700).paragraph(100, 120, 10, TEXT);
        PageImage stored = storedAs(turn, drawn.page());

        // when
        Layout layout = new LineSegmenter(SegmenterSettings.DEFAULT).segment(stored);

        // then a page on its side is told from an upright one, its head from its foot is not
        assertThat(layout.frame().turn().isSideways()).isEqualTo(turn.isSideways());
        assertThat(layout.lines()).hasSize(10);
        UprightFrame whole = UprightFrame.of(stored, turn, false);
        for (Box truth : drawn.truth()) {
            Box there = whole.stored(truth);
            assertThat(layout.lines())
                    .anyMatch(line ->
                            Box.around(layout.frame().stored(line.outline().points()))
                                            .overlap(there)
                                    > 0.6);
        }
    }

    @Test
    void lightTextOnDarkGroundIsFound() {
        // given
        DrawnPage drawn =
                new DrawnPage(900, 700)
                        .paragraph(100, 120, 10, TEXT)
                        .levels(210, 30)
                        .noisy(8, 0, 1);

        // when
        Layout layout = new LineSegmenter(SegmenterSettings.DEFAULT).segment(drawn.page());

        // then
        assertThat(layout.frame().lightOnDark()).isTrue();
        assertThat(layout.lines()).hasSize(10);
    }

    @Test
    void aDarkPageWithDarkTextStaysAsItIs() {
        // given paper at 90 and ink at 10
        DrawnPage drawn = new DrawnPage(900, 700).paragraph(100, 120, 10, TEXT).levels(10, 90);

        // when
        Layout layout = new LineSegmenter(SegmenterSettings.DEFAULT).segment(drawn.page());

        // then
        assertThat(layout.frame().lightOnDark()).isFalse();
        assertThat(layout.lines()).hasSize(10);
    }

    @Test
    void aSmallLightPageOnTheDarkLidOfTheScannerStaysAsItIs() {
        // given paper on less than half of the picture
        DrawnPage drawn = new DrawnPage(900, 1400).paragraph(100, 120, 10, TEXT);
        drawn.canvas().fillRect(0, 560, 900, 840);

        // when
        Layout layout = new LineSegmenter(SegmenterSettings.DEFAULT).segment(drawn.page());

        // then
        assertThat(layout.frame().lightOnDark()).isFalse();
        assertThat(layout.lines()).hasSize(10);
    }

    @Test
    void aPageWithoutTextIsTakenAsStored() {
        Layout layout =
                new LineSegmenter(SegmenterSettings.DEFAULT)
                        .segment(new DrawnPage(300, 200).page());

        assertThat(layout.frame()).isEqualTo(new UprightFrame(QuarterTurn.NONE, false, 300, 200));
        assertThat(layout.lines()).isEqualTo(List.of());
    }

    /** The page with its content turned. */
    private static PageImage storedAs(QuarterTurn turn, PageImage upright) {
        QuarterTurn back = turn.isSideways() ? turn.opposite() : turn;
        return back.upright(upright);
    }
}
