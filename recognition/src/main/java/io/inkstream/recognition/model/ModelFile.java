package io.inkstream.recognition.model;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/**
 * A model file whose description has been read and found to agree with its graph. A line model has
 * the inputs {@code pixels} uint8 [N,H,W] and {@code widths} int32 [N] and the output {@code
 * log_probs} float [N,T,C].
 *
 * @param digest sha-256 of the file, lower-case hex
 */
public record ModelFile(Path path, String digest, ModelDescription description) {

    public static final String PIXELS = "pixels";
    public static final String WIDTHS = "widths";
    public static final String LOG_PROBS = "log_probs";

    /** Reads and checks a file; nothing is guessed, what is wrong is named in the exception. */
    public static ModelFile read(Path path) throws IOException, InvalidModelException {
        byte[] bytes = Files.readAllBytes(path);
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.NO_OPT);
            try (OrtSession session = OnnxEnvironment.get().createSession(bytes, options)) {
                return new ModelFile(path, digest(bytes), describe(session));
            }
        } catch (OrtException e) {
            throw new InvalidModelException(
                    "graph", "%s cannot be loaded: %s".formatted(path, e.getMessage()), e);
        }
    }

    /** The checked description of an open session, for callers that keep the session. */
    public static ModelDescription describe(OrtSession session)
            throws InvalidModelException, OrtException {
        ModelDescription description =
                ModelDescription.ofMetadata(session.getMetadata().getCustomMetadata());
        if (description.kind() == ModelKind.LINE) {
            checkLineGraph(description, session.getInputInfo(), session.getOutputInfo());
        }
        return description;
    }

    /** sha-256 of a file's bytes in lower-case hex. */
    public static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static void checkLineGraph(
            ModelDescription description,
            Map<String, NodeInfo> inputs,
            Map<String, NodeInfo> outputs)
            throws InvalidModelException {
        long[] pixels = shape(inputs, PIXELS, OnnxJavaType.UINT8, 3);
        shape(inputs, WIDTHS, OnnxJavaType.INT32, 1);
        long[] logProbs = shape(outputs, LOG_PROBS, OnnxJavaType.FLOAT, 3);
        require(
                pixels[1] == description.height(),
                "height",
                description.height(),
                PIXELS,
                pixels[1]);
        require(
                logProbs[2] == description.classes(),
                "charset",
                description.classes(),
                LOG_PROBS,
                logProbs[2]);
    }

    private static void require(
            boolean holds, String field, int described, String tensor, long actual)
            throws InvalidModelException {
        if (!holds) {
            throw new InvalidModelException(
                    field,
                    "says %d but '%s' of the graph has %d".formatted(described, tensor, actual));
        }
    }

    private static long[] shape(
            Map<String, NodeInfo> nodes, String name, OnnxJavaType type, int rank)
            throws InvalidModelException {
        NodeInfo node = nodes.get(name);
        if (node == null || !(node.getInfo() instanceof TensorInfo tensor)) {
            throw new InvalidModelException(
                    name, "the graph has no such tensor, only " + nodes.keySet());
        }
        if (tensor.type != type || tensor.getShape().length != rank) {
            throw new InvalidModelException(
                    name, "must be %s of rank %d, was %s".formatted(type, rank, tensor));
        }
        return tensor.getShape();
    }
}
