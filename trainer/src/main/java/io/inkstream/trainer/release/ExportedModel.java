package io.inkstream.trainer.release;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.inkstream.recognition.model.InvalidModelException;
import io.inkstream.recognition.model.ModelDescription;
import io.inkstream.recognition.model.ModelFile;
import io.inkstream.trainer.dataset.TextLine;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A written model run by ONNX Runtime on one thread, line by line as the worker buckets them. Close
 * it after use.
 */
public final class ExportedModel implements AutoCloseable {

    private final OrtSession session;
    private final ModelDescription description;

    private ExportedModel(OrtSession session, ModelDescription description) {
        this.session = session;
        this.description = description;
    }

    /** Opens and checks a file's bytes. */
    public static ExportedModel open(byte[] file) throws OrtException, InvalidModelException {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
            OrtSession session = OrtEnvironment.getEnvironment().createSession(file, options);
            return new ExportedModel(session, ModelFile.describe(session));
        }
    }

    public ModelDescription description() {
        return description;
    }

    /** The greedy reading of a line. */
    public String read(TextLine line) throws OrtException {
        float[] logProbs = logProbs(line);
        List<String> charset = description.charset();
        StringBuilder text = new StringBuilder();
        int previous = 0;
        for (int at = 0; at < logProbs.length; at += charset.size()) {
            int best = 0;
            for (int c = 1; c < charset.size(); c++) {
                best = logProbs[at + c] > logProbs[at + best] ? c : best;
            }
            if (best != previous) {
                text.append(charset.get(best));
            }
            previous = best;
        }
        return text.toString();
    }

    /** Log probabilities of the line's valid steps, [T*C]. */
    public float[] logProbs(TextLine line) throws OrtException {
        int padded =
                (line.width() + description.padding() - 1)
                        / description.padding()
                        * description.padding();
        ByteBuffer pixels =
                ByteBuffer.allocateDirect(padded * line.height()).order(ByteOrder.nativeOrder());
        byte[] paper = new byte[padded - line.width()];
        Arrays.fill(paper, (byte) 255);
        for (int y = 0; y < line.height(); y++) {
            pixels.put(line.pixels(), y * line.width(), line.width()).put(paper);
        }
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OnnxTensor image =
                        OnnxTensor.createTensor(
                                environment,
                                pixels.flip(),
                                new long[] {1, line.height(), padded},
                                OnnxJavaType.UINT8);
                OnnxTensor widths =
                        OnnxTensor.createTensor(
                                environment,
                                IntBuffer.wrap(new int[] {line.width()}),
                                new long[] {1});
                OrtSession.Result result =
                        session.run(Map.of(ModelFile.PIXELS, image, ModelFile.WIDTHS, widths))) {
            FloatBuffer all = ((OnnxTensor) result.get(0)).getFloatBuffer();
            int steps = (line.width() + description.stride() - 1) / description.stride();
            float[] valid = new float[steps * description.classes()];
            all.get(valid);
            return valid;
        }
    }

    @Override
    public void close() throws OrtException {
        session.close();
    }
}
