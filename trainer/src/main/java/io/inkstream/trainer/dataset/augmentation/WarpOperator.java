package io.inkstream.trainer.dataset.augmentation;

import java.util.Random;

/** Changes where ink stands. All bends of a line are carried out in one resampling. */
@FunctionalInterface
interface WarpOperator {

    void bend(Warp warp, double strength, Random random);

    /** Width from 0.6 to 1.6, height, slant up to 0.5, vertical shift, tilt. */
    WarpOperator AFFINE =
            (warp, strength, random) -> {
                warp.stretch *= Spread.factor(0.6, 1.6, strength, random);
                warp.zoom *= Spread.factor(0.87, 1.12, strength, random);
                warp.slant += 0.5 * strength * Spread.peaked(random);
                warp.shift += 0.08 * strength * Spread.peaked(random);
                warp.tilt += 0.12 * strength * Spread.peaked(random);
            };

    /** Writing from 0.65 to 1.1 of its size in the same frame. */
    WarpOperator SCALE =
            (warp, strength, random) -> {
                double factor = Spread.factor(0.65, 1.1, strength, random);
                warp.stretch *= factor;
                warp.zoom *= factor;
            };

    /** Height and slant that grow or shrink from one end of the line to the other. */
    WarpOperator PERSPECTIVE =
            (warp, strength, random) -> {
                warp.taper += 0.3 * strength * Spread.peaked(random);
                warp.lean += 0.3 * strength * Spread.peaked(random);
            };

    /** The baseline and the widths of letters in waves. */
    WarpOperator CURVE =
            (warp, strength, random) -> {
                warp.rise =
                        new Warp.Wave(
                                0.06 * strength * random.nextDouble(),
                                1.2 + 6 * random.nextDouble(),
                                random.nextDouble());
                warp.sway =
                        new Warp.Wave(
                                0.05 * strength * random.nextDouble(),
                                0.6 + 2 * random.nextDouble(),
                                random.nextDouble());
            };

    /** Small shifts that differ from place to place and change smoothly. */
    WarpOperator ELASTIC =
            (warp, strength, random) -> {
                warp.jitter = 0.045 * strength * (0.3 + 0.7 * random.nextDouble());
                warp.jitterSeed = random.nextLong();
            };

    /** Up to 0.6 heights of paper added at either end, or up to 0.08 cut off. */
    WarpOperator PADDING =
            (warp, strength, random) -> {
                warp.left += strength * (0.68 * random.nextDouble() - 0.08);
                warp.right += strength * (0.68 * random.nextDouble() - 0.08);
            };
}
