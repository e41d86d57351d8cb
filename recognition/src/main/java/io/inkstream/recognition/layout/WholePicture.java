package io.inkstream.recognition.layout;

import io.inkstream.recognition.image.PageImage;
import java.util.List;

/** The layout of a picture that shows one line and nothing else: all of it is that line. */
public final class WholePicture {
    public static final SegmenterIdentity IDENTITY = SegmenterIdentity.of("line", "1");

    /** Where the baseline of a cut line lies, as a share of its height. */
    private static final double BASELINE = 0.75;

    private static final double X_HEIGHT = 1 / 3.0;

    /** What the cutter adds beyond ink, in x-heights; with it the frame is the picture. */
    private static final double CUTTER_ROOM = 0.1;

    private WholePicture() {}

    public static Layout layout(PageImage picture) {
        int right = Math.max(1, picture.width() - 1);
        int bottom = picture.height() - 1;
        int row = Math.max(1, (int) Math.round(BASELINE * picture.height()));
        double xHeight = X_HEIGHT * picture.height();
        TextLine line =
                new TextLine(
                        new Polygon(
                                List.of(
                                        new Point(0, 0),
                                        new Point(right, 0),
                                        new Point(right, bottom),
                                        new Point(0, bottom))),
                        new Baseline(List.of(new Point(0, row), new Point(right, row))),
                        0,
                        xHeight,
                        row - CUTTER_ROOM * xHeight,
                        Math.max(0, picture.height() - row - CUTTER_ROOM * xHeight));
        return Layout.of(List.of(line), picture);
    }
}
