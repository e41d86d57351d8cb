package io.inkstream.recognition.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.inkstream.recognition.image.PageImage;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LineSegmenterTest {
    private static final String TEXT = "The quick brown fox jumps over the lazy dog again";
    private static final String HALF = "A narrow column of fine text";

    private final LineSegmenter segmenter = new LineSegmenter(SegmenterSettings.DEFAULT);

    @Test
    void everyLineOfAColumnIsFoundFromTopToBottom() {
        // given
        DrawnPage drawn = new DrawnPage(900, 900).paragraph(100, 100, 15, TEXT);

        // when
        Layout layout = segmenter.segment(drawn.page());

        // then
        assertFoundInOrder(layout, drawn);
        assertThat(layout.regions()).hasSize(1);
    }

    @Test
    void twoColumnsUnderATitleAreReadOneAfterTheOther() {
        // given
        DrawnPage drawn =
                new DrawnPage(1000, 900)
                        .line(150, 90, 48, "A Title Across The Page")
                        .paragraph(60, 180, 14, HALF)
                        .paragraph(540, 180, 14, HALF)
                        .line(300, 840, 26, "and a line below both columns");

        // when
        Layout layout = segmenter.segment(drawn.page());

        // then
        assertFoundInOrder(layout, drawn);
        assertThat(layout.regions()).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-5, -3.3, -1, -0.2, 0.4, 2, 4, 5})
    void leaningPagesAreReadWithoutBeingTurned(double degrees) {
        // given
        DrawnPage drawn =
                new DrawnPage(1000, 1000, degrees)
                        .paragraph(60, 200, 12, HALF)
                        .paragraph(540, 200, 12, HALF);

        // when
        Layout layout = segmenter.segment(drawn.page());

        // then
        assertThat(layout.skewDegrees()).isCloseTo(degrees, within(0.1));
        assertFoundInOrder(layout, drawn);
    }

    @ParameterizedTest
    @CsvSource({"20,0", "40,0", "0,600", "25,400"})
    void noiseIsNoText(int strength, int specks) {
        // given
        DrawnPage drawn =
                new DrawnPage(900, 900).paragraph(100, 100, 15, TEXT).noisy(strength, specks, 5);

        // when
        Layout layout = segmenter.segment(drawn.page());

        // then
        assertFoundInOrder(layout, drawn);
    }

    @ParameterizedTest
    @CsvSource({"0,255", "120,160", "200,235", "20,70"})
    void contrastDoesNotMatter(int ink, int paper) {
        // given
        DrawnPage drawn = new DrawnPage(900, 900).paragraph(100, 100, 15, TEXT).levels(ink, paper);

        // when
        Layout layout = segmenter.segment(drawn.page());

        // then
        assertFoundInOrder(layout, drawn);
    }

    @Test
    void rulesAndFramesAreNoText() {
        // given
        DrawnPage drawn =
                new DrawnPage(1000, 900).paragraph(110, 120, 8, TEXT).paragraph(110, 500, 8, TEXT);
        drawn.canvas().setStroke(new BasicStroke(3));
        drawn.canvas().drawRect(50, 50, 880, 800);
        drawn.canvas().drawLine(110, 440, 880, 440);

        // when
        Layout layout = segmenter.segment(drawn.page());

        // then
        assertFoundInOrder(layout, drawn);
    }

    @Test
    void underlinedAndCrossedWordsStayPartOfTheirLine() {
        // given
        DrawnPage drawn = new DrawnPage(900, 700).paragraph(100, 100, 12, TEXT);
        drawn.canvas().setStroke(new BasicStroke(2));
        drawn.canvas().drawLine(100, 182, 640, 184);
        drawn.canvas().drawLine(250, 333, 560, 333);

        // when
        Layout layout = segmenter.segment(drawn.page());

        // then
        assertFoundInOrder(layout, drawn);
    }

    @Test
    void linesWhoseLettersTouchAreTwoLines() {
        // given strokes that tie letters of neighbouring lines together
        DrawnPage drawn = new DrawnPage(900, 700).paragraph(100, 100, 12, TEXT);
        for (int i = 0; i < 11; i++) {
            drawn.canvas().fillRect(180 + 37 * i, 92 + 40 * i, 3, 36);
        }

        // when
        Layout layout = segmenter.segment(drawn.page());

        // then
        assertFoundInOrder(layout, drawn);
    }

    @Test
    void lettersBrokenByFaintPrintStillMakeALine() {
        // given every line with a white scratch through the middle of its small letters
        DrawnPage drawn = new DrawnPage(900, 700).paragraph(100, 100, 12, TEXT);
        drawn.canvas().setColor(Color.WHITE);
        for (int i = 2; i < 5; i++) {
            drawn.canvas().fillRect(90, 93 + 40 * i, 700, 1);
        }

        // when
        Layout layout = segmenter.segment(drawn.page());

        // then
        assertFoundInOrder(layout, drawn);
    }

    @Test
    void punchHolesTheScannersLidAndCornersOfFramesAreNoText() {
        // given
        DrawnPage drawn = new DrawnPage(1000, 900).paragraph(160, 120, 16, TEXT);
        drawn.canvas().fillOval(60, 200, 34, 34);
        drawn.canvas().fillOval(60, 600, 34, 34);
        drawn.canvas().fillRect(970, 0, 30, 900);
        drawn.canvas().setStroke(new BasicStroke(3));
        drawn.canvas().drawRect(120, 60, 780, 760);
        drawn.canvas().drawOval(112, 52, 18, 22);
        drawn.canvas().drawOval(892, 808, 18, 22);

        // when
        Layout layout = segmenter.segment(drawn.page());

        // then
        assertFoundInOrder(layout, drawn);
    }

    @Test
    void aPageNumberReachesOverTheDashesBesideIt() {
        // given
        DrawnPage drawn = new DrawnPage(900, 800).line(400, 60, 26, "136");
        drawn.canvas().fillRect(330, 50, 40, 3);
        drawn.canvas().fillRect(470, 50, 40, 3);
        drawn.paragraph(100, 160, 12, TEXT);

        // when
        Box number = segmenter.segment(drawn.page()).lines().getFirst().outline().bounds();

        // then
        assertThat(number.left()).isLessThanOrEqualTo(330);
        assertThat(number.right()).isGreaterThanOrEqualTo(510);
    }

    @Test
    void shortColumnsWithANarrowGutterAreNotReadAcross() {
        // given
        DrawnPage drawn =
                new DrawnPage(1000, 1000)
                        .paragraph(60, 100, 5, HALF + " so fine")
                        .paragraph(537, 100, 5, HALF + " so fine");

        // when
        Layout layout = segmenter.segment(drawn.page());

        // then
        assertFoundInOrder(layout, drawn);
    }

    @Test
    void paleLinesBesideDarkOnesAreFound() {
        // given a page of which the lower half was typed through carbon paper
        DrawnPage drawn = new DrawnPage(900, 900).paragraph(100, 100, 9, TEXT);
        drawn.canvas().setColor(new Color(190, 190, 190));
        drawn.paragraph(100, 570, 7, TEXT);

        // when
        Layout layout = segmenter.segment(drawn.page());

        // then
        assertFoundInOrder(layout, drawn);
    }

    @Test
    void picturesAreNoText() {
        // given
        DrawnPage drawn =
                new DrawnPage(900, 1100).paragraph(100, 100, 8, TEXT).paragraph(100, 800, 6, TEXT);
        drawn.canvas()
                .setPaint(new GradientPaint(100, 450, Color.BLACK, 700, 700, Color.LIGHT_GRAY));
        drawn.canvas().fillRect(150, 450, 600, 280);

        // when
        Layout layout = segmenter.segment(drawn.page());

        // then
        assertFoundInOrder(layout, drawn);
    }

    @Test
    void smallAndLargeTypeShareAPage() {
        // given
        DrawnPage drawn =
                new DrawnPage(900, 800)
                        .line(100, 120, 72, "Large Heading")
                        .line(100, 200, 40, "A smaller heading")
                        .paragraph(100, 270, 8, TEXT)
                        .line(
                                100,
                                620,
                                18,
                                "a footnote in much smaller type than the rest of the page")
                        .line(100, 650, 18, "and another one, with a point at the end.");

        // when
        Layout layout = segmenter.segment(drawn.page());

        // then
        assertFoundInOrder(layout, drawn);
    }

    @Test
    void dotsAccentsAndPointsBelongToTheirLine() {
        // given
        DrawnPage drawn = new DrawnPage(900, 500);
        for (int i = 0; i < 8; i++) {
            drawn.line(100, 100 + 40 * i, 26, "Élève, où êtes-vous ? ÄÖÜ ij: “fin” - etc. ...");
        }

        // when
        Layout layout = segmenter.segment(drawn.page());

        // then
        assertFoundInOrder(layout, drawn);
        for (int i = 0; i < 8; i++) {
            Box found = layout.lines().get(i).outline().bounds();
            Box truth = drawn.truth().get(i);
            assertThat(found.left()).isLessThanOrEqualTo(truth.left() + 1);
            assertThat(found.right()).isGreaterThanOrEqualTo(truth.right() - 1);
            assertThat(found.top()).isLessThanOrEqualTo(truth.top() + 1);
        }
    }

    @Test
    void theBaselineStandsUnderTheLettersAndTheXHeightIsTheirs() {
        // given
        DrawnPage drawn = new DrawnPage(900, 900).paragraph(100, 100, 15, TEXT);

        // when
        Layout layout = segmenter.segment(drawn.page());

        // then
        for (int i = 0; i < 15; i++) {
            TextLine line = layout.lines().get(i);
            assertThat(line.baseline().yAt(400)).isCloseTo(100 + 40 * i, within(1.5));
            assertThat(line.xHeight()).isCloseTo(0.5 * 26, within(2.0));
        }
    }

    @Test
    void linesOfCapitalsAreMeasuredLikeTheirNeighbours() {
        // given
        DrawnPage drawn =
                new DrawnPage(900, 700)
                        .paragraph(100, 100, 6, TEXT)
                        .line(100, 400, 26, "CAPITALS 1984 ONLY HERE");

        // when
        List<TextLine> lines = segmenter.segment(drawn.page()).lines();

        // then
        assertThat(lines.getLast().xHeight()).isCloseTo(lines.getFirst().xHeight(), within(2.0));
    }

    @Test
    void anEmptyPageHasNoLines() {
        // given
        PageImage page = new DrawnPage(800, 1000).noisy(6, 0, 1).page();

        // when
        Layout layout = segmenter.segment(page);

        // then
        assertThat(layout.lines()).isEmpty();
        assertThat(layout.warnings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1,1", "1,20000", "20000,1", "2,2", "3000,3000"})
    @Timeout(20)
    void blackWhiteAndCheckeredPagesOfAnySizeHaveALayout(int width, int height) {
        for (int kind = 0; kind < 4; kind++) {
            // given
            byte[] pixels = new byte[width * height];
            for (int i = 0; i < pixels.length; i++) {
                int x = i % width;
                int y = i / width;
                pixels[i] =
                        (byte)
                                switch (kind) {
                                    case 0 -> 0;
                                    case 1 -> 255;
                                    case 2 -> (x + y) % 2 * 255;
                                    default -> x % 2 * (y % 2) * 255;
                                };
            }

            // when
            Layout layout = segmenter.segment(new PageImage(width, height, 0, pixels));

            // then
            assertThat(layout.lines()).as("kind %d", kind).isEmpty();
        }
    }

    @Test
    @Timeout(20)
    void pureNoiseEndsInTime() {
        // given
        byte[] pixels = new byte[2000 * 2000];
        new Random(9).nextBytes(pixels);

        // when
        Layout layout = segmenter.segment(new PageImage(2000, 2000, 0, pixels));

        // then
        assertThat(layout.lines().size()).isLessThanOrEqualTo(SegmenterSettings.DEFAULT.maxLines());
    }

    @Test
    void theIdentityChangesWithTheSettings() {
        // given
        SegmenterSettings other = new SegmenterSettings(6, 2, 5, 1.2, 8, 32, 14, 1000, 100);

        // when
        SegmenterIdentity identity = segmenter.identity();

        // then
        assertThat(identity).isEqualTo(new LineSegmenter(SegmenterSettings.DEFAULT).identity());
        assertThat(identity.digest())
                .hasSize(64)
                .isNotEqualTo(new LineSegmenter(other).identity().digest());
    }

    private static void assertFoundInOrder(Layout layout, DrawnPage drawn) {
        List<Box> found = layout.lines().stream().map(line -> line.outline().bounds()).toList();
        assertThat(found).hasSameSizeAs(drawn.truth());
        for (int i = 0; i < found.size(); i++) {
            assertThat(found.get(i).overlap(drawn.truth().get(i)))
                    .as("line %d", i)
                    .isGreaterThan(0.5);
        }
    }
}
