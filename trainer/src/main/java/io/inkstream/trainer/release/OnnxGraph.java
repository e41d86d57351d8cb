package io.inkstream.trainer.release;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * An ONNX model under construction: nodes in order, constants, inputs and outputs. Numbers of
 * fields and types are those of onnx.proto3; opset 17, IR version 8. Values are named by the node
 * or constant that makes them.
 */
final class OnnxGraph {

    /** Element types of onnx.TensorProto. */
    enum Type {
        FLOAT(1),
        UINT8(2),
        INT8(3),
        INT32(6),
        INT64(7),
        FLOAT16(10);

        private final int code;

        Type(int code) {
            this.code = code;
        }

        /** As an attribute of a Cast. */
        long code() {
            return code;
        }
    }

    private static final int IR_VERSION = 8;
    private static final int OPSET = 17;

    private final Wire graph = new Wire();
    private final boolean halfWeights;
    private int values;

    /**
     * An empty graph.
     *
     * @param halfWeights whether weights are stored in sixteen bits; computed is in 32 all the same
     */
    OnnxGraph(boolean halfWeights) {
        this.halfWeights = halfWeights;
    }

    /** Adds a node with one output and returns the output's name. */
    String node(String operator, List<String> inputs, Map<String, Object> attributes) {
        String output = operator.toLowerCase(Locale.ROOT) + "_" + values++;
        node(operator, inputs, attributes, output);
        return output;
    }

    String node(String operator, String... inputs) {
        return node(operator, List.of(inputs), Map.of());
    }

    /** Dimensions in another order. */
    String transposed(String x, long... order) {
        return node("Transpose", List.of(x), Map.of("perm", order));
    }

    /** Adds a node whose output has a given name. */
    void node(String operator, List<String> inputs, Map<String, Object> attributes, String output) {
        add(operator, inputs, attributes, List.of(output), output);
    }

    /** Adds a node with two outputs and returns the name of the second; the first is dropped. */
    String secondOf(String operator, List<String> inputs, Map<String, Object> attributes) {
        String output = operator.toLowerCase(Locale.ROOT) + "_" + values++;
        add(operator, inputs, attributes, List.of("", output), output);
        return output;
    }

    private void add(
            String operator,
            List<String> inputs,
            Map<String, Object> attributes,
            List<String> outputs,
            String name) {
        Wire node = new Wire();
        inputs.forEach(input -> node.text(1, input));
        outputs.forEach(output -> node.text(2, output));
        node.text(3, name).text(4, operator);
        attributes.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(attribute ->
                        node.message(5, attribute(attribute.getKey(), attribute.getValue())));
        graph.message(1, node);
    }

    /** Trained numbers, of which a file has many. */
    String weights(String name, float[] values, long... shape) {
        if (!halfWeights) {
            return floats(name, values, shape);
        }
        ByteBuffer bytes = ByteBuffer.allocate(2 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            bytes.putShort(Float.floatToFloat16(value));
        }
        String half = constant(name, Type.FLOAT16, bytes.array(), shape);
        return node("Cast", List.of(half), Map.of("to", Type.FLOAT.code()));
    }

    String floats(String name, float[] values, long... shape) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return constant(name, Type.FLOAT, bytes.array(), shape);
    }

    String integers(String name, int[] values, long... shape) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asIntBuffer().put(values);
        return constant(name, Type.INT32, bytes.array(), shape);
    }

    String longs(String name, long... values) {
        ByteBuffer bytes = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asLongBuffer().put(values);
        return constant(name, Type.INT64, bytes.array(), values.length);
    }

    /** A constant without dimensions. */
    String scalar(String name, float value) {
        return floats(name, new float[] {value});
    }

    String scalar(String name, int value) {
        return integers(name, new int[] {value});
    }

    String scalar(String name, long value) {
        ByteBuffer bytes = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(value);
        return constant(name, Type.INT64, bytes.array());
    }

    String constant(String name, Type type, byte[] raw, long... shape) {
        String unique = name + "_" + values++;
        Wire tensor = new Wire();
        for (long dimension : shape) {
            tensor.integer(1, dimension);
        }
        graph.message(5, tensor.integer(2, type.code).text(8, unique).bytes(9, raw));
        return unique;
    }

    /** Declares an input; a dimension is a number or a name for what varies. */
    void input(String name, Type type, Object... shape) {
        graph.message(11, value(name, type, shape));
    }

    void output(String name, Type type, Object... shape) {
        graph.message(12, value(name, type, shape));
    }

    /** The finished file with its description. */
    byte[] toModel(String name, Map<String, String> metadata) {
        Wire model =
                new Wire()
                        .integer(1, IR_VERSION)
                        .text(2, "inkstream-trainer")
                        .message(7, graph.text(2, name))
                        .message(8, new Wire().text(1, "").integer(2, OPSET));
        metadata.forEach((key, value) -> model.message(14, new Wire().text(1, key).text(2, value)));
        return model.toBytes();
    }

    private static Wire value(String name, Type type, Object... shape) {
        Wire dimensions = new Wire();
        for (Object dimension : shape) {
            dimensions.message(
                    1,
                    dimension instanceof String symbol
                            ? new Wire().text(2, symbol)
                            : new Wire().integer(1, ((Number) dimension).longValue()));
        }
        Wire tensor = new Wire().integer(1, type.code).message(2, dimensions);
        return new Wire().text(1, name).message(2, new Wire().message(1, tensor));
    }

    private static Wire attribute(String name, Object value) {
        Wire attribute = new Wire().text(1, name);
        return switch (value) {
            case Float number -> attribute.real(2, number).integer(20, 1);
            case Long number -> attribute.integer(3, number).integer(20, 2);
            case String text -> attribute.text(4, text).integer(20, 3);
            case long[] numbers -> {
                for (long number : numbers) {
                    attribute.integer(8, number);
                }
                yield attribute.integer(20, 7);
            }
            default ->
                    throw new IllegalArgumentException(
                            "attribute " + name + " of " + value.getClass());
        };
    }
}
