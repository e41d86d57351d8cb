package io.inkstream.trainer.release;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Reads one protocol buffer message field by field; the counterpart of {@link Wire}. */
final class WireReader {

    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int DELIMITED = 2;
    private static final int FIXED32 = 5;

    private final ByteBuffer message;
    private int field;
    private int type;
    private long integer;
    private ByteBuffer bytes = ByteBuffer.allocate(0);

    WireReader(ByteBuffer message) {
        this.message = message.duplicate();
    }

    /** Moves to the next field; false at the end of the message. */
    boolean next() throws IOException {
        if (!message.hasRemaining()) {
            return false;
        }
        try {
            long tag = varint();
            field = (int) (tag >>> 3);
            type = (int) tag & 7;
            switch (type) {
                case VARINT -> integer = varint();
                case FIXED64 -> bytes = slice(Long.BYTES);
                case DELIMITED -> bytes = slice((int) varint());
                case FIXED32 -> bytes = slice(Integer.BYTES);
                default -> throw new IOException("no wire type of protobuf: " + type);
            }
            return true;
        } catch (BufferUnderflowException
                | IndexOutOfBoundsException
                | IllegalArgumentException e) {
            throw new IOException("the message ends in the middle of a field", e);
        }
    }

    int field() {
        return field;
    }

    /** The value of a varint field. */
    long integer() {
        return integer;
    }

    /** The bytes of a delimited or fixed field. */
    ByteBuffer bytes() {
        return bytes.duplicate();
    }

    String text() {
        return StandardCharsets.UTF_8.decode(bytes()).toString();
    }

    /** Writes the field just read as it is. */
    void copyTo(Wire out) throws IOException {
        switch (type) {
            case VARINT -> out.integer(field, integer);
            case DELIMITED -> {
                byte[] copy = new byte[bytes.remaining()];
                bytes().get(copy);
                out.bytes(field, copy);
            }
            default -> throw new IOException("field %d is a fixed number".formatted(field));
        }
    }

    private ByteBuffer slice(int length) {
        ByteBuffer slice = message.slice(message.position(), length);
        message.position(message.position() + length);
        return slice;
    }

    private long varint() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            byte part = message.get();
            value |= (long) (part & 0x7F) << shift;
            if (part >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("a varint of more than ten bytes");
    }
}
