package io.inkstream.recognition.line;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;

/**
 * The mean of neighbouring page columns between two rows, as many columns at a time as a vector
 * holds, with the float operations of {@link LineSampler} in their order. Only where all of the
 * columns begin and end in the same rows of pixels, which is nearly everywhere.
 */
final class StripVector {
    private StripVector() {}

    /**
     * Means of the columns from {@code x} on into {@code strip} from {@code i} on.
     *
     * @param upper rows of the line's upper edge
     * @param end row at which the page ends
     * @return false if the columns must be taken one by one
     */
    static boolean average(
            byte[] pixels,
            int width,
            int x,
            float[] upper,
            int i,
            float offset,
            float scale,
            float end,
            float[] strip) {
        FloatVector start = FloatVector.fromArray(DepthVector.FLOATS, upper, i).add(offset);
        FloatVector from = start.max(0).min(end - LineSampler.SLIVER);
        FloatVector to = start.add(scale).max(from.add(LineSampler.SLIVER)).min(end);
        IntVector firsts = (IntVector) from.convert(VectorOperators.F2I, 0);
        IntVector lasts = (IntVector) to.convert(VectorOperators.F2I, 0);
        int first = firsts.lane(0);
        int last = lasts.lane(0);
        if (!firsts.eq(first).allTrue() || !lasts.eq(last).allTrue()) {
            return false;
        }
        int at = first * width + x;
        FloatVector sum = from.sub(first).neg().mul(DepthVector.levels(pixels, at));
        for (int y = first; y < last; y++, at += width) {
            sum = sum.add(DepthVector.levels(pixels, at));
        }
        sum.add(to.sub(last).mul(DepthVector.levels(pixels, at)))
                .div(to.sub(from))
                .intoArray(strip, i);
        return true;
    }
}
