package io.inkstream.trainer.release;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.inkstream.recognition.model.ModelFile;
import io.inkstream.trainer.network.NetworkSpec;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.List;
import java.util.Map;

/** An exported graph in ONNX Runtime, with the settings of the worker. */
final class GraphRun implements AutoCloseable {

    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;
    private final NetworkSpec spec;

    GraphRun(byte[] file, NetworkSpec spec) throws OrtException {
        this.spec = spec;
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
            session = environment.createSession(file, options);
        }
    }

    List<float[]> of(Pictures pictures) throws OrtException {
        int count = pictures.widths().length;
        ByteBuffer pixels = ByteBuffer.allocateDirect(count * pictures.pixels().getFirst().length);
        pictures.pixels().forEach(pixels::put);
        long[] shape =
                spec.input().isColour()
                        ? new long[] {count, spec.height(), pictures.sheet(), 3}
                        : new long[] {count, spec.height(), pictures.sheet()};
        try (OnnxTensor image =
                        OnnxTensor.createTensor(
                                environment, pixels.flip(), shape, OnnxJavaType.UINT8);
                OnnxTensor widths =
                        OnnxTensor.createTensor(
                                environment,
                                IntBuffer.wrap(pictures.widths()),
                                new long[] {count});
                OrtSession.Result result =
                        session.run(Map.of(ModelFile.PIXELS, image, ModelFile.WIDTHS, widths))) {
            FloatBuffer all = ((OnnxTensor) result.get(0)).getFloatBuffer();
            float[] values = new float[all.remaining()];
            all.get(values);
            return pictures.valid(values);
        }
    }

    @Override
    public void close() throws OrtException {
        session.close();
    }
}
