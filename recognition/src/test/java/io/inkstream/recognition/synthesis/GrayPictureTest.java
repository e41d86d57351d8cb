package io.inkstream.recognition.synthesis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class GrayPictureTest {

    @Test
    void aPlainPictureStaysPlainAtAnySize() {
        byte[] pixels = new byte[20 * 10];
        Arrays.fill(pixels, (byte) 137);

        for (int height : new int[] {3, 10, 17}) {
            GrayPicture scaled = new GrayPicture(pixels, 20, 10).scaledTo(2 * height + 1, height);
            for (byte value : scaled.pixels()) {
                assertThat(value & 255).isEqualTo(137);
            }
        }
    }

    @Test
    void halvingAveragesFourPixels() {
        GrayPicture picture = new GrayPicture(new byte[] {0, 100, 40, 60}, 2, 2);

        assertThat(picture.scaledTo(1, 1).pixels()).containsExactly(50);
    }
}
