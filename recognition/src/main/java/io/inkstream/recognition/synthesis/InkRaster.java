package io.inkstream.recognition.synthesis;

import java.awt.geom.AffineTransform;

/**
 * Exact area coverage of closed outlines: every segment adds the signed area to its right, and a
 * sum along the row gives what is inside, as font rasterisers do. Overlapping outlines of one
 * direction count once. A numeric kernel; for one thread.
 */
final class InkRaster {

    private static final double SLIVER = 1e-3;
    private static final float LEAST_INK = 0.004f;

    private final int width;
    private final int height;

    /** A cell more than a row has pixels takes what lies beyond the right edge. */
    private final int pitch;

    private final float[] areas;

    InkRaster(int width, int height) {
        this.width = width;
        this.height = height;
        this.pitch = width + 1;
        this.areas = new float[pitch * height];
    }

    /** Adds outlines of four values a segment, moved and bent by a transform. */
    void add(float[] segments, AffineTransform to) {
        double scaleX = to.getScaleX();
        double shearX = to.getShearX();
        double shearY = to.getShearY();
        double scaleY = to.getScaleY();
        double moveX = to.getTranslateX();
        double moveY = to.getTranslateY();
        for (int i = 0; i < segments.length; i += 4) {
            add(
                    scaleX * segments[i] + shearX * segments[i + 1] + moveX,
                    shearY * segments[i] + scaleY * segments[i + 1] + moveY,
                    scaleX * segments[i + 2] + shearX * segments[i + 3] + moveX,
                    shearY * segments[i + 2] + scaleY * segments[i + 3] + moveY);
        }
    }

    private void add(double fromX, double fromY, double toX, double toY) {
        if (fromY == toY) {
            return;
        }
        boolean downwards = fromY < toY;
        double upperX = downwards ? fromX : toX;
        double upperY = downwards ? fromY : toY;
        double lowerY = downwards ? toY : fromY;
        double slope = (toX - fromX) / (toY - fromY);
        int last = lowerY >= height ? height : (int) Math.ceil(lowerY);
        for (int row = upperY <= 0 ? 0 : (int) upperY; row < last; row++) {
            double top = upperY > row ? upperY : row;
            double bottom = lowerY < row + 1 ? lowerY : row + 1;
            double topX = upperX + (top - upperY) * slope;
            double bottomX = upperX + (bottom - upperY) * slope;
            addInRow(row, topX, bottomX, downwards ? bottom - top : top - bottom);
        }
    }

    /** A piece within one row; depth is its signed height. */
    private void addInRow(int row, double x0, double x1, double depth) {
        double from = within(x0 < x1 ? x0 : x1);
        double to = within(x0 < x1 ? x1 : x0);
        int first = (int) from;
        int last = (int) to;
        int at = row * pitch;
        if (first == last) {
            double middle = (from + to) / 2 - first;
            areas[at + first] += (float) (depth * (1 - middle));
            areas[at + first + 1] += (float) (depth * middle);
            return;
        }
        double perColumn = depth / (to - from);
        double before = 0;
        for (int x = first; x <= last; x++) {
            double inLeft = Math.max(from, x);
            double inRight = Math.min(to, x + 1.0);
            double share = (inRight - inLeft) * perColumn;
            double middle = (inLeft + inRight) / 2 - x;
            areas[at + x] += (float) (share * (1 - middle) + before);
            before = share * middle;
        }
        areas[at + last + 1] += (float) before;
    }

    private double within(double x) {
        return x < 0 ? 0 : x < width - SLIVER ? x : width - SLIVER;
    }

    /**
     * Ink over what is there: a share of every pixel becomes the gray of ink.
     *
     * @param smooth false for pixels that are ink or not, as of a bilevel scan
     */
    void paint(GrayPicture picture, int gray, boolean smooth) {
        byte[] pixels = picture.pixels();
        for (int y = 0; y < height; y++) {
            float sum = 0;
            for (int x = 0, i = y * width, at = y * pitch; x < width; x++, i++, at++) {
                sum += areas[at];
                float inside = sum < 0 ? -sum : sum;
                if (inside > LEAST_INK) {
                    pixels[i] = (byte) inked(pixels[i] & 255, gray, inside, smooth);
                }
            }
        }
    }

    private static int inked(int paper, int gray, float inside, boolean smooth) {
        if (inside >= 1 || !smooth) {
            return inside < 0.5f ? paper : gray;
        }
        return (int) (paper + inside * (gray - paper) + 0.5f);
    }
}
