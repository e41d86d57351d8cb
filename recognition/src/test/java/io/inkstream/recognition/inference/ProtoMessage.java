package io.inkstream.recognition.inference;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A protobuf message being written. */
public final class ProtoMessage {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    public ProtoMessage number(int field, long value) {
        varint((long) field << 3);
        varint(value);
        return this;
    }

    public ProtoMessage fixed(int field, int bits) {
        varint(((long) field << 3) | 5);
        for (int shift = 0; shift < 32; shift += 8) {
            out.write(bits >> shift);
        }
        return this;
    }

    public ProtoMessage text(int field, String value) {
        return raw(field, value.getBytes(StandardCharsets.UTF_8));
    }

    public ProtoMessage add(int field, ProtoMessage message) {
        return raw(field, message.bytes());
    }

    public byte[] bytes() {
        return out.toByteArray();
    }

    public ProtoMessage raw(int field, byte[] bytes) {
        varint(((long) field << 3) | 2);
        varint(bytes.length);
        out.writeBytes(bytes);
        return this;
    }

    private void varint(long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            out.write((int) ((rest & 0x7f) | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }
}
