package io.inkstream.recognition.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class LexiconTest {

    @Test
    void itKnowsTheWordsOfTheListAndNoOthers() {
        // given
        Random random = new Random(11);
        TreeSet<String> words = new TreeSet<>();
        for (int i = 0; i < 400; i++) {
            words.add(word(random));
        }

        // when
        Lexicon lexicon = Lexicon.of(new WordList(List.copyOf(words)));

        // then
        for (String word : words) {
            assertThat(lexicon.contains(word)).as(word).isTrue();
        }
        for (int i = 0; i < 2000; i++) {
            String word = word(random);
            assertThat(lexicon.contains(word)).as(word).isEqualTo(words.contains(word));
        }
    }

    @Test
    void smallWordsAreAlsoKnownInCapitalsButNotTheOtherWayRound() throws Exception {
        Lexicon lexicon = lexicon("été\nParis\nO’Brien");

        assertThat(List.of("été", "Été", "ÉTÉ", "Paris", "O’Brien")).allMatch(lexicon::contains);
        assertThat(List.of("paris", "PARIS", "éTé", "ét", "Pari")).noneMatch(lexicon::contains);
    }

    @Test
    void wordsThatEndAlikeShareTheirEnds() throws Exception {
        // given
        StringBuilder list = new StringBuilder();
        for (char c = 'A'; c <= 'Z'; c++) {
            list.append(c).append("ingular\n");
        }

        // then
        assertThat(lexicon(list.toString()).size()).isEqualTo(9);
    }

    @Test
    void aListIsTheSameWhateverItsFileLooksLike() throws Exception {
        WordList clean = WordList.parse(bytes("a\ncafé\n"));
        WordList untidy = WordList.parse(bytes("\uFEFF# names\r\n cafe\u0301 \r\n\r\na\r\na"));

        assertThat(untidy).isEqualTo(clean);
        assertThat(untidy.digest()).isEqualTo(clean.digest());
        assertThat(WordList.parse(clean.bytes())).isEqualTo(clean);
    }

    @Test
    void whatIsNoWordListIsRefusedWithTheLine() {
        assertThatThrownBy(() -> WordList.parse(bytes("ok\n" + "x".repeat(101))))
                .hasMessageContaining("line 2");
        assertThatThrownBy(() -> WordList.parse(new byte[] {(byte) 0xff, 'a'}))
                .hasMessageContaining("UTF-8");
        assertThatThrownBy(() -> WordList.parse(bytes("# nothing\n")))
                .hasMessageContaining("has 0");
    }

    @Test
    void wordsAreCountedFromTexts() throws Exception {
        WordList words = WordList.count(List.of("The dog, the cat. the dog’s 7 cats;", "cat!"), 2);

        assertThat(words.words()).containsExactly("cat", "the");
    }

    private static String word(Random random) {
        StringBuilder word = new StringBuilder();
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            word.append("XYZ".charAt(random.nextInt(3)));
        }
        return word.toString();
    }

    private static Lexicon lexicon(String list) throws InvalidLanguageException {
        return Lexicon.of(WordList.parse(bytes(list)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
