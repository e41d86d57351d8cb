package io.inkstream.recognition.line;

/**
 * How a line is framed; the first three in x-heights of the line.
 *
 * @param above from the baseline up to the image's upper edge, at least
 * @param below from the baseline down to the image's lower edge, at least
 * @param inkMargin free room kept beyond ink that reaches further than that
 * @param sideMargin paper left and right of the text, as a share of the image's height
 * @param maxWidth widest image in columns; longer lines are squeezed to it
 */
public record CutSettings(
        double above, double below, double inkMargin, double sideMargin, int maxWidth) {
    /**
     * Ascenders (1.5) and descenders (0.5) of most faces with little room: text fills nine tenths
     * of the height, which at heights of 32 and 48 reads better than more room at a smaller scale.
     */
    public static final CutSettings DEFAULT = new CutSettings(1.6, 0.65, 0.1, 0.25, 4096);

    public CutSettings {
        if (!(above > 0 && below >= 0 && inkMargin >= 0 && sideMargin >= 0)) {
            throw new IllegalArgumentException(
                    "above must be > 0, margins >= 0, were "
                            + above
                            + ", "
                            + below
                            + ", "
                            + inkMargin
                            + ", "
                            + sideMargin);
        }
        if (maxWidth < 1) {
            throw new IllegalArgumentException("maxWidth must be > 0, was " + maxWidth);
        }
    }
}
