package io.inkstream.trainer.dataset;

import java.util.Random;

/** Lines of one source with a share of another's among them. */
final class MixedLines implements LineSource {

    private static final int SHORT = 12;

    private final LineSource main;
    private final LineSource other;
    private final double share;
    private final boolean alsoShort;

    private MixedLines(LineSource main, LineSource other, double share, boolean alsoShort) {
        this.main = main;
        this.other = other;
        this.share = share;
        this.alsoShort = alsoShort;
    }

    /** Real lines among drawn ones, but none while short lines are asked for. */
    static LineSource withReal(LineSource drawn, LineSource real, double share) {
        return new MixedLines(drawn, real, share, false);
    }

    /** Two kinds of drawn lines. */
    static LineSource ofDrawn(LineSource main, LineSource other, double share) {
        return new MixedLines(main, other, share, true);
    }

    @Override
    public TextLine next(Random random, int shortest, int longest) {
        boolean fits = alsoShort || longest > SHORT;
        LineSource source = fits && random.nextDouble() < share ? other : main;
        return source.next(random, shortest, longest);
    }
}
