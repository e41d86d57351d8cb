package io.inkstream.recognition.finder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.inkstream.recognition.RecognitionSettings;
import io.inkstream.recognition.evaluation.BaselineScore;
import io.inkstream.recognition.image.PageImage;
import io.inkstream.recognition.layout.Layout;
import io.inkstream.recognition.layout.LineSegmenter;
import io.inkstream.recognition.layout.Point;
import io.inkstream.recognition.layout.SegmenterSettings;
import io.inkstream.recognition.synthesis.FontFace;
import io.inkstream.recognition.synthesis.FontLibrary;
import io.inkstream.recognition.synthesis.FontStyle;
import io.inkstream.recognition.synthesis.PageRenderer;
import io.inkstream.recognition.synthesis.PageStyle;
import io.inkstream.recognition.synthesis.RenderedPage;
import java.awt.image.DataBufferByte;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The line finder in this repository on pages whose lines are known; skipped without it. */
class ShippedFinderTest {
    private static final Path MODEL = Path.of("..", "models", "page-lines", "model.int8.onnx");
    private static final SegmenterSettings SETTINGS = RecognitionSettings.DEFAULT.segmenter();
    private static final String TEXT =
            "Alice was beginning to get very tired of sitting by her sister on the bank, and of"
                    + " having nothing to do: once or twice she had peeped into the book her sister"
                    + " was reading, but it had no pictures or conversations in it, and what is the"
                    + " use of a book, thought Alice, without pictures or conversations?";

    @ParameterizedTest
    @ValueSource(doubles = {0, -7, 15})
    void linesThatLeanAreFound(double degrees) throws Exception {
        RenderedPage page = page(PageStyle.A4.withType(40, 1.8).turned(degrees));

        Layout layout = found(page);

        assertThat(lineScore(page, layout)).isGreaterThan(0.9);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void linesOfColumnsStayApart(int columns) throws Exception {
        RenderedPage page =
                page(PageStyle.A4.withType(30, 1.35).withColumns(columns, 0.04).turned(0.3), 24);

        assertThat(lineScore(page, found(page))).isGreaterThan(0.9);
    }

    @Test
    void aBlankPageHasNoLines() throws Exception {
        byte[] white = new byte[800 * 600];
        Arrays.fill(white, (byte) 250);

        assertThat(found(new PageImage(800, 600, 0, white)).lines()).isEmpty();
    }

    @Test
    void resultsNameTheFileThatFoundTheirLines() throws Exception {
        assumeThat(MODEL).isRegularFile();
        try (FinderModel model = FinderModel.open(MODEL)) {
            assertThat(model.identity().name()).isEqualTo("page-lines");
            assertThat(model.identity().digest()).matches("[0-9a-f]{64}");
        }
    }

    private static double lineScore(RenderedPage page, Layout layout) {
        return BaselineScore.of(
                        page.lines().stream().map(ShippedFinderTest::points).toList(),
                        layout.lines().stream().map(line -> line.baseline().points()).toList())
                .f1();
    }

    private static RenderedPage page(PageStyle style) throws Exception {
        return page(style, 4);
    }

    private static RenderedPage page(PageStyle style, int paragraphs) throws Exception {
        List<FontFace> faces =
                FontLibrary.scan(
                                List.of(Path.of("/usr/share/fonts")),
                                Map.of("Liberation Serif", FontStyle.SERIF))
                        .faces();
        assumeThat(faces).isNotEmpty();
        return new PageRenderer()
                .render(
                        "",
                        Collections.nCopies(paragraphs, TEXT),
                        faces.getFirst(),
                        style,
                        new Random(1));
    }

    private static Layout found(RenderedPage page) throws Exception {
        byte[] pixels =
                ((DataBufferByte) page.image().getRaster().getDataBuffer()).getData().clone();
        return found(new PageImage(page.image().getWidth(), page.image().getHeight(), 0, pixels));
    }

    private static Layout found(PageImage page) throws Exception {
        assumeThat(MODEL).isRegularFile();
        try (FinderModel model = FinderModel.open(MODEL)) {
            return new LineFinder(model, new LineSegmenter(SETTINGS), SETTINGS.maxLines())
                    .find(page);
        }
    }

    private static List<Point> points(RenderedPage.Line line) {
        return line.baseline().stream()
                .map(p -> new Point((int) Math.round(p.getX()), (int) Math.round(p.getY())))
                .toList();
    }
}
