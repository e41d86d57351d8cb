package io.inkstream.recognition.decoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.text.Bidi;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LineTextBuilderTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "שלום עולם",
                "שלום (עולם) 1948 סוף",
                "ראה page כאן",
                "the word שלום עולם is Hebrew",
                "السلام عليكم",
                "عام ١٩٤٨ م",
                "plain (text) 12"
            })
    void whatIsSeenFromLeftToRightIsTextInTheOrderOfReading(String text) {
        // given
        LineText line = build(seen(text));

        // then
        assertThat(line.text()).isEqualTo(text);
        for (Span word : line.words()) {
            assertThat(text.codePoints().skip(word.start()).limit(word.end() - word.start()))
                    .containsExactlyElementsOf(word.text().codePoints().boxed().toList());
        }
    }

    @Test
    void theFirstWordOfRightToLeftTextStandsOnTheRight() {
        LineText line = build(seen("שלום עולם"));

        assertThat(line.direction()).isEqualTo(Direction.RIGHT_TO_LEFT);
        assertThat(line.words().getFirst().left()).isGreaterThan(line.words().get(1).left());
        assertThat(line.characters().getFirst().right()).isEqualTo(9);
        assertThat(build(seen("ab")).direction()).isEqualTo(Direction.LEFT_TO_RIGHT);
    }

    @Test
    void graphemesTakeTheirMarksAlong() {
        // given a letter with a mark that composes and one whose mark stays its own
        LineText line = build("be\u0301q\u0308");

        // then
        assertThat(line.text()).isEqualTo("b\u00e9q\u0308");
        assertThat(line.graphemes())
                .extracting(Span::text)
                .containsExactly("b", "\u00e9", "q\u0308");
        assertThat(line.characters())
                .extracting(Span::text)
                .containsExactly("b", "\u00e9", "q", "\u0308");
        assertThat(line.graphemes()).extracting(Span::left).containsExactly(0.0, 1.0, 3.0);
        assertThat(line.graphemes().getLast().right()).isEqualTo(5);
        assertThat(line.characters()).extracting(Span::start).containsExactly(0, 1, 2, 3);
    }

    @ParameterizedTest
    @CsvSource({"MEAN,0.7", "MIN,0.4", "GEOMETRIC,0.6324555"})
    void confidenceIsAggregatedAsAsked(Aggregation aggregation, double expected) {
        // given
        List<DecodedCharacter> symbols =
                List.of(new DecodedCharacter("a", 0, 0, 0.4), new DecodedCharacter("b", 1, 1, 1));

        // when
        LineText line = LineTextBuilder.build(symbols, 2, aggregation);

        // then
        assertThat(line.confidence()).isCloseTo(expected, within(1e-6));
        assertThat(line.words().getFirst().confidence()).isCloseTo(expected, within(1e-6));
        assertThat(line.characters().getFirst().confidence()).isCloseTo(0.4, within(1e-6));
    }

    @ParameterizedTest
    @CsvSource({
        "'the the the the the the',true",
        "'aaaaaaaaaaa',true",
        "'lalalalala la',true",
        "'Name ........................ 12',false",
        "'--------------------',false",
        "'banana, bananas and Mississippi',false",
        "'1,000,000,000',false",
        "'ha ha ha he said',false"
    })
    void improbableRepetitionIsFound(String text, boolean improbable) {
        assertThat(Repetition.isImprobable(text)).isEqualTo(improbable);
    }

    private static LineText build(String seen) {
        List<DecodedCharacter> symbols = new ArrayList<>();
        for (int i = 0; i < seen.length(); i++) {
            symbols.add(new DecodedCharacter(seen.substring(i, i + 1), i, i, 0.9));
        }
        return LineTextBuilder.build(symbols, seen.length(), Aggregation.MEAN);
    }

    /** A text as it is displayed, by the platform's own reordering. */
    private static String seen(String text) {
        Bidi bidi = new Bidi(text, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT);
        Object[] characters = new Object[text.length()];
        byte[] levels = new byte[text.length()];
        for (int i = 0; i < text.length(); i++) {
            levels[i] = (byte) bidi.getLevelAt(i);
            String c = text.substring(i, i + 1);
            boolean mirrored = levels[i] % 2 == 1;
            characters[i] = mirrored ? c.replace('(', '<').replace(')', '(').replace('<', ')') : c;
        }
        Bidi.reorderVisually(levels, 0, characters, 0, characters.length);
        StringBuilder seen = new StringBuilder();
        for (Object c : characters) {
            seen.append(c);
        }
        return seen.toString();
    }
}
