package io.inkstream.recognition.layout;

import io.inkstream.recognition.image.PageImage;
import io.inkstream.recognition.image.QuarterTurn;
import java.util.List;

/**
 * How a page is looked at to be read: turned upright, and dark on light. Coordinates of a layout
 * are those of the upright page; the frame leads back to the page as it is stored.
 *
 * @param turn of what stands on the page in its stored image
 * @param lightOnDark whether the stored page has light text on dark ground
 * @param width pixels of a row of the upright page
 * @param height rows of the upright page
 */
public record UprightFrame(QuarterTurn turn, boolean lightOnDark, int width, int height) {

    /** What a stored page is like when it is looked at in this way. */
    public static UprightFrame of(PageImage stored, QuarterTurn turn, boolean lightOnDark) {
        return turn.isSideways()
                ? new UprightFrame(turn, lightOnDark, stored.height(), stored.width())
                : new UprightFrame(turn, lightOnDark, stored.width(), stored.height());
    }

    /** The page to be read; the stored one where nothing is to be done. */
    public PageImage upright(PageImage stored) {
        PageImage turned = turn.upright(stored);
        return lightOnDark ? turned.negative() : turned;
    }

    /** The same page seen from the other end. */
    public UprightFrame upsideDown() {
        return new UprightFrame(turn.opposite(), lightOnDark, width, height);
    }

    /** The pixel of the stored image that a pixel of the upright page is. */
    public Point stored(Point upright) {
        int x = upright.x();
        int y = upright.y();
        return switch (turn) {
            case NONE -> upright;
            case RIGHT -> new Point(height - 1 - y, x);
            case HALF -> new Point(width - 1 - x, height - 1 - y);
            case LEFT -> new Point(y, width - 1 - x);
        };
    }

    public List<Point> stored(List<Point> upright) {
        return upright.stream().map(this::stored).toList();
    }

    /** The same pixels as a box of the stored image. */
    public Box stored(Box upright) {
        int left = upright.left();
        int top = upright.top();
        int right = upright.right();
        int bottom = upright.bottom();
        return switch (turn) {
            case NONE -> upright;
            case RIGHT -> new Box(height - bottom, left, height - top, right);
            case HALF -> new Box(width - right, height - bottom, width - left, height - top);
            case LEFT -> new Box(top, width - right, bottom, width - left);
        };
    }
}
