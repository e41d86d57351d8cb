package io.inkstream.trainer.dataset.augmentation;

import java.util.Random;

/**
 * Random shifts at the nodes of a grid of three cells a height, linear in between. {@link #row}
 * first, then the columns of that row.
 */
final class Jitter {

    private static final int CELLS_PER_HEIGHT = 3;

    private final boolean still;
    private final float cell;
    private final int nodes;
    private final float[] nodesAcross;
    private final float[] nodesDown;
    private final float[] across;
    private final float[] down;

    /**
     * @param amplitude deviation of a shift, in heights; with 0 nothing moves
     */
    Jitter(int width, int height, double amplitude, long seed) {
        this.still = amplitude == 0;
        this.cell = (float) height / CELLS_PER_HEIGHT;
        this.nodes = (int) (width / cell) + 2;
        this.nodesAcross = new float[still ? 0 : nodes * (CELLS_PER_HEIGHT + 2)];
        this.nodesDown = new float[nodesAcross.length];
        this.across = new float[width];
        this.down = new float[width];
        Random random = new Random(seed);
        for (int i = 0; i < nodesAcross.length; i++) {
            nodesAcross[i] = (float) (amplitude * random.nextGaussian());
            nodesDown[i] = (float) (amplitude * random.nextGaussian());
        }
    }

    void row(int y) {
        if (still) {
            return;
        }
        int upper = (int) (y / cell);
        float lowerShare = y / cell - upper;
        spread(nodesAcross, upper * nodes, lowerShare, across);
        spread(nodesDown, upper * nodes, lowerShare, down);
    }

    float across(int x) {
        return across[x];
    }

    float down(int x) {
        return down[x];
    }

    private void spread(float[] grid, int at, float lowerShare, float[] shifts) {
        for (int node = 0, x = 0; x < shifts.length; node++) {
            float left = between(grid, at + node, lowerShare);
            float step = (between(grid, at + node + 1, lowerShare) - left) / cell;
            float first = left - step * node * cell;
            int end = (int) Math.min(shifts.length, Math.ceil((node + 1) * cell));
            for (; x < end; x++) {
                shifts[x] = first + step * x;
            }
        }
    }

    private float between(float[] grid, int i, float lowerShare) {
        return grid[i] + lowerShare * (grid[i + nodes] - grid[i]);
    }
}
