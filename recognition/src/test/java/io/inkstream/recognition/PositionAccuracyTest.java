package io.inkstream.recognition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.inkstream.recognition.evaluation.Alignment;
import io.inkstream.recognition.image.PageImage;
import io.inkstream.recognition.inference.LineModel;
import io.inkstream.recognition.synthesis.FontFace;
import io.inkstream.recognition.synthesis.FontLibrary;
import io.inkstream.recognition.synthesis.FontStyle;
import io.inkstream.recognition.synthesis.GrayPicture;
import io.inkstream.recognition.synthesis.PageRenderer;
import io.inkstream.recognition.synthesis.PageStyle;
import io.inkstream.recognition.synthesis.RenderedPage;
import java.awt.geom.Rectangle2D;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Boxes of characters from page to page, against those of the drawn glyphs. */
class PositionAccuracyTest {
    private static final Path MODEL = Path.of("..", "models", "latin-print", "model.int8.onnx");
    private static final double NEEDED = 0.95;
    private static final String TEXT =
            "Alice was beginning to get very tired of sitting by her sister on the bank, and of"
                    + " having nothing to do: once or twice she had peeped into the book her sister"
                    + " was reading, but it had no pictures or conversations in it, and what is the"
                    + " use of a book, thought Alice, without pictures or conversations?";

    /** How many character centres were compared, and how many lie where they should. */
    private static final class Tally {
        private int compared;
        private int right;
    }

    @ParameterizedTest
    @CsvSource({"DejaVu Sans,0", "Liberation Serif,0", "Liberation Serif,0.6"})
    void centresOfCharactersLieWithinHalfACharactersWidth(String family, double skew)
            throws Exception {
        // given
        assumeThat(MODEL).isRegularFile();
        List<FontFace> faces =
                FontLibrary.scan(
                                List.of(Path.of("/usr/share/fonts")),
                                Map.of(family, FontStyle.SERIF))
                        .faces();
        assumeThat(faces).as("font %s is installed", family).isNotEmpty();
        RenderedPage page =
                new PageRenderer()
                        .render(
                                "",
                                List.of(TEXT, TEXT),
                                faces.getFirst(),
                                PageStyle.A4.turned(skew),
                                new Random(1));

        // when
        PageReading reading;
        try (LineModel model = LineModel.open(MODEL)) {
            PageRecognizer recognizer = new PageRecognizer(model, RecognitionSettings.DEFAULT);
            reading = recognizer.recognize(pixels(page));
        }

        // then
        assertThat(reading.lines()).hasSameSizeAs(page.lines());
        Tally tally = new Tally();
        for (int i = 0; i < page.lines().size(); i++) {
            compare(page.lines().get(i), reading.lines().get(i), tally);
        }
        assertThat(tally.compared).isGreaterThan(400);
        assertThat(tally.right / (double) tally.compared)
                .as("%d of %d", tally.right, tally.compared)
                .isGreaterThanOrEqualTo(NEEDED);
    }

    /** Characters that were read right are compared with their glyphs. */
    private static void compare(RenderedPage.Line truth, ReadLine read, Tally tally) {
        List<Integer> written = truth.text().codePoints().boxed().toList();
        Map<Integer, Token> tokens = new HashMap<>();
        read.characters().forEach(token -> tokens.put(token.start(), token));
        double mean = truth.box().getWidth() / written.size();
        List<Integer> seen = read.text().codePoints().boxed().toList();
        for (Alignment.Step step : Alignment.of(written, seen).steps()) {
            Token token = tokens.get(step.reading());
            Rectangle2D glyph = truth.characters().get(Math.min(step.truth(), written.size() - 1));
            if (step.kind() == Alignment.Kind.SAME && token != null && glyph.getWidth() > 0) {
                double centre = (token.box().left() + token.box().right()) / 2.0;
                tally.compared++;
                // a dot's own width is next to nothing
                double half = Math.max(glyph.getWidth(), mean) / 2;
                tally.right += Math.abs(centre - glyph.getCenterX()) <= half ? 1 : 0;
            }
        }
    }

    private static PageImage pixels(RenderedPage page) {
        GrayPicture gray = GrayPicture.of(page.image());
        return new PageImage(gray.width(), gray.height(), 200, gray.pixels());
    }
}
