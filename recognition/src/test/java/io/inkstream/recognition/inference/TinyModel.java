package io.inkstream.recognition.inference;

import io.inkstream.recognition.model.ModelDescription;
import io.inkstream.recognition.model.ModelKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * A line model of one convolution with fixed random weights, written as an ONNX file byte by byte
 * (onnx.proto, protobuf wire format): real enough for sessions, shapes and batching, and small
 * enough to be made anew by every test.
 */
public final class TinyModel {
    public static final int HEIGHT = 32;
    public static final int STRIDE = 4;
    public static final List<String> CHARSET = List.of("", " ", "a", "b", "c", "d", "e");

    private static final int FLOAT = 1;
    private static final int UINT8 = 2;
    private static final int INT32 = 6;
    private static final int INT64 = 7;

    private TinyModel() {}

    public static Path write(Path folder) throws IOException {
        Path file = folder.resolve("tiny.onnx");
        Files.write(file, bytes());
        return file;
    }

    public static ModelDescription description() {
        return new ModelDescription(
                ModelDescription.SCHEMA,
                ModelKind.LINE,
                "tiny",
                "1.0.0",
                CHARSET,
                HEIGHT,
                32,
                STRIDE,
                1,
                "NFC",
                1.0,
                "fp32",
                "conv",
                "",
                "",
                "Apache-2.0",
                new TreeMap<>());
    }

    public static byte[] bytes() {
        return bytes(graph(), description().toMetadata());
    }

    /** A model file of this graph. */
    public static byte[] bytes(ProtoMessage graph, Map<String, String> metadata) {
        ProtoMessage model =
                new ProtoMessage()
                        .number(1, 8)
                        .add(7, graph)
                        .add(8, new ProtoMessage().text(1, "").number(2, 17));
        for (Map.Entry<String, String> entry : metadata.entrySet()) {
            model.add(14, new ProtoMessage().text(1, entry.getKey()).text(2, entry.getValue()));
        }
        return model.bytes();
    }

    /** The whole graph; what is added to it comes after its own. */
    public static ProtoMessage graph() {
        return graph(weights());
    }

    /** The graph with other weights. */
    public static ProtoMessage graph(ProtoMessage weights) {
        return new ProtoMessage()
                .add(1, node("Cast", "pixels", "floats", attribute("to", FLOAT)))
                .add(1, node("Mul", "floats,scale", "scaled"))
                .add(1, node("Unsqueeze", "scaled,channel", "picture"))
                .add(
                        1,
                        node(
                                "Conv",
                                "picture,weights",
                                "features",
                                ints("strides", HEIGHT, STRIDE)))
                .add(1, node("Squeeze", "features,rows", "columns"))
                .add(1, node("Transpose", "columns", "steps", ints("perm", 0, 2, 1)))
                .add(1, node("LogSoftmax", "steps", "log_probs", attribute("axis", 2)))
                .text(2, "tiny")
                .add(5, floats("scale", new float[] {1 / 255f}))
                .add(5, weights)
                .add(5, int64("channel", 1))
                .add(5, int64("rows", 2))
                .add(11, value("pixels", UINT8, "n", HEIGHT, "w"))
                .add(11, value("widths", INT32, "n"))
                .add(12, value("log_probs", FLOAT, "n", "t", CHARSET.size()));
    }

    public static ProtoMessage node(
            String operator, String inputs, String output, ProtoMessage... attributes) {
        ProtoMessage node = new ProtoMessage();
        for (String input : inputs.split(",", -1)) {
            node.text(1, input);
        }
        node.text(2, output).text(3, operator + " " + output).text(4, operator);
        for (ProtoMessage attribute : attributes) {
            node.add(5, attribute);
        }
        return node;
    }

    public static ProtoMessage attribute(String name, int value) {
        return new ProtoMessage().text(1, name).number(3, value).number(20, 2);
    }

    public static ProtoMessage ints(String name, int... values) {
        ProtoMessage attribute = new ProtoMessage().text(1, name);
        for (int value : values) {
            attribute.number(8, value);
        }
        return attribute.number(20, 7);
    }

    private static ProtoMessage weights() {
        Random random = new Random(1);
        float[] values = new float[CHARSET.size() * HEIGHT * STRIDE];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian() * 0.4f;
        }
        return floats("weights", values, CHARSET.size(), 1, HEIGHT, STRIDE);
    }

    public static ProtoMessage floats(String name, float[] values, int... dimensions) {
        ProtoMessage tensor = new ProtoMessage();
        for (int dimension : dimensions) {
            tensor.number(1, dimension);
        }
        tensor.number(2, FLOAT);
        for (float value : values) {
            tensor.fixed(4, Float.floatToIntBits(value));
        }
        return tensor.text(8, name);
    }

    static ProtoMessage int64(String name, long value) {
        return new ProtoMessage().number(1, 1).number(2, INT64).number(7, value).text(8, name);
    }

    public static ProtoMessage value(String name, int type, Object... dimensions) {
        ProtoMessage shape = new ProtoMessage();
        for (Object dimension : dimensions) {
            shape.add(
                    1,
                    dimension instanceof Integer size
                            ? new ProtoMessage().number(1, size)
                            : new ProtoMessage().text(2, dimension.toString()));
        }
        ProtoMessage tensor = new ProtoMessage().number(1, type).add(2, shape);
        return new ProtoMessage().text(1, name).add(2, new ProtoMessage().add(1, tensor));
    }
}
