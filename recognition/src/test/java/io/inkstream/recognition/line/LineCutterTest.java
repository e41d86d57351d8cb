package io.inkstream.recognition.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.inkstream.recognition.image.PageImage;
import io.inkstream.recognition.layout.Baseline;
import io.inkstream.recognition.layout.Box;
import io.inkstream.recognition.layout.DrawnPage;
import io.inkstream.recognition.layout.LineSegmenter;
import io.inkstream.recognition.layout.Point;
import io.inkstream.recognition.layout.Polygon;
import io.inkstream.recognition.layout.SegmenterSettings;
import io.inkstream.recognition.layout.TextLine;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LineCutterTest {
    private static final int HEIGHT = 48;
    private static final String TEXT = "Sphinx of black quartz, judge my vow";

    private final LineCutter cutter = new LineCutter(CutSettings.DEFAULT);

    @ParameterizedTest
    @ValueSource(doubles = {-4, -1, 0, 2, 5})
    void lettersStandOnOneRowHoweverThePageLeans(double degrees) {
        // given
        DrawnPage drawn = new DrawnPage(1000, 700, degrees).paragraph(100, 200, 8, TEXT);
        PageImage page = drawn.page();

        for (TextLine line : new LineSegmenter(SegmenterSettings.DEFAULT).segment(page).lines()) {
            // when
            LineImage image = cutter.cut(page, line, HEIGHT);

            // then
            double baseline = image.mapping().ascent() / image.mapping().rowScale();
            assertThat(inkShare(image, (int) baseline - 4, (int) baseline - 1)).isGreaterThan(0.12);
            assertThat(inkShare(image, (int) baseline + 2, HEIGHT)).isLessThan(0.08);
        }
    }

    @Test
    void linesWithAndWithoutLongLettersGetOneScale() {
        // given
        DrawnPage drawn =
                new DrawnPage(900, 600)
                        .paragraph(100, 100, 6, TEXT)
                        .line(100, 380, 26, "a sea oar zero can use")
                        .line(100, 420, 26, TEXT);
        PageImage page = drawn.page();
        List<TextLine> lines = new LineSegmenter(SegmenterSettings.DEFAULT).segment(page).lines();

        // when
        double flat = cutter.cut(page, lines.get(6), HEIGHT).mapping().rowScale();
        double full = cutter.cut(page, lines.get(7), HEIGHT).mapping().rowScale();

        // then
        assertThat(flat / full).isCloseTo(1, within(0.08));
    }

    @ParameterizedTest
    @CsvSource({"13,0", "26,0", "60,0", "26,3"})
    void aPointOfTheImageLeadsBackToThePage(int size, double degrees) {
        // given a black square at the end of a line of any size and lean
        DrawnPage drawn = new DrawnPage(1200, 500, degrees).line(100, 250, size, "Square");
        int side = Math.max(4, size / 4);
        drawn.canvas().fillRect(700, 250 - side, side, side);
        PageImage page = drawn.page();
        double slope = Math.tan(Math.toRadians(degrees));
        int leftRow = (int) Math.round(250 + slope * (100 - 600));
        int rightRow = (int) Math.round(250 + slope * (760 - 600));
        TextLine line =
                line(
                        new Baseline(List.of(new Point(100, leftRow), new Point(760, rightRow))),
                        0.46 * size);

        // when
        LineImage image = cutter.cut(page, line, HEIGHT);

        // then
        int column = lastInkColumn(image);
        Box box = image.mapping().pageBox(column, column + 1, 0, HEIGHT);
        assertThat((box.left() + box.right()) / 2.0)
                .isCloseTo(700 + side, within(2.0 + size / 10.0));
    }

    @Test
    void proportionsAreKept() {
        // given
        PageImage page = new DrawnPage(900, 300).line(100, 150, 40, TEXT).page();
        TextLine line = line(new Baseline(List.of(new Point(100, 150), new Point(700, 150))), 18);

        // when
        LineImage image = cutter.cut(page, line, HEIGHT);

        // then
        assertThat(image.mapping().columnScale())
                .isCloseTo(image.mapping().rowScale(), within(0.01));
    }

    @Test
    @Timeout(10)
    void endlessLinesAreSqueezedToTheLimit() {
        // given
        PageImage page = new PageImage(20_000, 4, 0, new byte[80_000]);
        TextLine line = line(new Baseline(List.of(new Point(0, 3), new Point(19_999, 3))), 1);

        // when
        LineImage image = cutter.cut(page, line, HEIGHT);

        // then
        assertThat(image.width()).isEqualTo(CutSettings.DEFAULT.maxWidth());
    }

    @Test
    void aPictureOfOneLineIsTakenWhole() {
        // given
        PageImage picture = new DrawnPage(600, 96).line(20, 66, 48, "one line").page();

        // when
        LineImage image = cutter.cutWhole(picture, HEIGHT);

        // then
        assertThat(image.width()).isEqualTo(300);
        assertThat(image.mapping().pageBox(0, 300, 0, HEIGHT)).isEqualTo(new Box(0, 0, 600, 96));
        assertThat(inkShare(image, 0, HEIGHT)).isBetween(0.02, 0.3);
    }

    private static TextLine line(Baseline baseline, double xHeight) {
        Polygon outline = new Polygon(List.of(new Point(0, 0), new Point(1, 0), new Point(1, 1)));
        return new TextLine(outline, baseline, 0, xHeight, xHeight, 0);
    }

    private static double inkShare(LineImage image, int fromRow, int toRow) {
        int ink = 0;
        for (int i = fromRow * image.width(); i < toRow * image.width(); i++) {
            ink += (image.pixels()[i] & 0xff) < 128 ? 1 : 0;
        }
        return ink / (double) ((toRow - fromRow) * image.width());
    }

    private static int lastInkColumn(LineImage image) {
        for (int x = image.width() - 1; x > 0; x--) {
            for (int y = 0; y < image.height(); y++) {
                if ((image.pixels()[y * image.width() + x] & 0xff) < 128) {
                    return x;
                }
            }
        }
        return 0;
    }
}
