package io.inkstream.trainer.training;

/**
 * Learning rate as a share of its peak: a linear rise over the first updates, then half a cosine
 * down to 1 %.
 */
record Schedule(int warmUp) {

    private static final double FLOOR = 0.01;

    /**
     * @param step updates done
     * @param progress share of the training done, 0 to 1
     */
    double factor(long step, double progress) {
        double cosine =
                FLOOR + (1 - FLOOR) * 0.5 * (1 + Math.cos(Math.PI * Math.clamp(progress, 0, 1)));
        return step < warmUp ? cosine * (step + 1) / warmUp : cosine;
    }
}
