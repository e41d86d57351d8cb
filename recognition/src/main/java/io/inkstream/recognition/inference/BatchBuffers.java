package io.inkstream.recognition.inference;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;

/**
 * Memory for one batch, outside the heap where ONNX Runtime uses it, kept and grown for the next.
 * Confined to one thread.
 */
final class BatchBuffers {
    private ByteBuffer pixels = direct(0);
    private ByteBuffer widths = direct(0);
    private ByteBuffer output = direct(0);
    private float[] values = new float[0];

    ByteBuffer pixels(int bytes) {
        pixels = atLeast(pixels, bytes);
        return pixels.clear().limit(bytes);
    }

    IntBuffer widths(int lines) {
        widths = atLeast(widths, lines * Integer.BYTES);
        return widths.clear()
                .limit(lines * Integer.BYTES)
                .order(ByteOrder.nativeOrder())
                .asIntBuffer();
    }

    FloatBuffer output(int values) {
        output = atLeast(output, values * Float.BYTES);
        return output.clear()
                .limit(values * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }

    /** On the heap, where reading value by value is fast. */
    float[] values(int count) {
        if (values.length < count) {
            values = new float[Math.addExact(count, count / 2)];
        }
        return values;
    }

    private static ByteBuffer atLeast(ByteBuffer buffer, int bytes) {
        return buffer.capacity() >= bytes ? buffer : direct(Math.addExact(bytes, bytes / 2));
    }

    private static ByteBuffer direct(int bytes) {
        return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
    }
}
