package io.inkstream.recognition.decoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.inkstream.recognition.inference.Logits;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GreedyDecoderTest {
    /** One letter per class: the blank is _, and f stands for the ligature. */
    private static final String CLASSES = "_ab e\u0301f";

    private static final List<String> CHARSET = List.of("", "a", "b", " ", "e", "\u0301", "ffi");

    private final GreedyDecoder decoder = new GreedyDecoder(CHARSET, 1);

    @ParameterizedTest(name = "''{0}'' says ''{1}''")
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "aabb,ab",
                "a_a,aa",
                "aaaa,a",
                "____,''",
                "_a__b_,ab",
                "a b,a b",
                "a  _ b,a b",
                " a ,a",
                "'   ',''"
            })
    void repetitionsCollapseAndBlanksSeparate(String path, String text) {
        // when
        LineText line = decoder.decode(path(path, 0.9));

        // then
        assertThat(line.text()).isEqualTo(text);
    }

    @Test
    void aLineWithoutStepsIsEmpty() {
        // when
        LineText line = decoder.decode(new Logits(0, CHARSET.size(), new float[0]));

        // then
        assertThat(line.text()).isEmpty();
        assertThat(line.confidence()).isZero();
        assertThat(line.words()).isEmpty();
    }

    @Test
    void textIsComposedAndOffsetsCountCodePoints() {
        // when
        LineText line = decoder.decode(path("be\u0301_ fa", 0.9));

        // then
        assertThat(line.text()).isEqualTo("b\u00e9 ffia");
        assertThat(line.words()).extracting(Span::text).containsExactly("b\u00e9", "ffia");
        assertThat(line.words()).extracting(Span::start).containsExactly(0, 3);
        assertThat(line.words()).extracting(Span::end).containsExactly(2, 7);
    }

    @Test
    void charactersAndWordsKnowTheirSteps() {
        // when
        LineText line = decoder.decode(path("_aa_b  _a", 0.9));

        // then
        assertThat(line.symbols())
                .extracting(DecodedCharacter::firstStep)
                .containsExactly(1, 4, 5, 8);
        assertThat(line.symbols())
                .extracting(DecodedCharacter::lastStep)
                .containsExactly(2, 4, 6, 8);
        Span first = line.words().getFirst();
        assertThat(first.left()).isZero();
        assertThat(first.right()).isEqualTo(6);
        assertThat(line.words().getLast().right()).isEqualTo(9);
        assertThat(line.characters()).extracting(Span::left).containsExactly(0.0, 3.25, 6.0);
        assertThat(line.characters()).extracting(Span::right).containsExactly(3.25, 6.0, 9.0);
    }

    @Test
    void confidenceIsTheMeanOfEachCharactersBestProbability() {
        // given
        float[] values = new float[3 * CHARSET.size()];
        put(values, 0, 1, 0.6);
        put(values, 1, 1, 0.8);
        put(values, 2, 2, 0.5);

        // when
        LineText line = decoder.decode(new Logits(3, CHARSET.size(), values));

        // then
        assertThat(line.text()).isEqualTo("ab");
        assertThat(line.characters().get(0).confidence()).isCloseTo(0.8, within(1e-6));
        assertThat(line.confidence()).isCloseTo(0.65, within(1e-6));
    }

    @Test
    void temperatureChangesConfidenceButNeverText() {
        // given
        Logits logits = path("ab_ a", 0.9);

        // when
        LineText cool = decoder.decode(logits);
        LineText warm = new GreedyDecoder(CHARSET, 2).decode(logits);

        // then
        assertThat(warm.text()).isEqualTo(cool.text());
        assertThat(warm.confidence()).isBetween(0.3, cool.confidence() - 0.1);
    }

    @Test
    void itIsTheLikeliestOfAllPaths() {
        Random random = new Random(17);
        for (int trial = 0; trial < 200; trial++) {
            // given
            int steps = 1 + random.nextInt(5);
            List<String> charset = List.of("", "x", "y");
            float[] values = new float[steps * 3];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) Math.log(0.05 + random.nextDouble());
            }

            // when
            String text = new GreedyDecoder(charset, 1).decode(new Logits(steps, 3, values)).text();

            // then
            assertThat(text)
                    .as("trial %d", trial)
                    .isEqualTo(collapse(likeliestPath(values, steps), charset));
        }
    }

    @Test
    void aCharsetOfAnotherModelIsRefused() {
        // given
        Logits logits = new Logits(1, 3, new float[3]);

        // then
        assertThatThrownBy(() -> decoder.decode(logits)).hasMessageContaining("3 classes");
    }

    /** Every one of the 3^steps paths is scored. */
    private static List<Integer> likeliestPath(float[] values, int steps) {
        List<Integer> best = List.of();
        double bestScore = Double.NEGATIVE_INFINITY;
        for (int code = 0; code < Math.pow(3, steps); code++) {
            List<Integer> path = new ArrayList<>();
            double score = 0;
            for (int step = 0, rest = code; step < steps; step++, rest /= 3) {
                path.add(rest % 3);
                score += values[step * 3 + rest % 3];
            }
            if (score > bestScore) {
                bestScore = score;
                best = path;
            }
        }
        return best;
    }

    private static String collapse(List<Integer> path, List<String> charset) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < path.size(); i++) {
            if (i == 0 || !path.get(i).equals(path.get(i - 1))) {
                text.append(charset.get(path.get(i)));
            }
        }
        return text.toString();
    }

    /**
     * Logits that follow a path of classes with one probability; the rest is shared by the others.
     */
    private static Logits path(String path, double probability) {
        float[] values = new float[path.length() * CHARSET.size()];
        for (int step = 0; step < path.length(); step++) {
            put(values, step, CLASSES.indexOf(path.charAt(step)), probability);
        }
        return new Logits(path.length(), CHARSET.size(), values);
    }

    private static void put(float[] values, int step, int symbol, double probability) {
        for (int other = 0; other < CHARSET.size(); other++) {
            double share = other == symbol ? probability : (1 - probability) / (CHARSET.size() - 1);
            values[step * CHARSET.size() + other] = (float) Math.log(share);
        }
    }
}
