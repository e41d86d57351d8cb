package io.inkstream.recognition.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SauvolaTest {
    @ParameterizedTest(name = "{0}x{1}, window {2}")
    @CsvSource({
        "1,1,3",
        "3,200,25",
        "200,3,25",
        "16,16,41",
        "257,131,25",
        "640,480,41",
        "1003,211,101"
    })
    void vectorsAndPlainLoopsGiveTheSamePixels(int width, int height, int window) {
        assumeTrue(SauvolaVector.isSupported(), "this processor has no vectors of 256 bits");
        // given
        PageImage page = randomPage(width, height, 42L + width);
        Thresholds settings = Thresholds.uniform(new SauvolaSettings(window, 0.2f, 128f));

        // when
        byte[] fast = new SauvolaVector().binarize(page, settings).pixels();

        // then
        assertThat(fast).isEqualTo(new SauvolaScalar().binarize(page, settings).pixels());
    }

    @ParameterizedTest(name = "{0}x{1}")
    @CsvSource({"1,1", "128,128", "129,300", "700,500"})
    void vectorsAndPlainLoopsAgreeWhereTheContrastVaries(int width, int height) {
        assumeTrue(SauvolaVector.isSupported(), "this processor has no vectors of 256 bits");
        // given
        PageImage page = randomPage(width, height, width);
        for (int i = 0; i < width * height / 2; i++) {
            page.pixels()[i] = (byte) (200 + (page.pixels()[i] & 31));
        }
        Thresholds thresholds = Thresholds.of(page);

        // when
        byte[] fast = new SauvolaVector().binarize(page, thresholds).pixels();

        // then
        assertThat(fast).isEqualTo(new SauvolaScalar().binarize(page, thresholds).pixels());
    }

    @Test
    void theThresholdFollowsTheDefinition() {
        // given
        PageImage page = randomPage(60, 40, 7);
        Thresholds settings = Thresholds.uniform(new SauvolaSettings(9, 0.25f, 100f));

        // when
        BinaryImage binary = new SauvolaScalar().binarize(page, settings);

        // then
        for (int y = 0; y < page.height(); y++) {
            for (int x = 0; x < page.width(); x++) {
                double distance = page.gray(x, y) - threshold(page, x, y, 4, 0.25, 100);
                if (Math.abs(distance) > 1e-2) {
                    assertThat(binary.isInk(x, y)).as("pixel %d,%d", x, y).isEqualTo(distance < 0);
                }
            }
        }
    }

    @Test
    void paleTextOnUnevenPaperIsInk() {
        // given a page that darkens to the right, with a stroke 30 levels darker than its paper
        byte[] pixels = new byte[400 * 100];
        for (int y = 0; y < 100; y++) {
            for (int x = 0; x < 400; x++) {
                int paper = 220 - x / 5;
                pixels[y * 400 + x] = (byte) (x % 40 < 4 && y > 30 && y < 70 ? paper - 30 : paper);
            }
        }

        // when
        BinaryImage binary = Sauvola.binarize(new PageImage(400, 100, 0, pixels));

        // then
        assertThat(binary.isInk(41, 50)).isTrue();
        assertThat(binary.isInk(361, 50)).isTrue();
        assertThat(binary.isInk(60, 50)).isFalse();
        assertThat(binary.isInk(380, 50)).isFalse();
    }

    private static double threshold(
            PageImage page, int x, int y, int radius, double k, double range) {
        double n = 0;
        double sum = 0;
        double squares = 0;
        for (int v = Math.max(0, y - radius); v <= Math.min(page.height() - 1, y + radius); v++) {
            for (int u = Math.max(0, x - radius);
                    u <= Math.min(page.width() - 1, x + radius);
                    u++) {
                double gray = page.gray(u, v);
                n++;
                sum += gray;
                squares += gray * gray;
            }
        }
        double mean = sum / n;
        return mean * (1 + k * (Math.sqrt(Math.max(0, squares / n - mean * mean)) / range - 1));
    }

    private static PageImage randomPage(int width, int height, long seed) {
        byte[] pixels = new byte[width * height];
        new Random(seed).nextBytes(pixels);
        return new PageImage(width, height, 0, pixels);
    }
}
