package io.inkstream.trainer.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkSpecTest {

    @Test
    void strideAndFeaturesFollowFromTheTokens() {
        NetworkSpec spec = NetworkSpec.parse("c3x3,32,s2x2 r48,s2x2 m2x1 H P0.1 L64", 32);

        assertThat(spec.stride()).isEqualTo(4);
        assertThat(spec.shapes().get(4).channels()).isEqualTo(48 * 4);
        assertThat(spec.shapes().getLast().channels()).isEqualTo(128);
        assertThat(spec.steps(1)).isOne();
        assertThat(spec.steps(9)).isEqualTo(3);
    }

    @Test
    void tokensAreWrittenAsTheyWereRead() {
        String tokens = "c3x5,32,s2x1 r48 m2x2 h P0.25 L64";

        assertThat(NetworkSpec.parse(tokens, 48).tokens()).isEqualTo(tokens);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x3", "c3x3", "L64 h", "c3x3,8", "c3x3,0 H", "H c3x3,8", "m64x1 H"})
    void nonsenseIsRefused(String tokens) {
        assertThatIllegalArgumentException().isThrownBy(() -> NetworkSpec.parse(tokens, 32));
    }
}
