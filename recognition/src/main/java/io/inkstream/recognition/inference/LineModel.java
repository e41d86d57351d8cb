package io.inkstream.recognition.inference;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.inkstream.recognition.line.LineImage;
import io.inkstream.recognition.model.InvalidModelException;
import io.inkstream.recognition.model.ModelDescription;
import io.inkstream.recognition.model.ModelFile;
import io.inkstream.recognition.model.ModelKind;
import io.inkstream.recognition.model.OnnxEnvironment;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One open line model: one ONNX Runtime session with one computing thread, all graph optimisation,
 * and buffers that are reused from batch to batch.
 *
 * <p><b>Thread rule</b>: confined to one thread at a time; a worker opens one per inference thread.
 * Whoever opens it closes it.
 *
 * <pre>{@code
 * try (LineModel model = LineModel.open(path)) {
 *     List<Logits> logits = model.infer(linesOfOneBucket);
 * }
 * }</pre>
 */
public final class LineModel implements OpenModel {
    private static final byte PAPER = (byte) 255;

    private final OrtSession session;
    private final ModelDescription description;
    private final WidthBuckets buckets;
    private final BatchBuffers buffers = new BatchBuffers();

    private LineModel(OrtSession session, ModelDescription description, WidthBuckets buckets) {
        this.session = session;
        this.description = description;
        this.buckets = buckets;
    }

    /** Opens a model file on the processor. */
    public static LineModel open(Path file) throws InferenceException, InvalidModelException {
        return open(file, Accelerator.CPU);
    }

    /** Opens a model file, which must describe itself as a line model and keep its word. */
    public static LineModel open(Path file, Accelerator accelerator)
            throws InferenceException, InvalidModelException {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
            accelerator.addTo(options);
            OrtSession session = OnnxEnvironment.get().createSession(file.toString(), options);
            return describe(session);
        } catch (OrtException e) {
            throw new InferenceException("cannot open model " + file, e);
        }
    }

    private static LineModel describe(OrtSession session)
            throws OrtException, InvalidModelException {
        try {
            ModelDescription description = ModelFile.describe(session);
            if (description.kind() != ModelKind.LINE) {
                throw new InvalidModelException(
                        "kind", "must be line, was " + description.kind().word());
            }
            WidthBuckets buckets = WidthBuckets.ofPadding(description.padding());
            return new LineModel(session, description, buckets);
        } catch (OrtException | InvalidModelException | RuntimeException e) {
            session.close();
            throw e;
        }
    }

    @Override
    public ModelDescription description() {
        return description;
    }

    /** The widths this model's lines are padded to. */
    public WidthBuckets buckets() {
        return buckets;
    }

    /**
     * Computes a batch; the answer has one entry per line, in the order given, and does not depend
     * on which other lines are in the batch.
     *
     * @param lines of the model's height, all of one width bucket
     */
    public List<Logits> infer(List<LineImage> lines) throws InferenceException {
        List<Logits> all = new ArrayList<>(lines.size());
        infer(lines, (_, lent) -> all.add(lent.copy()));
        return all;
    }

    /** As {@link #infer(List)}, but leaves next to nothing behind for the garbage collector. */
    @Override
    public void infer(List<LineImage> lines, LogitsReader reader) throws InferenceException {
        if (lines.isEmpty()) {
            return;
        }
        int width = buckets.bucketOf(lines.getFirst().width());
        lines.forEach(line -> check(line, width));
        int steps = stepsOf(width);
        int count = lines.size();
        int height = description.height();
        ByteBuffer pixels = fill(lines, width, height);
        IntBuffer widths = buffers.widths(count);
        lines.forEach(line -> widths.put(line.width()));
        FloatBuffer output =
                buffers.output(Math.multiplyExact(count * steps, description.classes()));
        OrtEnvironment environment = OnnxEnvironment.get();
        long[] outputShape = {count, steps, description.classes()};
        try (OnnxTensor pixelTensor =
                        OnnxTensor.createTensor(
                                environment,
                                pixels,
                                new long[] {count, height, width},
                                OnnxJavaType.UINT8);
                OnnxTensor widthTensor =
                        OnnxTensor.createTensor(environment, widths.flip(), new long[] {count});
                OnnxTensor outputTensor =
                        OnnxTensor.createTensor(environment, output, outputShape);
                OrtSession.Result _ =
                        session.run(
                                Map.of(
                                        ModelFile.PIXELS,
                                        pixelTensor,
                                        ModelFile.WIDTHS,
                                        widthTensor),
                                Set.of(),
                                Map.of(ModelFile.LOG_PROBS, outputTensor))) {
            lend(lines, output, steps, reader);
        } catch (OrtException e) {
            throw new InferenceException(
                    "cannot compute a batch of " + count + " lines " + width + " wide", e);
        }
    }

    private void check(LineImage line, int width) {
        if (line.height() != description.height()) {
            throw new IllegalArgumentException(
                    "line height must be " + description.height() + ", was " + line.height());
        }
        if (buckets.bucketOf(line.width()) != width) {
            throw new IllegalArgumentException(
                    "a batch holds one width bucket, here "
                            + width
                            + ", got a line "
                            + line.width()
                            + " wide");
        }
    }

    private ByteBuffer fill(List<LineImage> lines, int width, int height) {
        ByteBuffer pixels = buffers.pixels(Math.multiplyExact(lines.size() * height, width));
        for (LineImage line : lines) {
            for (int row = 0; row < height; row++) {
                pixels.put(line.pixels(), row * line.width(), line.width());
                for (int x = line.width(); x < width; x++) {
                    pixels.put(PAPER);
                }
            }
        }
        return pixels.flip();
    }

    private void lend(List<LineImage> lines, FloatBuffer output, int steps, LogitsReader reader) {
        int classes = description.classes();
        float[] values = buffers.values(lines.size() * steps * classes);
        output.get(0, values, 0, lines.size() * steps * classes);
        for (int i = 0; i < lines.size(); i++) {
            int valid = stepsOf(lines.get(i).width());
            reader.read(i, new Logits(valid, classes, values, i * steps * classes));
        }
    }

    private int stepsOf(int width) {
        return (width + description.stride() - 1) / description.stride();
    }

    @Override
    public void close() throws InferenceException {
        try {
            session.close();
        } catch (OrtException e) {
            throw new InferenceException("cannot close the session of " + description.name(), e);
        } finally {
            buffers.close();
        }
    }
}
