package io.inkstream.recognition.image;

/**
 * Drops specks but keeps the dots, accents and points of text: a mark that is small against the
 * letters stays if a letter-sized component is close enough for the mark to belong to it, and a
 * speck of a pixel or two never stays.
 *
 * <p>Distances and sizes are in units of {@code letterHeight}, the height of ordinary letters in
 * pixels.
 */
public final class SpeckleFilter {
    /**
     * A full stop is about a fifth of the x-height on each side; less than a fifth of that is dirt.
     */
    private static final double SMALLEST_AREA = 0.012;

    private static final double LETTER_HEIGHT = 0.5;
    private static final double REACH = 2.2;

    private SpeckleFilter() {}

    public static Components clean(Components components, double letterHeight) {
        double smallestArea = Math.max(2, SMALLEST_AREA * letterHeight * letterHeight);
        NearbyLetters letters =
                new NearbyLetters(components, LETTER_HEIGHT * letterHeight, REACH * letterHeight);
        boolean[] keep = new boolean[components.count()];
        for (int i = 0; i < keep.length; i++) {
            keep[i] =
                    components.height(i) >= LETTER_HEIGHT * letterHeight
                            || (components.area(i) >= smallestArea && letters.near(i));
        }
        return components.only(keep);
    }
}
