package io.inkstream.trainer.dataset.augmentation;

import static io.inkstream.trainer.dataset.augmentation.Drawings.PAPER;
import static io.inkstream.trainer.dataset.augmentation.Drawings.gray;
import static io.inkstream.trainer.dataset.augmentation.Drawings.inkColumn;
import static io.inkstream.trainer.dataset.augmentation.Drawings.inkRow;
import static io.inkstream.trainer.dataset.augmentation.Drawings.paper;
import static io.inkstream.trainer.dataset.augmentation.Drawings.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.inkstream.recognition.synthesis.GrayPicture;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where ink stands after a bend, against where plane geometry puts it. */
class WarpTest {

    private static final int HEIGHT = 60;
    private static final int WIDTH = 600;

    private final Warp warp = new Warp();

    @Test
    void nothingAskedForChangesNothing() {
        GrayPicture line = Drawings.strokes(WIDTH, HEIGHT);

        GrayPicture same = warp.apply(line, HEIGHT, 0);

        assertThat(same.width()).isEqualTo(WIDTH);
        assertThat(same.pixels()).isEqualTo(line.pixels());
    }

    @Test
    void anotherHeightKeepsTheShape() {
        GrayPicture line = with(paper(WIDTH, HEIGHT), 300, 10, 320, 50);

        GrayPicture smaller = warp.apply(line, 40, 0);

        assertThat(smaller.width()).isEqualTo(400);
        assertThat(inkColumn(smaller, 20, 0, 400)).isCloseTo(310 * 40 / 60.0, within(0.3));
        assertThat(inkRow(smaller, 206)).isCloseTo(20, within(0.3));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.6, 1.6})
    void stretchingMovesInkAlong(double factor) {
        GrayPicture line = with(paper(WIDTH, HEIGHT), 400, 10, 410, 50);
        warp.stretch = factor;

        GrayPicture stretched = warp.apply(line, HEIGHT, 0);

        assertThat(stretched.width()).isEqualTo((int) (WIDTH * factor));
        assertThat(inkColumn(stretched, 30, 0, stretched.width()))
                .isCloseTo(405 * factor, within(0.5));
    }

    @Test
    void aLineIsNotMadeTooNarrowForItsText() {
        warp.stretch = 0.6;

        assertThat(warp.apply(paper(WIDTH, HEIGHT), HEIGHT, 500).width()).isBetween(500, 501);
    }

    @Test
    void aLineNarrowerThanItsTextNeedsKeepsItsWidth() {
        warp.stretch = 0.6;

        assertThat(warp.apply(paper(200, HEIGHT), HEIGHT, 500).width()).isEqualTo(500);
    }

    @Test
    void slantMovesTheTopAgainstTheBottom() {
        GrayPicture line = with(paper(WIDTH, HEIGHT), 300, 0, 304, HEIGHT);
        warp.slant = 0.5;

        GrayPicture slanted = warp.apply(line, HEIGHT, 0);

        double top = inkColumn(slanted, 5, 0, slanted.width());
        double bottom = inkColumn(slanted, 55, 0, slanted.width());
        assertThat(top - bottom).isCloseTo(0.5 * 50, within(0.5));
    }

    @Test
    void shiftMovesInkUp() {
        warp.shift = 0.1;

        GrayPicture shifted = warp.apply(with(paper(WIDTH, HEIGHT), 0, 30, WIDTH, 34), HEIGHT, 0);

        assertThat(inkRow(shifted, 300)).isCloseTo(32 - 0.1 * HEIGHT, within(0.3));
    }

    @Test
    void tiltLiftsOneEnd() {
        warp.tilt = 0.2;

        GrayPicture tilted = warp.apply(with(paper(WIDTH, HEIGHT), 0, 30, WIDTH, 34), HEIGHT, 0);

        assertThat(inkRow(tilted, 3) - inkRow(tilted, WIDTH - 3))
                .isCloseTo(0.2 * HEIGHT, within(0.4));
    }

    @Test
    void taperMakesOneEndHigher() {
        GrayPicture line = with(paper(WIDTH, HEIGHT), 0, 15, WIDTH, 18);
        warp.taper = 0.4;

        GrayPicture tapered = warp.apply(line, HEIGHT, 0);

        // 13.5 rows above the middle, times 0.8 at the left end and 1.2 at the right one
        assertThat(inkRow(tapered, 2)).isCloseTo(30 - 13.5 * 0.8, within(0.4));
        assertThat(inkRow(tapered, WIDTH - 3)).isCloseTo(30 - 13.5 * 1.2, within(0.4));
    }

    @Test
    void theBaselineFollowsTheWave() {
        GrayPicture line = with(paper(WIDTH, HEIGHT), 0, 28, WIDTH, 32);
        warp.rise = new Warp.Wave(0.1, 4, 0.25);

        GrayPicture waved = warp.apply(line, HEIGHT, 0);

        for (int x = 20; x < WIDTH; x += 35) {
            double wave = 0.1 * HEIGHT * Math.sin(2 * Math.PI * ((x + 0.5) / HEIGHT / 4 + 0.25));
            assertThat(inkRow(waved, x)).isCloseTo(30 - wave, within(0.5));
        }
    }

    @Test
    void paddingAddsPaper() {
        GrayPicture line = with(paper(WIDTH, HEIGHT), 0, 20, WIDTH, 40);
        warp.left = 0.5;
        warp.right = 1;

        GrayPicture padded = warp.apply(line, HEIGHT, 0);

        assertThat(padded.width()).isEqualTo(WIDTH + 90);
        assertThat(gray(padded, 10, 30)).isEqualTo(PAPER);
        assertThat(gray(padded, 300, 30)).isEqualTo(Drawings.INK);
        assertThat(gray(padded, WIDTH + 80, 30)).isEqualTo(PAPER);
    }

    @Test
    void elasticShiftsHaveTheirDeviation() {
        GrayPicture line = with(paper(6000, HEIGHT), 0, 28, 6000, 32);
        warp.jitter = 0.05;
        warp.jitterSeed = 7;

        GrayPicture shaken = warp.apply(line, HEIGHT, 0);

        double squares = 0;
        int count = 0;
        // at the nodes, where nothing is averaged away
        for (int x = 0; x < shaken.width(); x += 20, count++) {
            double moved = (inkRow(shaken, x) - 30) / HEIGHT;
            squares += moved * moved;
        }
        assertThat(Math.sqrt(squares / count)).isBetween(0.03, 0.06);
    }

    @Test
    void theLongestLineIsSqueezedIntoTheGreatestWidth() {
        GrayPicture line = with(paper(9000, HEIGHT), 8900, 10, 8990, 50);

        GrayPicture squeezed = warp.apply(line, HEIGHT, 0);

        assertThat(squeezed.width()).isLessThanOrEqualTo(4096);
        assertThat(inkColumn(squeezed, 30, 0, squeezed.width()))
                .isCloseTo(squeezed.width() * 8945 / 9000.0, within(1.0));
    }

    @Test
    void operatorsStayWithinTheirRanges() {
        Random random = new Random(11);
        double narrowest = 1;
        double widest = 1;
        for (int i = 0; i < 2000; i++) {
            Warp affine = new Warp();
            WarpOperator.AFFINE.bend(affine, 1, random);
            narrowest = Math.min(narrowest, affine.stretch);
            widest = Math.max(widest, affine.stretch);
            assertThat(affine.slant).isBetween(-0.5, 0.5);
            assertThat(affine.shift).isBetween(-0.08, 0.08);
        }
        assertThat(narrowest).isBetween(0.6, 0.61);
        assertThat(widest).isBetween(1.59, 1.6);
    }

    @Test
    void noStrengthBendsNothing() {
        Warp bent = new Warp();
        for (WarpOperator operator :
                new WarpOperator[] {
                    WarpOperator.AFFINE,
                    WarpOperator.SCALE,
                    WarpOperator.PERSPECTIVE,
                    WarpOperator.CURVE,
                    WarpOperator.ELASTIC,
                    WarpOperator.PADDING
                }) {
            operator.bend(bent, 0, new Random(3));
        }
        GrayPicture line = Drawings.strokes(WIDTH, HEIGHT);

        assertThat(bent.apply(line, HEIGHT, 0).pixels()).isEqualTo(line.pixels());
    }
}
