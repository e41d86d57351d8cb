package io.inkstream.recognition.inference;

import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;

/**
 * Memory for one batch, outside the heap where ONNX Runtime uses it, kept and grown for the next,
 * and given back when closed: the garbage collector, which sees little of it, might come by much
 * later. For one thread at a time; what it lends is good until the next call.
 */
final class BatchBuffers implements AutoCloseable {
    private static final int CACHE_LINE_BYTES = 64;

    private final Block pixels = new Block();
    private final Block widths = new Block();
    private final Block output = new Block();
    private float[] values = new float[0];

    ByteBuffer pixels(int bytes) {
        return pixels.atLeast(bytes).limit(bytes);
    }

    IntBuffer widths(int lines) {
        int bytes = lines * Integer.BYTES;
        return widths.atLeast(bytes).limit(bytes).order(ByteOrder.nativeOrder()).asIntBuffer();
    }

    FloatBuffer output(int values) {
        int bytes = values * Float.BYTES;
        return output.atLeast(bytes).limit(bytes).order(ByteOrder.nativeOrder()).asFloatBuffer();
    }

    /** On the heap, where reading value by value is fast. */
    float[] values(int count) {
        if (values.length < count) {
            values = new float[Math.addExact(count, count / 2)];
        }
        return values;
    }

    @Override
    public void close() {
        pixels.arena.close();
        widths.arena.close();
        output.arena.close();
    }

    /** One stretch of memory. */
    private static final class Block {
        private Arena arena = Arena.ofShared();
        private ByteBuffer bytes = ByteBuffer.allocate(0);

        ByteBuffer atLeast(int size) {
            if (bytes.capacity() < size) {
                arena.close();
                arena = Arena.ofShared();
                bytes =
                        arena.allocate(Math.addExact(size, size / 2), CACHE_LINE_BYTES)
                                .asByteBuffer();
            }
            return bytes.clear();
        }
    }
}
