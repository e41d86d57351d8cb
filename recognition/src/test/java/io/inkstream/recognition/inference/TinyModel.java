package io.inkstream.recognition.inference;

import io.inkstream.recognition.model.ModelDescription;
import io.inkstream.recognition.model.ModelKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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

    private static byte[] bytes() {
        Message graph =
                new Message()
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
                        .add(5, weights())
                        .add(5, int64("channel", 1))
                        .add(5, int64("rows", 2))
                        .add(11, value("pixels", UINT8, "n", HEIGHT, "w"))
                        .add(11, value("widths", INT32, "n"))
                        .add(12, value("log_probs", FLOAT, "n", "t", CHARSET.size()));
        Message model =
                new Message()
                        .number(1, 8)
                        .add(7, graph)
                        .add(8, new Message().text(1, "").number(2, 17));
        for (Map.Entry<String, String> entry : description().toMetadata().entrySet()) {
            model.add(14, new Message().text(1, entry.getKey()).text(2, entry.getValue()));
        }
        return model.bytes();
    }

    private static Message node(
            String operator, String inputs, String output, Message... attributes) {
        Message node = new Message();
        for (String input : inputs.split(",", -1)) {
            node.text(1, input);
        }
        node.text(2, output).text(3, operator + " " + output).text(4, operator);
        for (Message attribute : attributes) {
            node.add(5, attribute);
        }
        return node;
    }

    private static Message attribute(String name, int value) {
        return new Message().text(1, name).number(3, value).number(20, 2);
    }

    private static Message ints(String name, int... values) {
        Message attribute = new Message().text(1, name);
        for (int value : values) {
            attribute.number(8, value);
        }
        return attribute.number(20, 7);
    }

    private static Message weights() {
        Random random = new Random(1);
        float[] values = new float[CHARSET.size() * HEIGHT * STRIDE];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian() * 0.4f;
        }
        return floats("weights", values, CHARSET.size(), 1, HEIGHT, STRIDE);
    }

    private static Message floats(String name, float[] values, int... dimensions) {
        Message tensor = new Message();
        for (int dimension : dimensions) {
            tensor.number(1, dimension);
        }
        tensor.number(2, FLOAT);
        for (float value : values) {
            tensor.fixed(4, Float.floatToIntBits(value));
        }
        return tensor.text(8, name);
    }

    private static Message int64(String name, long value) {
        return new Message().number(1, 1).number(2, INT64).number(7, value).text(8, name);
    }

    private static Message value(String name, int type, Object... dimensions) {
        Message shape = new Message();
        for (Object dimension : dimensions) {
            shape.add(
                    1,
                    dimension instanceof Integer size
                            ? new Message().number(1, size)
                            : new Message().text(2, dimension.toString()));
        }
        Message tensor = new Message().number(1, type).add(2, shape);
        return new Message().text(1, name).add(2, new Message().add(1, tensor));
    }

    /** A protobuf message being written. */
    private static final class Message {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        Message number(int field, long value) {
            varint((long) field << 3);
            varint(value);
            return this;
        }

        Message fixed(int field, int bits) {
            varint(((long) field << 3) | 5);
            for (int shift = 0; shift < 32; shift += 8) {
                out.write(bits >> shift);
            }
            return this;
        }

        Message text(int field, String value) {
            return raw(field, value.getBytes(StandardCharsets.UTF_8));
        }

        Message add(int field, Message message) {
            return raw(field, message.bytes());
        }

        byte[] bytes() {
            return out.toByteArray();
        }

        private Message raw(int field, byte[] bytes) {
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
}
