package io.inkstream.trainer.dataset.augmentation;

import io.inkstream.recognition.synthesis.GrayPicture;

/**
 * A line bent by all that {@link WarpOperator}s ask for, in one bilinear resampling to the height
 * wanted. Amounts are in heights of the line. Where the line ends, its paper goes on. One use per
 * line.
 */
final class Warp {

    private static final double TAU = 2 * Math.PI;
    private static final int MAX_WIDTH = 4096;

    /** A sine along the line: amplitude, length of one wave, and where it begins, from 0 to 1. */
    record Wave(double amplitude, double length, double phase) {

        static final Wave NONE = new Wave(0, 1, 0);

        double at(double along) {
            return amplitude == 0 ? 0 : amplitude * Math.sin(TAU * (along / length + phase));
        }
    }

    double stretch = 1;
    double zoom = 1;
    double slant;
    double shift;
    double tilt;
    double taper;
    double lean;
    double left;
    double right;
    Wave rise = Wave.NONE;
    Wave sway = Wave.NONE;
    double jitter;
    long jitterSeed;

    /**
     * Carries it out.
     *
     * @param height rows of the result
     * @param leastWidth narrower results are stretched to this
     */
    GrayPicture apply(GrayPicture source, int height, int leastWidth) {
        double length = (double) source.width() / source.height();
        stretch = Math.max(stretch, Math.min(1, leastWidth / (length * height)));
        stretch = Math.min(stretch, (MAX_WIDTH - 3.0 * height) / (length * height));
        double overhang = (Math.abs(slant) + Math.abs(lean) / 2) / 4;
        double start = (left + overhang) * height;
        long wanted = Math.round(length * stretch * height + start + (right + overhang) * height);
        int width = Math.clamp(wanted, Math.max(4, leastWidth), MAX_WIDTH);
        Columns columns = columns(width, start, length, height);
        return sample(source, columns, width, height);
    }

    /** Per column of the result, how its rows run through the source, in heights. */
    private static final class Columns {

        final float[] x;
        final float[] y;
        final float[] step;
        final float[] slant;

        Columns(int width) {
            this.x = new float[width];
            this.y = new float[width];
            this.step = new float[width];
            this.slant = new float[width];
        }
    }

    private Columns columns(int width, double start, double length, int height) {
        Columns columns = new Columns(width);
        for (int x = 0; x < width; x++) {
            double along = (x + 0.5 - start) / (height * stretch);
            double end = along / length - 0.5;
            columns.x[x] = (float) (along + sway.at(along));
            columns.y[x] = (float) (0.5 + shift + tilt * end + rise.at(along));
            columns.step[x] = (float) (1 / (zoom * (1 + taper * end)));
            columns.slant[x] = (float) ((slant + lean * end) / stretch);
        }
        return columns;
    }

    private GrayPicture sample(GrayPicture source, Columns columns, int width, int height) {
        byte[] pixels = new byte[width * height];
        float scale = source.height();
        double across = source.height() / (height * stretch);
        double down = source.height() / (height * zoom);
        Sampler sampler = new Sampler(source, across, down);
        Jitter field = new Jitter(width, height, jitter, jitterSeed);
        for (int y = 0, i = 0; y < height; y++) {
            float v = (y + 0.5f) / height - 0.5f;
            field.row(y);
            for (int x = 0; x < width; x++, i++) {
                float row = columns.y[x] + v * columns.step[x] + field.down(x);
                float column = columns.x[x] + v * columns.slant[x] + field.across(x);
                pixels[i] = (byte) sampler.at(column * scale - 0.5f, row * scale - 0.5f);
            }
        }
        return new GrayPicture(pixels, width, height);
    }
}
