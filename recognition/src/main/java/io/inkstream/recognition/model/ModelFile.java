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
 * A model file whose description has been read and found to agree with its graph. Every model that
 * reads pictures has the inputs {@code pixels} uint8 [N,H,W] and {@code widths} int32 [N]; what
 * lies beyond a picture's width does not matter.
 *
 * <ul>
 *   <li>{@code line}: output {@code log_probs} float [N,T,C].
 *   <li>{@code class}: output {@code log_probs} float [N,C]; {@code regression}: output {@code
 *       values} float [N,C]. W may be a fixed number, and colour pictures are [N,H,W,3].
 * </ul>
 *
 * @param digest sha-256 of the file, lower-case hex
 */
public record ModelFile(Path path, String digest, ModelDescription description) {

    public static final String PIXELS = "pixels";
    public static final String WIDTHS = "widths";
    public static final String LOG_PROBS = "log_probs";
    public static final String VALUES = "values";
    public static final String MAPS = "maps";

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
        Map<String, NodeInfo> inputs = session.getInputInfo();
        Map<String, NodeInfo> outputs = session.getOutputInfo();
        switch (description.kind()) {
            case LINE -> {
                checkPictures(description, shape(inputs, PIXELS, OnnxJavaType.UINT8, 3), inputs);
                checkClasses(description, LOG_PROBS, 3, outputs);
            }
            case CLASS -> {
                checkPictures(description, picture(inputs), inputs);
                checkClasses(description, LOG_PROBS, 2, outputs);
            }
            case REGRESSION -> {
                checkPictures(description, picture(inputs), inputs);
                checkClasses(description, VALUES, 2, outputs);
            }
            case SEGMENTER -> {
                shape(inputs, PIXELS, OnnxJavaType.UINT8, 3);
                long[] maps = shape(outputs, MAPS, OnnxJavaType.FLOAT, 4);
                require(
                        maps[1] == description.classes(),
                        "charset",
                        description.classes(),
                        MAPS,
                        maps[1]);
            }
            case PREFIX -> {
                // its graph is checked by what runs it
            }
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

    private static void checkPictures(
            ModelDescription description, long[] pixels, Map<String, NodeInfo> inputs)
            throws InvalidModelException {
        shape(inputs, WIDTHS, OnnxJavaType.INT32, 1);
        require(
                pixels[1] == description.height(),
                "height",
                description.height(),
                PIXELS,
                pixels[1]);
    }

    private static void checkClasses(
            ModelDescription description, String output, int rank, Map<String, NodeInfo> outputs)
            throws InvalidModelException {
        long[] shape = shape(outputs, output, OnnxJavaType.FLOAT, rank);
        require(
                shape[rank - 1] == description.classes(),
                "charset",
                description.classes(),
                output,
                shape[rank - 1]);
    }

    /** Grey, or with three channels. */
    private static long[] picture(Map<String, NodeInfo> inputs) throws InvalidModelException {
        NodeInfo pixels = inputs.get(PIXELS);
        boolean colour =
                pixels != null
                        && pixels.getInfo() instanceof TensorInfo tensor
                        && tensor.getShape().length == 4
                        && tensor.getShape()[3] == 3;
        return shape(inputs, PIXELS, OnnxJavaType.UINT8, colour ? 4 : 3);
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
