package io.inkstream.trainer.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class NetworkSpecTest {

    private static final int HEIGHT = TokenStrings.HEIGHT;

    @Test
    void strideAndFeaturesFollowFromTheTokens() {
        NetworkSpec spec = NetworkSpec.parse("c3x3,32,s2x2 r48,s2x2 m2x1 H P0.1 L64", HEIGHT);

        assertThat(spec.stride()).isEqualTo(4);
        assertThat(spec.shapes().get(4).features()).isEqualTo(48 * 4);
        assertThat(spec.shapes().getLast().features()).isEqualTo(128);
        assertThat(spec.steps(1)).isOne();
        assertThat(spec.steps(9)).isEqualTo(3);
    }

    @ParameterizedTest
    @MethodSource("io.inkstream.trainer.network.TokenStrings#all")
    void tokensAreWrittenAsTheyWereRead(String tokens) {
        assertThat(NetworkSpec.parse(tokens, HEIGHT).tokens()).isEqualTo(tokens);
    }

    @Test
    void whatIsUsualIsLeftOutWhenWritten() {
        assertThat(NetworkSpec.parse("i32  c3x3,8,s1x1,relu h F9,none P.1 ctc", HEIGHT).tokens())
                .isEqualTo("c3x3,8 h F9 P0.1");
    }

    @ParameterizedTest
    @EnumSource(TokenForm.class)
    void everyKindOfTokenIsAmongTheTestedOnes(TokenForm form) {
        Stream<String> tokens =
                TokenStrings.all().flatMap(string -> Stream.of(string.split(" ", -1)));

        assertThat(tokens.filter(token -> form.read(token).isPresent())).isNotEmpty();
    }

    @Test
    void everyActivationIsAmongTheTestedOnes() {
        String all = TokenStrings.all().collect(Collectors.joining(" "));

        assertThat(Activation.WORDS.split("\\|", -1))
                .filteredOn(word -> !word.equals("relu"))
                .allSatisfy(word -> assertThat(all).containsPattern("c[^ ]*," + word));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x3 h | token 1 'x3' is unknown: did you mean",
                "soft h | token 1 'soft' is unknown: did you mean 'softmax'?",
                "c3x3 h | token 1 'c3x3' is not complete or has something unknown: in full such a token is 'c3x5,64,s2x1,gelu,plain,valid'",
                "c3x3,8,swish h | token 1 'c3x3,8,swish' is not complete or has something unknown",
                "c3x3,0 H | token 1 'c3x3,0' has the number 0: numbers must be in 1..999999",
                "c3x3,8 c4x3,8 H | token 2 'c4x3,8' has a kernel of even size, which has no middle: make it odd or add ',valid'",
                "c33x3,8,valid H | token 1 'c33x3,8,valid' needs maps of at least 33, has only 32",
                "c3x3,8,valid h | token 1 'c3x3,8,valid' takes columns away at the ends of a line: leave ',valid' out",
                "L64 h | token 1 'L64' needs a sequence but follows 1 map of 32 x 1024: put 'h' or 'H' before it",
                "H c3x3,8 | token 2 'c3x3,8' needs feature maps but follows a sequence",
                "m64x1 H | token 1 'm64x1' is larger than 1 map of 32 x 1024: use a smaller window",
                "c3x3,10 h A4 | token 3 'A4' cannot split 10 features among 4 heads: use a divisor of 10",
                "c3x3,8 F8 h | token 2 'F8' needs a sequence or a vector but follows 8 maps",
                "c3x3,8 flat softmax | token 2 'flat' needs pictures of one width: begin with a token such as 'i28x28'",
                "c3x3,8 i32 h | token 2 'i32' must be the first one",
                "c3x3,8 ctc h | token 2 'ctc' must be the last one",
                "i48 c3x3,8 h | token 1 'i48' has a height of 48, but the recipe says 32",
                "c3x3,8 | the head 'ctc' cannot follow 8 maps of 32 x 1024: put 'h' or 'H' before it",
                "c3x3,8 h L6,last | the head 'ctc' cannot follow a vector of 12 features: leave ',last' and 'flat' out",
                "c3x3,8 h L6 softmax | the head 'softmax' cannot follow a sequence of 1024 steps of 12 features: add ',last'",
                "i32,rgb c3x3,8 h | lines and pages are grey and of any width: 'i32,rgb' needs the head 'softmax' or 'regression'",
                "m1x16 m1x16 m1x2 h | one step per 512 columns is too coarse to read"
            })
    void nonsenseIsRefusedByPlaceAndWithARemedy(String tokens, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NetworkSpec.parse(tokens, HEIGHT))
                .withMessageContaining(message);
    }

    /** Counted by hand, layer by layer. */
    @Test
    void costsAreThoseOfTheTextbook() {
        NetworkSpec spec =
                NetworkSpec.parse("c3x3,8,s2x2 r12,s2x1 m2x1 h L5 F6,relu E T2,10 N", HEIGHT);

        Cost cost = spec.cost(4, 40);

        long convolution = 8 * 9;
        long residual = 8 * 12 * 9 + 12 * 12 * 9 + 8 * 12;
        long lstm = 2 * 4 * 5 * (12 + 5);
        long linear = 10 * 6;
        long transformer = 6 * 18 + 6 * 6 + 2 * 6 * 10;
        long head = 6 * 4;
        long biases = 2 * 8 + 3 * 2 * 12 + 2 * 4 * 5 * 2 + 6 + (18 + 6 + 10 + 6) + 2 * 2 * 6 + 4;
        long norm = 2 * 6;
        assertThat(cost.parameters())
                .isEqualTo(
                        convolution
                                + residual
                                + lstm
                                + linear
                                + transformer
                                + head
                                + biases
                                + norm);
        int steps = 20;
        assertThat(cost.flops())
                .isEqualTo(
                        2 * convolution * 16 * steps
                                + 2 * residual * 8 * steps
                                + 2 * (lstm + linear + transformer + head) * steps
                                + 2 * 2 * 6 * (long) steps * steps);
    }

    @Test
    void presetsKeepTheSizesTheyAreKnownFor() {
        assertThat(Preset.named("crnn-fast").spec().height()).isEqualTo(32);
        assertThat(Preset.named("crnn-fast").spec().cost(212, 600).parameters())
                .isLessThanOrEqualTo(800_000);
        assertThat(Preset.named("crnn-small").spec().height()).isEqualTo(48);
        assertThat(Preset.named("crnn-small").spec().cost(97, 600).parameters())
                .isBetween(1_250_000L, 1_350_000L);
        assertThat(Preset.named("crnn-small").spec().cost(97, 600).flops() / 1e9)
                .isBetween(1.0, 1.1);
    }

    @Test
    void anUnknownPresetIsRefusedWithTheNearest() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Preset.named("crnn-smal"))
                .withMessage("network preset 'crnn-smal' is unknown: did you mean 'crnn-small'?");
    }
}
