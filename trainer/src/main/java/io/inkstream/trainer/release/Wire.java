package io.inkstream.trainer.release;

import io.inkstream.recognition.model.WireReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Writes one protocol buffer message field by field in the wire format: varints, little-endian
 * floats, and length-delimited bytes. Enough for ONNX; see
 * protobuf.dev/programming-guides/encoding.
 */
final class Wire {

    private static final int VARINT = 0;
    private static final int DELIMITED = 2;
    private static final int FIXED32 = 5;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Wire integer(int field, long value) {
        tag(field, VARINT);
        varint(value);
        return this;
    }

    Wire real(int field, float value) {
        tag(field, FIXED32);
        int bits = Float.floatToIntBits(value);
        for (int shift = 0; shift < 32; shift += 8) {
            out.write(bits >>> shift);
        }
        return this;
    }

    Wire text(int field, String value) {
        return bytes(field, value.getBytes(StandardCharsets.UTF_8));
    }

    Wire message(int field, Wire value) {
        return bytes(field, value.toBytes());
    }

    Wire bytes(int field, byte[] value) {
        tag(field, DELIMITED);
        varint(value.length);
        out.writeBytes(value);
        return this;
    }

    /** The field that was just read, as it is. */
    Wire copy(WireReader from) throws IOException {
        if (from.isVarint()) {
            return integer(from.field(), from.integer());
        }
        if (!from.isDelimited()) {
            throw new IOException("field %d is a fixed number".formatted(from.field()));
        }
        ByteBuffer bytes = from.bytes();
        byte[] copied = new byte[bytes.remaining()];
        bytes.get(copied);
        return bytes(from.field(), copied);
    }

    byte[] toBytes() {
        return out.toByteArray();
    }

    private void tag(int field, int type) {
        varint(((long) field << 3) | type);
    }

    private void varint(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            out.write((int) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }
}
