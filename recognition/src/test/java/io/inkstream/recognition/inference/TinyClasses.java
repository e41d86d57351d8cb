package io.inkstream.recognition.inference;

import static io.inkstream.recognition.inference.TinyModel.attribute;
import static io.inkstream.recognition.inference.TinyModel.floats;
import static io.inkstream.recognition.inference.TinyModel.int64;
import static io.inkstream.recognition.inference.TinyModel.ints;
import static io.inkstream.recognition.inference.TinyModel.node;
import static io.inkstream.recognition.inference.TinyModel.value;

import io.inkstream.recognition.model.ModelDescription;
import io.inkstream.recognition.model.ModelKind;
import java.util.List;
import java.util.TreeMap;

/** A model of two classes, pictures with little and with much ink, all of one width. */
public final class TinyClasses {
    public static final int SIDE = 16;
    public static final List<String> CLASSES = List.of("much ink", "ꯑ");

    private static final int FLOAT = 1;
    private static final int UINT8 = 2;
    private static final int INT32 = 6;

    private TinyClasses() {}

    public static byte[] bytes() {
        ModelDescription description =
                new ModelDescription(
                        ModelDescription.SCHEMA,
                        ModelKind.CLASS,
                        "tiny-classes",
                        "1.0.0",
                        CLASSES,
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
        return TinyModel.bytes(graph(), description.toMetadata());
    }

    /** Log probabilities of 4 - 8 p and 8 p - 4 for a mean p of the pixels from 0 to 1. */
    private static ProtoMessage graph() {
        return new ProtoMessage()
                .add(1, node("Cast", "pixels", "floats", attribute("to", FLOAT)))
                .add(1, node("Mul", "floats,scale", "scaled"))
                .add(
                        1,
                        node(
                                "ReduceMean",
                                "scaled",
                                "mean",
                                ints("axes", 1, 2),
                                attribute("keepdims", 0)))
                .add(1, node("Unsqueeze", "mean,last", "feature"))
                .add(1, node("MatMul", "feature,weights", "product"))
                .add(1, node("Add", "product,bias", "scores"))
                .add(1, node("LogSoftmax", "scores", "log_probs", attribute("axis", 1)))
                .text(2, "tiny")
                .add(5, floats("scale", new float[] {1 / 255f}))
                .add(5, floats("weights", new float[] {-8, 8}, 1, 2))
                .add(5, floats("bias", new float[] {4, -4}, 2))
                .add(5, int64("last", 1))
                .add(11, value("pixels", UINT8, "n", SIDE, SIDE))
                .add(11, value("widths", INT32, "n"))
                .add(12, value("log_probs", FLOAT, "n", CLASSES.size()));
    }
}
