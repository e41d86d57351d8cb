package io.inkstream.recognition.line;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * The passes on the Vector API; equal to {@link DepthScalar} bit by bit, because every lane does
 * the same float operations in the same order. Needs the module {@code jdk.incubator.vector} and
 * vectors of 256 bits or more.
 */
final class DepthVector implements DepthKernel {
    static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;
    static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
    static final int LANES = INTS.length();
    private static final int SMALLEST_BYTE_VECTOR_BITS = 64;

    /** A constant, or the compiler would not turn lanes into instructions. */
    static final VectorSpecies<Byte> BYTES =
            isSupported()
                    ? VectorSpecies.of(byte.class, VectorShape.forBitSize(LANES * Byte.SIZE))
                    : ByteVector.SPECIES_64;

    static boolean isSupported() {
        return LANES * Byte.SIZE >= SMALLEST_BYTE_VECTOR_BITS && FLOATS.length() == LANES;
    }

    /** Grey values as numbers. */
    static FloatVector levels(byte[] pixels, int at) {
        return (FloatVector)
                ((IntVector)
                                ByteVector.fromArray(BYTES, pixels, at)
                                        .convertShape(VectorOperators.ZERO_EXTEND_B2I, INTS, 0))
                        .convert(VectorOperators.I2F, 0);
    }

    private static FloatVector depth(byte[] pixels, int at, float[] paper, int x) {
        FloatVector white = FloatVector.fromArray(FLOATS, paper, x);
        return white.sub(levels(pixels, at)).div(white);
    }

    @Override
    public void count(byte[] pixels, int width, int height, float[] paper, int[] histogram) {
        int[] bins = new int[LANES];
        int[] second = new int[histogram.length];
        for (int y = 0; y < height; y++) {
            int offset = y * width;
            int x = 0;
            for (; x + LANES <= width; x += LANES) {
                IntVector bin =
                        (IntVector)
                                depth(pixels, offset + x, paper, x)
                                        .mul(DEPTHS)
                                        .convert(VectorOperators.F2I, 0);
                bin.max(0).min(DEPTHS).intoArray(bins, 0);
                // two histograms, as equal neighbours would wait for one another in one
                for (int lane = 0; lane < LANES; lane += 2) {
                    histogram[bins[lane]]++;
                    second[bins[lane + 1]]++;
                }
            }
            DepthScalar.count(pixels, offset, x, width, paper, histogram);
        }
        for (int i = 0; i < histogram.length; i++) {
            histogram[i] += second[i];
        }
    }

    @Override
    public void stretch(byte[] pixels, int width, int height, float[] paper, float inkDepth) {
        for (int y = 0; y < height; y++) {
            int offset = y * width;
            int x = 0;
            for (; x + LANES <= width; x += LANES) {
                FloatVector value =
                        depth(pixels, offset + x, paper, x).mul(255).div(inkDepth).neg().add(255);
                rounded(value).intoArray(pixels, offset + x);
            }
            DepthScalar.stretch(pixels, offset, x, width, paper, inkDepth);
        }
    }

    /** Below one half is 0; adding one half would round the last number before it up. */
    private static ByteVector rounded(FloatVector value) {
        IntVector whole = (IntVector) value.max(0).add(0.5f).convert(VectorOperators.F2I, 0);
        IntVector level =
                whole.blend(0, value.compare(VectorOperators.LT, 0.5f).cast(INTS)).min(255);
        return (ByteVector) level.convertShape(VectorOperators.I2B, BYTES, 0);
    }
}
