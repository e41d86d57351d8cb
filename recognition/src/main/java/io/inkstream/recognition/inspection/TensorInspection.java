package io.inkstream.recognition.inspection;

import io.inkstream.recognition.model.WireReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * One TensorProto of a model: it holds its own numbers, as many as its shape says, and those that
 * can be anything but finite are finite.
 */
final class TensorInspection {
    private static final int DIMS = 1;
    private static final int DATA_TYPE = 2;
    private static final int FLOAT_DATA = 4;
    private static final int INT32_DATA = 5;
    private static final int STRING_DATA = 6;
    private static final int INT64_DATA = 7;
    private static final int NAME = 8;
    private static final int RAW_DATA = 9;
    private static final int DOUBLE_DATA = 10;
    private static final int UINT64_DATA = 11;
    private static final int EXTERNAL_DATA = 13;
    private static final int DATA_LOCATION = 14;

    private static final int FLOAT = 1;
    private static final int FLOAT16 = 10;
    private static final int DOUBLE = 11;
    private static final int BFLOAT16 = 16;

    private final List<Long> dims = new ArrayList<>();
    private long type;
    private String name = "without name";
    private boolean raw;
    private ByteBuffer rawData = ByteBuffer.allocate(0);
    private long values;

    private TensorInspection() {}

    static void check(ByteBuffer tensor) throws IOException, RefusedModelException {
        new TensorInspection().read(new WireReader(tensor));
    }

    private void read(WireReader fields) throws IOException, RefusedModelException {
        boolean external = false;
        while (fields.next()) {
            switch (fields.field()) {
                case DIMS -> integers(fields, dims);
                case DATA_TYPE -> type = fields.integer();
                case NAME -> name = fields.text();
                case RAW_DATA -> {
                    raw = true;
                    rawData = fields.bytes().order(ByteOrder.LITTLE_ENDIAN);
                }
                case FLOAT_DATA -> numbers(fields, Float.BYTES);
                case DOUBLE_DATA -> numbers(fields, Double.BYTES);
                case INT32_DATA, INT64_DATA, UINT64_DATA -> {
                    List<Long> counted = new ArrayList<>();
                    integers(fields, counted);
                    values += counted.size();
                }
                case STRING_DATA ->
                        throw new RefusedModelException(
                                ModelFault.STRUCTURE, "tensor '%s' holds texts".formatted(name));
                case EXTERNAL_DATA -> external = true;
                case DATA_LOCATION -> external |= fields.integer() != 0;
                default -> {
                    // segments and documentation hold no numbers
                }
            }
        }
        if (external) {
            throw new RefusedModelException(
                    ModelFault.EXTERNAL_DATA,
                    "tensor '%s' lies outside the file; write the model with all its weights inside"
                            .formatted(name));
        }
        checkSize();
        checkFinite();
    }

    private static void integers(WireReader fields, List<Long> into) throws IOException {
        if (fields.isDelimited()) {
            into.addAll(fields.packedIntegers());
        } else {
            into.add(fields.integer());
        }
    }

    private void numbers(WireReader fields, int size) throws RefusedModelException {
        ByteBuffer bytes = fields.bytes().order(ByteOrder.LITTLE_ENDIAN);
        values += bytes.remaining() / size;
        while (bytes.remaining() >= size) {
            requireFinite(size == Float.BYTES ? bytes.getFloat() : bytes.getDouble());
        }
    }

    private void checkSize() throws RefusedModelException {
        long elements = 1;
        for (long dim : dims) {
            if (dim < 0 || dim > Integer.MAX_VALUE || elements > Integer.MAX_VALUE) {
                throw tooMany();
            }
            elements *= dim;
        }
        if (raw) {
            int size = sizeOf(type);
            if (size > 0 && elements * size != rawData.remaining()) {
                throw new RefusedModelException(
                        ModelFault.STRUCTURE,
                        "tensor '%s' of shape %s has %d bytes instead of %d"
                                .formatted(name, dims, rawData.remaining(), elements * size));
            }
        } else if (values < elements) {
            throw new RefusedModelException(
                    ModelFault.STRUCTURE,
                    "tensor '%s' of shape %s holds %d values instead of %d"
                            .formatted(name, dims, values, elements));
        }
    }

    private RefusedModelException tooMany() {
        return new RefusedModelException(
                ModelFault.STRUCTURE, "tensor '%s' cannot have the shape %s".formatted(name, dims));
    }

    /** Bytes of an element; 0 for types that pack several into one byte. */
    private static int sizeOf(long type) {
        return switch ((int) type) {
            case 2, 3, 9 -> 1;
            case 4, 5, FLOAT16, BFLOAT16 -> 2;
            case FLOAT, 6, 12 -> 4;
            case 7, DOUBLE, 13 -> 8;
            default -> 0;
        };
    }

    private void checkFinite() throws RefusedModelException {
        ByteBuffer data = rawData.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        switch ((int) type) {
            case FLOAT -> {
                while (data.remaining() >= Float.BYTES) {
                    requireFinite(data.getFloat());
                }
            }
            case DOUBLE -> {
                while (data.remaining() >= Double.BYTES) {
                    requireFinite(data.getDouble());
                }
            }
            case FLOAT16 -> {
                while (data.remaining() >= Short.BYTES) {
                    requireFinite(Float.float16ToFloat(data.getShort()));
                }
            }
            case BFLOAT16 -> {
                while (data.remaining() >= Short.BYTES) {
                    requireFinite(Float.intBitsToFloat(data.getShort() << 16));
                }
            }
            default -> {
                // integers are finite
            }
        }
    }

    private void requireFinite(double value) throws RefusedModelException {
        if (!Double.isFinite(value)) {
            throw new RefusedModelException(
                    ModelFault.WEIGHTS_INVALID, "tensor '%s' holds %s".formatted(name, value));
        }
    }
}
