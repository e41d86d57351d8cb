package io.inkstream.recognition.layout;

/**
 * The segmenter's numbers; lengths are multiples of the height of the page's ordinary letters.
 *
 * @param largestSkewDegrees text leaning more than this is not straightened
 * @param letterGap widest gap that two neighbouring letters of a line may have between them
 * @param joinGap widest gap over which two pieces of a line are joined where no gutter lies between
 * @param gutterWidth narrowest white strip between columns
 * @param gutterHeight shortest white strip between columns
 * @param gutterArea smallest white strip between columns: spaces that happen to stand below one
 *     another are narrower or shorter
 * @param clearGutterArea the same for strips clearly wider than the page's spaces
 * @param maxMarks more components than this mean noise instead of text
 * @param maxLines lines kept per page
 */
public record SegmenterSettings(
        double largestSkewDegrees,
        double letterGap,
        double joinGap,
        double gutterWidth,
        double gutterHeight,
        double gutterArea,
        double clearGutterArea,
        int maxMarks,
        int maxLines) {
    public static final SegmenterSettings DEFAULT =
            new SegmenterSettings(6.0, 2.2, 5.0, 1.2, 7.0, 32.0, 14.0, 120_000, 2_000);

    public SegmenterSettings {
        requirePositive("largestSkewDegrees", largestSkewDegrees);
        requirePositive("letterGap", letterGap);
        requirePositive("joinGap", joinGap);
        requirePositive("gutterWidth", gutterWidth);
        requirePositive("gutterHeight", gutterHeight);
        requirePositive("gutterArea", gutterArea);
        requirePositive("clearGutterArea", clearGutterArea);
        requirePositive("maxMarks", maxMarks);
        requirePositive("maxLines", maxLines);
    }

    private static void requirePositive(String name, double value) {
        if (!(value > 0)) {
            throw new IllegalArgumentException(name + " must be > 0, was " + value);
        }
    }
}
