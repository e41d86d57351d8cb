package io.inkstream.results.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureTest {
    /** The example of the Standard Webhooks specification. */
    @Test
    void isThatOfStandardWebhooks() {
        assertThat(
                        Signature.of(
                                "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                                Instant.ofEpochSecond(1614265330),
                                "{\"test\": 2432232314}"))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void aNewSecretIsOneAndNoOther() {
        assertThat(Signature.newSecret()).isNotEqualTo(Signature.newSecret());
        assertThat(Signature.isSecret(Signature.newSecret())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "secret", "whsec_", "whsec_c2hvcnQ=", "whsec_***"})
    void whatIsNoSecret(String text) {
        assertThat(Signature.isSecret(text)).isFalse();
    }
}
