package io.inkstream.trainer.dataset.augmentation;

import static io.inkstream.trainer.dataset.augmentation.Drawings.INK;
import static io.inkstream.trainer.dataset.augmentation.Drawings.PAPER;
import static io.inkstream.trainer.dataset.augmentation.Drawings.gray;
import static io.inkstream.trainer.dataset.augmentation.Drawings.paper;
import static io.inkstream.trainer.dataset.augmentation.Drawings.strokes;
import static io.inkstream.trainer.dataset.augmentation.Drawings.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.inkstream.recognition.synthesis.GrayPicture;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the operators do to pixels, against plain computations. */
class PixelOperatorTest {

    private static final int WIDTH = 200;
    private static final int HEIGHT = 48;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void strokesMoveTowardsTheDarkestOrLightestNeighbour(boolean thicker) {
        GrayPicture line = noise(3);
        GrayPicture before = noise(3);

        Strokes.change(line, thicker, 0.5);

        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                int own = gray(before, x, y);
                int extreme = own;
                for (int[] step : new int[][] {{-1, 0}, {1, 0}, {0, -1}, {0, 1}}) {
                    int nx = Math.clamp(x + step[0], 0, WIDTH - 1);
                    int ny = Math.clamp(y + step[1], 0, HEIGHT - 1);
                    int next = gray(before, nx, ny);
                    extreme = thicker ? Math.min(extreme, next) : Math.max(extreme, next);
                }
                assertThat((double) gray(line, x, y)).isCloseTo((own + extreme) / 2.0, within(1.0));
            }
        }
    }

    @Test
    void blurIsTheOneTwoOneMean() {
        GrayPicture line = noise(4);
        GrayPicture before = noise(4);

        Blur.soften(line, 0.5);

        for (int y = 1; y < HEIGHT - 1; y++) {
            for (int x = 1; x < WIDTH - 1; x++) {
                double mean = 0;
                for (int dy = -1; dy <= 1; dy++) {
                    for (int dx = -1; dx <= 1; dx++) {
                        int weight = (2 - Math.abs(dx)) * (2 - Math.abs(dy));
                        mean += weight * gray(before, x + dx, y + dy) / 16.0;
                    }
                }
                double expected = 0.5 * gray(before, x, y) + 0.5 * mean;
                assertThat((double) gray(line, x, y)).isCloseTo(expected, within(1.0));
            }
        }
    }

    @Test
    void contrastMultipliesInkRaisedToThePower() {
        GrayPicture line = noise(5);
        GrayPicture before = noise(5);
        line.pixels()[0] = (byte) 240;
        before.pixels()[0] = (byte) 240;
        for (int i = 1; i < line.pixels().length; i++) {
            int value = Math.min(240, line.pixels()[i] & 255);
            line.pixels()[i] = (byte) value;
            before.pixels()[i] = (byte) value;
        }

        Contrast.change(line, 0.6, 1.5);

        for (int i = 0; i < line.pixels().length; i++) {
            double ink = (240 - (before.pixels()[i] & 255)) / 240.0;
            double expected = 240 - 240 * 0.6 * Math.pow(ink, 1.5);
            assertThat((double) (line.pixels()[i] & 255)).isCloseTo(expected, within(0.51));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {2, 8, 16})
    void noiseHasTheDeviationAskedForAndNoBias(double deviation) {
        GrayPicture line = new GrayPicture(new byte[400 * 400], 400, 400);
        java.util.Arrays.fill(line.pixels(), (byte) 128);

        Noise.add(line, deviation, 42);

        double sum = 0;
        double squares = 0;
        for (byte pixel : line.pixels()) {
            double off = (pixel & 255) - 128;
            sum += off;
            squares += off * off;
        }
        assertThat(sum / line.pixels().length).isCloseTo(0, within(0.1 * deviation));
        assertThat(Math.sqrt(squares / line.pixels().length))
                .isCloseTo(deviation, within(0.05 * deviation + 0.1));
    }

    @Test
    void saltAndPepperTouchesAtMostOnePixelInAHundred() {
        GrayPicture line = paper(WIDTH, HEIGHT);

        new SaltAndPepper().apply(line, 1, new Random(1));

        int changed = 0;
        for (byte pixel : line.pixels()) {
            int value = pixel & 255;
            assertThat(value).isIn(0, 255, PAPER);
            changed += value == PAPER ? 0 : 1;
        }
        assertThat(changed).isBetween(1, WIDTH * HEIGHT / 100);
    }

    @Test
    void erasingLeavesPatchesSmallerThanALetter() {
        GrayPicture line = with(paper(WIDTH, HEIGHT), 0, 22, WIDTH, 26);

        new Erasing().apply(line, 1, new Random(6));

        int longest = 0;
        int run = 0;
        int erased = 0;
        for (int x = 0; x < WIDTH; x++) {
            boolean gone = gray(line, x, 24) == PAPER;
            run = gone ? run + 1 : 0;
            erased += gone ? 1 : 0;
            longest = Math.max(longest, run);
        }
        assertThat(longest).isLessThanOrEqualTo(2 * (1 + (int) (0.15 * HEIGHT)));
        assertThat(erased).isLessThan(WIDTH / 2);
        assertThat(gray(line, 0, 0)).isEqualTo(PAPER);
    }

    @Test
    void ruledLinesLieUnderTheInk() {
        GrayPicture line = with(paper(WIDTH, HEIGHT), 100, 0, 110, HEIGHT);

        Ruling.draw(line, 0.7, 20, 5, 1, 0);

        int ruled = (int) (PAPER * 0.7f);
        assertThat(gray(line, 50, 5)).isEqualTo(ruled);
        assertThat(gray(line, 50, 25)).isEqualTo(ruled);
        assertThat(gray(line, 50, 45)).isEqualTo(ruled);
        assertThat(gray(line, 50, 15)).isEqualTo(PAPER);
        assertThat(gray(line, 105, 25)).isEqualTo(INK);
    }

    @Test
    void theLineBelowEntersAtTheLowerEdge() {
        GrayPicture line = with(paper(WIDTH, HEIGHT), 50, 6, 54, 40);
        byte[] own = line.pixels().clone();

        Neighbours.enter(line, own, 10, false, 20);

        // the stroke begins at row 6, where the entering line's text begins, 20 columns to the left
        assertThat(gray(line, 31, HEIGHT - 1)).isEqualTo(INK);
        assertThat(gray(line, 31, HEIGHT - 10)).isEqualTo(INK);
        assertThat(gray(line, 31, HEIGHT - 11)).isEqualTo(PAPER);
        assertThat(gray(line, 51, 20)).isEqualTo(INK);
    }

    @Test
    void theLineAboveEntersAtTheUpperEdge() {
        GrayPicture line = with(paper(WIDTH, HEIGHT), 50, 6, 54, 42);

        Neighbours.enter(line, line.pixels().clone(), 10, true, 20);

        assertThat(gray(line, 31, 0)).isEqualTo(INK);
        assertThat(gray(line, 31, 9)).isEqualTo(INK);
        assertThat(gray(line, 31, 10)).isEqualTo(PAPER);
    }

    @Test
    void aStainDimsMostInItsMiddle() {
        GrayPicture line = paper(WIDTH, HEIGHT);

        Stains.dim(line, 100, 24, 40, 20, 0.5);

        assertThat(gray(line, 100, 24)).isEqualTo(PAPER / 2);
        assertThat(gray(line, 120, 24)).isEqualTo((int) (PAPER * (1 - 0.5 * 0.75)));
        assertThat(gray(line, 141, 24)).isEqualTo(PAPER);
    }

    @Test
    void stainsOnlyTakeLightAway() {
        GrayPicture line = strokes(WIDTH, HEIGHT);
        GrayPicture before = strokes(WIDTH, HEIGHT);

        new Stains().apply(line, 1, new Random(9));

        for (int i = 0; i < line.pixels().length; i++) {
            assertThat(line.pixels()[i] & 255).isLessThanOrEqualTo(before.pixels()[i] & 255);
        }
        assertThat(line.pixels()).isNotEqualTo(before.pixels());
    }

    private static GrayPicture noise(long seed) {
        byte[] pixels = new byte[WIDTH * HEIGHT];
        new Random(seed).nextBytes(pixels);
        return new GrayPicture(pixels, WIDTH, HEIGHT);
    }
}
