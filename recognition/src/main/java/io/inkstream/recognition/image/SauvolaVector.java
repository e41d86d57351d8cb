package io.inkstream.recognition.image;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * Sauvola's threshold on the Vector API; equal to {@link SauvolaScalar} bit by bit, because every
 * lane does the same float operations in the same order. Needs the module {@code
 * jdk.incubator.vector} and vectors of 256 bits or more.
 */
final class SauvolaVector implements Binarizer {
    private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = INTS.length();
    private static final int SMALLEST_BYTE_VECTOR_BITS = 64;

    /**
     * A constant like the other species, or the compiler would not turn lanes into instructions.
     */
    private static final VectorSpecies<Byte> BYTES =
            isSupported()
                    ? VectorSpecies.of(byte.class, VectorShape.forBitSize(LANES * Byte.SIZE))
                    : ByteVector.SPECIES_64;

    static boolean isSupported() {
        return LANES * Byte.SIZE >= SMALLEST_BYTE_VECTOR_BITS && FLOATS.length() == LANES;
    }

    @Override
    public BinaryImage binarize(PageImage page, Thresholds thresholds) {
        int width = page.width();
        int height = page.height();
        byte[] gray = page.pixels();
        byte[] ink = new byte[gray.length];
        int radius = thresholds.radius();
        SlidingWindow window = new SlidingWindow(width, radius);
        for (int y = 0; y < Math.min(radius, height); y++) {
            window.add(gray, y * width);
        }
        for (int y = 0; y < height; y++) {
            slide(window, gray, y, width, height);
            window.accumulate();
            int rows = Math.min(height - 1, y + radius) - Math.max(0, y - radius) + 1;
            int tile = thresholds.firstTile(y);
            for (int from = 0; from < width; from += thresholds.tile(), tile++) {
                int to = from + Math.min(width - from, thresholds.tile());
                thresholdSpan(
                        window,
                        gray,
                        ink,
                        y * width,
                        from,
                        to,
                        rows,
                        thresholds.base(tile),
                        thresholds.slope(tile));
                if (to == width) {
                    break;
                }
            }
        }
        return new BinaryImage(width, height, ink);
    }

    private void slide(SlidingWindow window, byte[] gray, int y, int width, int height) {
        int entering = y + window.radius;
        int leaving = y - window.radius - 1;
        if (entering < height && leaving >= 0) {
            exchange(window, gray, entering * width, leaving * width);
        } else if (entering < height) {
            window.add(gray, entering * width);
        } else if (leaving >= 0) {
            window.remove(gray, leaving * width);
        }
    }

    private void exchange(SlidingWindow window, byte[] gray, int entering, int leaving) {
        int[] sums = window.sums;
        int[] squares = window.squares;
        int x = 0;
        for (; x + LANES <= sums.length; x += LANES) {
            IntVector in = levels(gray, entering + x);
            IntVector out = levels(gray, leaving + x);
            IntVector.fromArray(INTS, sums, x).add(in.sub(out)).intoArray(sums, x);
            IntVector.fromArray(INTS, squares, x)
                    .add(in.mul(in).sub(out.mul(out)))
                    .intoArray(squares, x);
        }
        for (; x < sums.length; x++) {
            int in = gray[entering + x] & 0xff;
            int out = gray[leaving + x] & 0xff;
            sums[x] += in - out;
            squares[x] += in * in - out * out;
        }
    }

    private void thresholdSpan(
            SlidingWindow window,
            byte[] gray,
            byte[] ink,
            int offset,
            int from,
            int to,
            int rows,
            float base,
            float slope) {
        int radius = window.radius;
        int x = from;
        for (int edge = Math.min(radius, to); x < edge; x++) {
            ink[offset + x] = threshold(window, gray[offset + x], x, rows, base, slope);
        }
        int inner = Math.min(to, window.sums.length - radius - 1);
        float inverse = 1f / (rows * (2 * radius + 1));
        for (; x + LANES <= inner; x += LANES) {
            FloatVector mean =
                    difference(window.prefixSums, x + radius + 1, x - radius).mul(inverse);
            FloatVector variance =
                    difference(window.prefixSquares, x + radius + 1, x - radius)
                            .mul(inverse)
                            .sub(mean.mul(mean));
            FloatVector threshold = mean.mul(variance.max(0f).sqrt().mul(slope).add(base));
            FloatVector level =
                    (FloatVector) levels(gray, offset + x).convert(VectorOperators.I2F, 0);
            VectorMask<Byte> dark = level.compare(VectorOperators.LT, threshold).cast(BYTES);
            ByteVector.zero(BYTES).blend((byte) 1, dark).intoArray(ink, offset + x);
        }
        for (; x < to; x++) {
            ink[offset + x] = threshold(window, gray[offset + x], x, rows, base, slope);
        }
    }

    private static byte threshold(
            SlidingWindow window, byte gray, int x, int rows, float base, float slope) {
        return (byte) ((gray & 0xff) < window.threshold(x, rows, base, slope) ? 1 : 0);
    }

    private IntVector levels(byte[] gray, int at) {
        return (IntVector)
                ByteVector.fromArray(BYTES, gray, at)
                        .convertShape(VectorOperators.ZERO_EXTEND_B2I, INTS, 0);
    }

    private static FloatVector difference(int[] prefix, int to, int from) {
        return (FloatVector)
                IntVector.fromArray(INTS, prefix, to)
                        .sub(IntVector.fromArray(INTS, prefix, from))
                        .convert(VectorOperators.I2F, 0);
    }
}
