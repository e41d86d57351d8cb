package io.inkstream.recognition.image;

/**
 * Numbers of Sauvola's threshold {@code t = m * (1 + k * (s / r - 1))} over a square window with
 * mean {@code m} and standard deviation {@code s}.
 *
 * @param window side of the window in pixels, odd
 * @param k how far below the mean the threshold lies where nothing varies
 * @param range the deviation {@code r} at which the threshold reaches the mean
 */
record SauvolaSettings(int window, float k, float range) {
    /** Above this the sum of squares in a window would overflow an int. */
    private static final int LARGEST_WINDOW = 181;

    SauvolaSettings {
        if (window < 3 || window > LARGEST_WINDOW || window % 2 == 0) {
            throw new IllegalArgumentException("window must be odd and in 3..181, was " + window);
        }
        if (!(k > 0 && k < 1)) {
            throw new IllegalArgumentException("k must be in 0..1, was " + k);
        }
        if (!(range > 0)) {
            throw new IllegalArgumentException("range must be > 0, was " + range);
        }
    }

    /** A window fitted to the page's size. */
    static int window(int width, int height) {
        return Math.clamp(Math.min(width, height) / 60, 25, 101) | 1;
    }

    /**
     * Fits k and range to the contrast, so that pale text is found too.
     *
     * @param levels grey levels between paper and ink
     * @param relative the same as a share of the paper's level, 0..1
     */
    static SauvolaSettings forContrast(int window, float levels, float relative) {
        float k = Math.clamp(0.45f * relative, 0.08f, 0.3f);
        float range = Math.clamp(levels / 2f, 24f, 128f);
        return new SauvolaSettings(window, k, range);
    }
}
