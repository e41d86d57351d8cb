package io.inkstream.trainer.release;

import io.inkstream.recognition.model.WireReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The fp32 constants of an ONNX file written by {@link OnnxWriter}, in the order in which they were
 * written. Whoever walks the same network in the same order gets each back by its name.
 */
final class ModelConstants {

    private static final int GRAPH = 7;
    private static final int INITIALIZER = 5;
    private static final int DATA_TYPE = 2;
    private static final int NAME = 8;
    private static final int RAW_DATA = 9;
    private static final int FLOAT = 1;

    @SuppressWarnings("ArrayRecordComponent") // handed over once, compared never
    private record Constant(String name, float[] values) {}

    private final Deque<Constant> constants = new ArrayDeque<>();

    private ModelConstants() {}

    /** Reads the float constants of a model file's bytes. */
    static ModelConstants of(byte[] model) throws IOException {
        ModelConstants constants = new ModelConstants();
        WireReader file = new WireReader(ByteBuffer.wrap(model));
        while (file.next()) {
            if (file.field() == GRAPH) {
                WireReader graph = new WireReader(file.bytes());
                while (graph.next()) {
                    if (graph.field() == INITIALIZER) {
                        constants.add(new WireReader(graph.bytes()));
                    }
                }
            }
        }
        return constants;
    }

    /** The values of the next constant with this name; others on the way to it are passed over. */
    float[] next(String name, int length) throws IOException {
        while (!constants.isEmpty()) {
            Constant constant = constants.remove();
            if (isNamed(constant, name)) {
                if (constant.values().length != length) {
                    throw new IOException(
                            "'%s' has %d values where the network has %d"
                                    .formatted(constant.name(), constant.values().length, length));
                }
                return constant.values();
            }
        }
        throw new IOException("the file has no further '%s'".formatted(name));
    }

    private static boolean isNamed(Constant constant, String name) {
        return constant.name().startsWith(name + "_")
                && constant.name()
                        .substring(name.length() + 1)
                        .chars()
                        .allMatch(Character::isDigit);
    }

    private void add(WireReader tensor) throws IOException {
        String name = "";
        long type = 0;
        ByteBuffer raw = ByteBuffer.allocate(0);
        while (tensor.next()) {
            switch (tensor.field()) {
                case DATA_TYPE -> type = tensor.integer();
                case NAME -> name = tensor.text();
                case RAW_DATA -> raw = tensor.bytes();
                default -> {
                    // dimensions follow from the network
                }
            }
        }
        if (type == FLOAT) {
            float[] values = new float[raw.remaining() / Float.BYTES];
            raw.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
            constants.add(new Constant(name, values));
        }
    }
}
