package io.inkstream.trainer.dataset;

import java.util.Random;

/**
 * Drawn lines with a share of real ones among them; short drawn lines only, while the network
 * learns to align.
 */
final class MixedLines implements LineSource {

    private static final int SHORT = 12;

    private final LineSource drawn;
    private final LineSource real;
    private final double realShare;

    MixedLines(LineSource drawn, LineSource real, double realShare) {
        this.drawn = drawn;
        this.real = real;
        this.realShare = realShare;
    }

    @Override
    public TextLine next(Random random, int shortest, int longest) {
        LineSource source = longest > SHORT && random.nextDouble() < realShare ? real : drawn;
        return source.next(random, shortest, longest);
    }
}
