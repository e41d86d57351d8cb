package io.inkstream.recognition.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AccuracyTest {

    @Test
    void editsAreCountedByKind() {
        assertThat(Accuracy.of("kitten", "sitting").characters()).isEqualTo(new Edits(1, 0, 2, 6));
        assertThat(Accuracy.of("abcd", "acd").characters()).isEqualTo(new Edits(0, 1, 0, 4));
        assertThat(Accuracy.of("acd", "abcd").characters()).isEqualTo(new Edits(1, 0, 0, 3));
        assertThat(Accuracy.of("abc", "abc").characters()).isEqualTo(new Edits(0, 0, 0, 3));
    }

    @Test
    void wordsAreComparedAsWholes() {
        Accuracy accuracy = Accuracy.of("the quick brown fox", "the quack brown");

        assertThat(accuracy.words()).isEqualTo(new Edits(0, 1, 1, 4));
        assertThat(accuracy.wer()).isEqualTo(0.5);
    }

    @Test
    void normalFormAndWhiteSpaceDoNotCount() {
        Accuracy accuracy = Accuracy.of("caf\u00e9  noir ", "cafe\u0301\tnoir");

        assertThat(accuracy.exact()).isOne();
        assertThat(accuracy.cer()).isZero();
    }

    @Test
    void charactersBeyondTheBasicPlaneCountOnce() {
        assertThat(Accuracy.of("\uD835\uDC00b", "b").characters()).isEqualTo(new Edits(0, 1, 0, 2));
    }

    @Test
    void anEmptyTruthIsRightOnlyWhenNothingWasRead() {
        assertThat(Accuracy.of("", "").cer()).isZero();
        assertThat(Accuracy.of("", "x").cer()).isEqualTo(1);
    }

    @Test
    void sumsWeighLinesByTheirLength() {
        Accuracy sum = Accuracy.of("aaaaaaaaa", "aaaaaaaaa").plus(Accuracy.of("b", "c"));

        assertThat(sum.cer()).isCloseTo(0.1, within(1e-12));
        assertThat(sum.exactShare()).isEqualTo(0.5);
    }

    @Test
    void graphemesAreCountedAsReadersSeeThem() {
        // a letter and its mark have no composed form, so they are two code points
        Accuracy accuracy = Accuracy.of("x\u0323y", "xy");

        assertThat(accuracy.characters()).isEqualTo(new Edits(0, 1, 0, 3));
        assertThat(accuracy.graphemes()).isEqualTo(new Edits(0, 0, 1, 2));
        assertThat(accuracy.graphemeCer()).isEqualTo(0.5);
    }

    @Test
    void blanksOfAnyWidthAreOneBlank() {
        assertThat(Accuracy.of("a\u00a0b\u2009c", "a b c").exact()).isOne();
    }
}
