package io.inkstream.recognition.inference;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;

/** Memory outside the heap for one batch, kept and grown for the next. Confined to one thread. */
final class BatchBuffers {
    private ByteBuffer pixels = direct(0);
    private ByteBuffer widths = direct(0);
    private ByteBuffer output = direct(0);

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

    private static ByteBuffer atLeast(ByteBuffer buffer, int bytes) {
        return buffer.capacity() >= bytes ? buffer : direct(Math.addExact(bytes, bytes / 2));
    }

    private static ByteBuffer direct(int bytes) {
        return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
    }
}
