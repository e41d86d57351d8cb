package io.inkstream.worker.models;

import io.inkstream.recognition.model.ModelDescription;
import io.inkstream.recognition.model.ModelKind;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;

/**
 * A model of two classes, written byte by byte as an ONNX file: a picture of 16 x 16 is "ink" where
 * its mean p from 0 to 1 is below a half, with log probabilities of 4 - 8 p and 8 p - 4.
 */
public final class TinyClasses {
    public static final String NAME = "tiny-classes";
    public static final String VERSION = "1.0.0";

    private static final int SIDE = 16;
    private static final int FLOAT = 1;
    private static final int UINT8 = 2;
    private static final int INT32 = 6;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private TinyClasses() {}

    public static byte[] bytes() {
        TinyClasses model =
                new TinyClasses()
                        .number(1, 8)
                        .add(7, graph())
                        .add(8, new TinyClasses().text(1, "").number(2, 17));
        description()
                .toMetadata()
                .forEach((key, value) ->
                        model.add(14, new TinyClasses().text(1, key).text(2, value)));
        return model.out.toByteArray();
    }

    private static ModelDescription description() {
        return new ModelDescription(
                ModelDescription.SCHEMA,
                ModelKind.CLASS,
                NAME,
                VERSION,
                List.of("ink", "paper"),
                SIDE,
                32,
                4,
                1,
                "NFC",
                1.0,
                "fp32",
                "mean",
                "",
                "",
                "Apache-2.0",
                new TreeMap<>());
    }

    private static TinyClasses graph() {
        return new TinyClasses()
                .add(1, node("Cast", "floats", "pixels").add(5, attribute("to", FLOAT)))
                .add(1, node("Mul", "scaled", "floats", "scale"))
                .add(
                        1,
                        node("ReduceMean", "mean", "scaled")
                                .add(
                                        5,
                                        new TinyClasses()
                                                .text(1, "axes")
                                                .number(8, 1)
                                                .number(8, 2)
                                                .number(20, 7))
                                .add(5, attribute("keepdims", 0)))
                .add(1, node("Reshape", "feature", "mean", "column"))
                .add(1, node("MatMul", "product", "feature", "weights"))
                .add(1, node("Add", "scores", "product", "bias"))
                .add(1, node("LogSoftmax", "log_probs", "scores").add(5, attribute("axis", 1)))
                .text(2, NAME)
                .add(5, floats("scale", new float[] {1 / 255f}))
                .add(5, floats("weights", new float[] {-8, 8}, 1, 2))
                .add(5, floats("bias", new float[] {4, -4}, 2))
                .add(
                        5,
                        new TinyClasses()
                                .number(1, 2)
                                .number(2, 7)
                                .number(7, -1)
                                .number(7, 1)
                                .text(8, "column"))
                .add(11, value("pixels", UINT8, "n", SIDE, SIDE))
                .add(11, value("widths", INT32, "n"))
                .add(12, value("log_probs", FLOAT, "n", 2));
    }

    private static TinyClasses node(String operator, String output, String... inputs) {
        TinyClasses node = new TinyClasses();
        for (String input : inputs) {
            node.text(1, input);
        }
        return node.text(2, output).text(4, operator);
    }

    private static TinyClasses attribute(String name, int value) {
        return new TinyClasses().text(1, name).number(3, value).number(20, 2);
    }

    private static TinyClasses floats(String name, float[] values, int... dimensions) {
        TinyClasses tensor = new TinyClasses();
        for (int dimension : dimensions) {
            tensor.number(1, dimension);
        }
        tensor.number(2, FLOAT);
        for (float value : values) {
            tensor.varint(4 << 3 | 5);
            int bits = Float.floatToIntBits(value);
            for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
                tensor.out.write(bits >> shift);
            }
        }
        return tensor.text(8, name);
    }

    private static TinyClasses value(String name, int type, Object... dimensions) {
        TinyClasses shape = new TinyClasses();
        for (Object dimension : dimensions) {
            shape.add(
                    1,
                    dimension instanceof Integer size
                            ? new TinyClasses().number(1, size)
                            : new TinyClasses().text(2, dimension.toString()));
        }
        TinyClasses tensor = new TinyClasses().number(1, type).add(2, shape);
        return new TinyClasses().text(1, name).add(2, new TinyClasses().add(1, tensor));
    }

    private TinyClasses number(int field, long value) {
        varint((long) field << 3);
        varint(value);
        return this;
    }

    private TinyClasses text(int field, String text) {
        return raw(field, text.getBytes(StandardCharsets.UTF_8));
    }

    private TinyClasses add(int field, TinyClasses message) {
        return raw(field, message.out.toByteArray());
    }

    private TinyClasses raw(int field, byte[] bytes) {
        varint((long) field << 3 | 2);
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
