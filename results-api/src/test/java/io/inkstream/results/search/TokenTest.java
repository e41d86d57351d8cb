package io.inkstream.results.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Grüße, STRASSE & Łódź!  | grusse strasse lodz",
                "naïve cœur Ærø          | naive coeur aero",
                "Ελλάδα Ёлка             | ελλαδα елка",
                "ꯃꯤꯇꯩ ꯃꯌꯦꯛ                | ꯃꯤꯇꯩ ꯃꯌꯦꯛ",
                "הָאִיש مُحَمَّد             | האיש محمد",
                "ﬁn 5½ kg¹               | fin 5 kg",
                "don't e-mail            | don t e mail",
                "東京 tower                | 東 京 tower",
                "१२३ 𝔘nicode             | १२३ unicode"
            })
    void spellingsThatPeopleTakeForTheSameAreTheSame(String text, String words) {
        assertThat(Token.of(text)).extracting(Token::word).containsExactly(words.split(" "));
    }

    @Test
    void placesAreCountedInCodePoints() {
        assertThat(Token.of("😀 Grüße 𝔘n"))
                .containsExactly(new Token("grusse", 2, 7), new Token("un", 8, 10));
    }

    @Test
    void whatIsTooLongToBeAWordIsNone() {
        assertThat(Token.of("x".repeat(101) + " " + "y".repeat(100)))
                .extracting(Token::word)
                .containsExactly("y".repeat(100));
    }

    @ParameterizedTest
    @CsvSource({"house, house, 0", "house, hause, 1", "kitten, sitting, 3", "a, '', 1", "ꯃꯤ, ꯃ, 1"})
    void distancesAreThoseOfLevenshtein(String first, String second, int distance) {
        assertThat(EditDistance.between(first, second)).isEqualTo(distance);
        assertThat(EditDistance.between(second, first)).isEqualTo(distance);
    }

    @Test
    void aShapeHasOneSignPerCharacterWhateverTheScript() {
        for (String word : List.of("plain9", "ꯃꯤꯇꯩ", "слово", "𝔘")) {
            assertThat(WordShape.of(word))
                    .matches("[a-z0-9]*")
                    .hasSize(word.codePointCount(0, word.length()));
        }
        assertThat(WordShape.of("plain9")).isEqualTo("plain9");
    }
}
