package io.inkstream.recognition.model;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads one protocol buffer message field by field, see protobuf.dev/programming-guides/encoding.
 * What is no message ends in an {@link IOException}.
 */
public final class WireReader {

    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int DELIMITED = 2;
    private static final int FIXED32 = 5;

    private final ByteBuffer message;
    private int field;
    private int type;
    private long integer;
    private ByteBuffer bytes = ByteBuffer.allocate(0);

    public WireReader(ByteBuffer message) {
        this.message = message.duplicate();
    }

    /** Moves to the next field; false at the end of the message. */
    public boolean next() throws IOException {
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

    public int field() {
        return field;
    }

    /** The value of a varint field. */
    public long integer() {
        return integer;
    }

    /** The bytes of a delimited or fixed field. */
    public ByteBuffer bytes() {
        return bytes.duplicate();
    }

    public String text() {
        return StandardCharsets.UTF_8.decode(bytes()).toString();
    }

    /** Whether the field is a number of its own, not bytes of any length. */
    public boolean isVarint() {
        return type == VARINT;
    }

    /** Whether the field has bytes of a length of its own. */
    public boolean isDelimited() {
        return type == DELIMITED;
    }

    /** The numbers of a packed field. */
    public List<Long> packedIntegers() throws IOException {
        WireReader packed = new WireReader(bytes);
        List<Long> numbers = new ArrayList<>();
        try {
            while (packed.message.hasRemaining()) {
                numbers.add(packed.varint());
            }
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            throw new IOException("the message ends in the middle of a number", e);
        }
        return numbers;
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
