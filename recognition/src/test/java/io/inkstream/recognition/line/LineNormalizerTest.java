package io.inkstream.recognition.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import org.junit.jupiter.api.Test;

class LineNormalizerTest {

    private static final int WIDTH = 320;
    private static final int HEIGHT = 32;

    private final LineNormalizer normalizer = new LineNormalizer();

    @Test
    void inkAndPaperBecomeBlackAndWhiteUnderUnevenLight() {
        byte[] line = strokes(x -> 120 + x / 4, 0.5);

        normalizer.normalize(line, WIDTH, HEIGHT);

        for (int x = 0; x < WIDTH; x++) {
            int value = line[HEIGHT / 2 * WIDTH + x] & 255;
            if (isStroke(x)) {
                assertThat(value).isLessThan(40);
            } else {
                assertThat(value).isGreaterThan(210);
            }
        }
    }

    @Test
    void faintInkIsRaisedToFullContrast() {
        byte[] line = strokes(x -> 180, 0.8);

        normalizer.normalize(line, WIDTH, HEIGHT);

        assertThat(line[HEIGHT / 2 * WIDTH + 8] & 255).isLessThan(20);
    }

    @Test
    void noiseOnAnEmptyLineIsNotRaisedToInk() {
        Random random = new Random(5);
        byte[] line = new byte[WIDTH * HEIGHT];
        for (int i = 0; i < line.length; i++) {
            line[i] = (byte) (220 + random.nextInt(7));
        }

        normalizer.normalize(line, WIDTH, HEIGHT);

        for (byte value : line) {
            assertThat(value & 255).isGreaterThan(190);
        }
    }

    @Test
    void theSameLineAlwaysGivesTheSameBytes() {
        byte[] once = strokes(x -> 200 - x / 8, 0.6);
        byte[] again = once.clone();

        normalizer.normalize(once, WIDTH, HEIGHT);
        new LineNormalizer().normalize(again, WIDTH, HEIGHT);

        assertThat(again).isEqualTo(once);
    }

    @Test
    void aLineOfOnePixelPasses() {
        byte[] line = {0};

        normalizer.normalize(line, 1, 1);

        assertThat(line).hasSize(1);
    }

    @Test
    void tooFewPixelsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> normalizer.normalize(new byte[5], 3, 2))
                .withMessageContaining("3 x 2");
    }

    private interface Paper {
        int at(int x);
    }

    private static boolean isStroke(int x) {
        return x % 16 >= 7 && x % 16 <= 9;
    }

    private static byte[] strokes(Paper paper, double inkShare) {
        byte[] line = new byte[WIDTH * HEIGHT];
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                boolean ink = isStroke(x) && y > 6 && y < 26;
                line[y * WIDTH + x] = (byte) (paper.at(x) * (ink ? inkShare : 1));
            }
        }
        return line;
    }
}
