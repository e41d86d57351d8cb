package io.inkstream.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import io.inkstream.recognition.decoding.Aggregation;
import io.inkstream.recognition.decoding.GreedyDecoder;
import io.inkstream.recognition.decoding.LineText;
import io.inkstream.recognition.image.PageImage;
import io.inkstream.recognition.inference.Logits;
import io.inkstream.recognition.layout.Box;
import io.inkstream.recognition.layout.DrawnPage;
import io.inkstream.recognition.layout.Layout;
import io.inkstream.recognition.layout.LineSegmenter;
import io.inkstream.recognition.layout.SegmenterSettings;
import io.inkstream.recognition.line.CutSettings;
import io.inkstream.recognition.line.LineCutter;
import io.inkstream.recognition.line.LineImage;
import java.util.List;
import org.junit.jupiter.api.Test;

class PageAssemblerTest {
    private static final int STRIDE = 4;

    @Test
    void wordsAreBoxedWhereTheirInkIsOnThePage() {
        // given a line of three words and a reading whose spaces lie in the gaps between them
        DrawnPage drawn =
                new DrawnPage(900, 400)
                        .line(100, 200, 40, "one")
                        .line(250, 200, 40, "two")
                        .line(400, 200, 40, "three");
        PageImage page = drawn.page();
        Layout layout = new LineSegmenter(SegmenterSettings.DEFAULT).segment(page);
        LineImage image =
                new LineCutter(CutSettings.DEFAULT).cut(page, layout.lines().getFirst(), 48);
        LineText text = read(image, List.of("one", "two", "three"), drawn.truth());

        // when
        PageReading reading =
                new PageAssembler(STRIDE, Aggregation.MEAN)
                        .assemble(layout, List.of(image), List.of(text));

        // then
        List<Token> tokens = reading.lines().getFirst().words();
        assertThat(reading.text()).isEqualTo("one two three");
        assertThat(tokens).extracting(Token::text).containsExactly("one", "two", "three");
        for (int i = 0; i < 3; i++) {
            assertThat(tokens.get(i).box().overlap(drawn.truth().get(i)))
                    .as("word %d", i)
                    .isGreaterThan(0.75);
        }
        List<Token> characters = reading.lines().getFirst().characters();
        assertThat(characters)
                .extracting(Token::text)
                .containsExactly("o", "n", "e", "t", "w", "o", "t", "h", "r", "e", "e");
        assertThat(characters)
                .extracting(Token::start)
                .containsExactly(0, 1, 2, 4, 5, 6, 8, 9, 10, 11, 12);
    }

    /**
     * A reading with one letter in the middle of each word and a space in the middle of each gap.
     */
    private static LineText read(LineImage image, List<String> words, List<Box> boxes) {
        List<String> charset = List.of("", " ", "one", "two", "three");
        int steps = (image.width() + STRIDE - 1) / STRIDE;
        float[] values = new float[steps * charset.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) Math.log(i % charset.size() == 0 ? 0.96 : 0.01);
        }
        for (int i = 0; i < words.size(); i++) {
            put(
                    values,
                    charset,
                    step(image, (boxes.get(i).left() + boxes.get(i).right()) / 2.0),
                    words.get(i));
            if (i > 0) {
                put(
                        values,
                        charset,
                        step(image, (boxes.get(i - 1).right() + boxes.get(i).left()) / 2.0),
                        " ");
            }
        }
        return new GreedyDecoder(charset, 1).decode(new Logits(steps, charset.size(), values));
    }

    private static int step(LineImage image, double pageX) {
        return (int) ((pageX - image.mapping().left()) / image.mapping().columnScale() / STRIDE);
    }

    private static void put(float[] values, List<String> charset, int step, String symbol) {
        for (int i = 0; i < charset.size(); i++) {
            values[step * charset.size() + i] =
                    (float) Math.log(charset.get(i).equals(symbol) ? 0.96 : 0.01);
        }
    }
}
