package io.inkstream.recognition.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.inkstream.recognition.image.PageImage;
import io.inkstream.recognition.image.QuarterTurn;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Lines that were found as wholes, in no order. */
class OrderedLayoutTest {
    private static final PageImage PAGE = new PageImage(1000, 900, 0, new byte[900_000]);
    private static final UprightFrame FRAME = UprightFrame.of(PAGE, QuarterTurn.NONE, false);

    @Test
    void columnsAreReadOneAfterTheOther() {
        List<TextLine> lines = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            lines.add(line(50, 450, 100 + 40 * i, 0));
        }
        for (int i = 0; i < 10; i++) {
            lines.add(line(550, 950, 110 + 40 * i, 0));
        }
        List<TextLine> mixed = new ArrayList<>(lines);
        Collections.shuffle(mixed, new Random(4));

        Layout layout = Layout.ordered(mixed, FRAME, 100);

        assertThat(layout.regions()).hasSize(2);
        assertThat(layout.lines().stream().map(TextLine::baseline))
                .containsExactlyElementsOf(lines.stream().map(TextLine::baseline).toList());
    }

    @Test
    void theHeadOfALetterIsReadFromAbove() {
        List<TextLine> lines = new ArrayList<>();
        lines.add(line(650, 800, 100, 0));
        lines.add(line(100, 320, 140, 0));
        lines.add(line(140, 600, 180, 0));
        lines.add(line(300, 690, 220, 0));
        lines.add(line(100, 240, 260, 0));
        for (int i = 0; i < 6; i++) {
            lines.add(line(100, 900, 300 + 40 * i, 0));
        }
        lines.add(line(600, 800, 560, 0));
        lines.add(line(100, 220, 620, 0));
        List<TextLine> mixed = new ArrayList<>(lines);
        Collections.shuffle(mixed, new Random(7));

        Layout layout = Layout.ordered(mixed, FRAME, 100);

        assertThat(layout.lines().stream().map(TextLine::baseline))
                .containsExactlyElementsOf(lines.stream().map(TextLine::baseline).toList());
    }

    @Test
    void whatStandsBesideOthersIsAColumn() {
        List<TextLine> lines =
                List.of(
                        line(100, 900, 100, 0),
                        line(100, 900, 140, 0),
                        line(100, 300, 400, 0),
                        line(100, 280, 450, 0),
                        line(700, 900, 425, 0),
                        line(700, 890, 475, 0));
        List<TextLine> mixed = new ArrayList<>(lines);
        Collections.shuffle(mixed, new Random(9));

        Layout layout = Layout.ordered(mixed, FRAME, 100);

        assertThat(layout.lines().stream().map(TextLine::baseline))
                .containsExactlyElementsOf(lines.stream().map(TextLine::baseline).toList());
    }

    @Test
    void aLeaningPageIsReadFromAbove() {
        List<TextLine> lines = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            lines.add(line(100, 900, 150 + 30 * i, 0.2));
        }
        List<TextLine> mixed = new ArrayList<>(lines);
        Collections.shuffle(mixed, new Random(4));

        Layout layout = Layout.ordered(mixed, FRAME, 100);

        assertThat(layout.skewDegrees()).isCloseTo(Math.toDegrees(Math.atan(0.2)), within(0.1));
        assertThat(layout.lines().stream().map(TextLine::baseline))
                .containsExactlyElementsOf(lines.stream().map(TextLine::baseline).toList());
    }

    @Test
    void moreLinesThanAllowedAreSaid() {
        List<TextLine> lines = List.of(line(50, 450, 100, 0), line(50, 450, 700, 0));

        Layout layout = Layout.ordered(lines, FRAME, 1);

        assertThat(layout.lines()).hasSize(1);
        assertThat(layout.warnings()).containsExactly(LayoutWarning.TOO_MANY_LINES);
    }

    private static TextLine line(int left, int right, int row, double slope) {
        int end = row + (int) Math.round(slope * (right - left));
        return new TextLine(
                new Polygon(
                        List.of(
                                new Point(left, row - 20),
                                new Point(right, end - 20),
                                new Point(right, end + 6),
                                new Point(left, row + 6))),
                new Baseline(List.of(new Point(left, row), new Point(right, end))),
                0,
                12,
                20,
                6);
    }
}
