package io.inkstream.recognition.synthesis;

/**
 * Weights that turn {@code from} samples into {@code to}: overlap areas when fewer, linear
 * interpolation when more.
 */
final class Resampling {

    private static final int ONE = 1 << 12;

    private final int[] first;
    private final int[][] weights;

    private Resampling(int[] first, int[][] weights) {
        this.first = first;
        this.weights = weights;
    }

    static Resampling of(int from, int to) {
        int[] first = new int[to];
        int[][] weights = new int[to][];
        double ratio = (double) from / to;
        double reach = Math.max(1, ratio);
        for (int i = 0; i < to; i++) {
            double centre = (i + 0.5) * ratio;
            int begin = Math.clamp((int) Math.floor(centre - reach / 2), 0, from - 1);
            int end = Math.clamp((int) Math.ceil(centre + reach / 2), begin + 1, from);
            first[i] = begin;
            weights[i] = shares(begin, end, centre, reach);
        }
        return new Resampling(first, weights);
    }

    private static int[] shares(int begin, int end, double centre, double reach) {
        double[] overlap = new double[end - begin];
        double sum = 0;
        for (int k = 0; k < overlap.length; k++) {
            double left = Math.max(begin + k, centre - reach / 2);
            double right = Math.min(begin + k + 1.0, centre + reach / 2);
            overlap[k] = Math.max(0, right - left);
            sum += overlap[k];
        }
        int[] shares = new int[overlap.length];
        int rest = ONE;
        for (int k = shares.length - 1; k > 0; k--) {
            shares[k] = (int) Math.round(overlap[k] / sum * ONE);
            rest -= shares[k];
        }
        shares[0] = rest;
        return shares;
    }

    /** Bytes in, values times 4096 out. */
    void apply(byte[] from, int fromOffset, int fromStep, int[] to, int toOffset, int toStep) {
        for (int i = 0; i < first.length; i++) {
            int sum = 0;
            int[] w = weights[i];
            for (int k = 0, at = fromOffset + first[i] * fromStep;
                    k < w.length;
                    k++, at += fromStep) {
                sum += w[k] * (from[at] & 255);
            }
            to[toOffset + i * toStep] = sum;
        }
    }

    /** Values times 4096 in, bytes out. */
    void apply(int[] from, int fromOffset, int fromStep, byte[] to, int toOffset, int toStep) {
        for (int i = 0; i < first.length; i++) {
            long sum = 0;
            int[] w = weights[i];
            for (int k = 0, at = fromOffset + first[i] * fromStep;
                    k < w.length;
                    k++, at += fromStep) {
                sum += (long) w[k] * from[at];
            }
            to[toOffset + i * toStep] = (byte) Math.clamp((sum + (1L << 23)) >> 24, 0, 255);
        }
    }
}
