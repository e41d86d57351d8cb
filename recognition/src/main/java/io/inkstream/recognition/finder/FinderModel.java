package io.inkstream.recognition.finder;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.inkstream.recognition.image.PageImage;
import io.inkstream.recognition.inference.InferenceException;
import io.inkstream.recognition.layout.SegmenterIdentity;
import io.inkstream.recognition.model.InvalidModelException;
import io.inkstream.recognition.model.ModelDescription;
import io.inkstream.recognition.model.ModelFile;
import io.inkstream.recognition.model.ModelKind;
import io.inkstream.recognition.model.OnnxEnvironment;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * One open model of the kind {@code segmenter}; each call computes on its caller's thread alone.
 * Safe for many threads. Whoever opens it closes it.
 */
public final class FinderModel implements AutoCloseable {

    private final OrtSession session;
    private final ModelDescription description;
    private final SegmenterIdentity identity;

    private FinderModel(OrtSession session, ModelDescription description, String digest) {
        this.session = session;
        this.description = description;
        this.identity = new SegmenterIdentity(description.name(), description.version(), digest);
    }

    /** Opens a model file, which must describe itself as a segmenter and keep its word. */
    public static FinderModel open(Path file)
            throws IOException, InferenceException, InvalidModelException {
        byte[] bytes = Files.readAllBytes(file);
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
            // pages differ in size, and the arena would keep the greatest of each shape
            options.setMemoryPatternOptimization(false);
            return describe(
                    OnnxEnvironment.get().createSession(bytes, options), ModelFile.digest(bytes));
        } catch (OrtException e) {
            throw new InferenceException("cannot open model " + file, e);
        }
    }

    private static FinderModel describe(OrtSession session, String digest)
            throws OrtException, InvalidModelException {
        try {
            ModelDescription description = ModelFile.describe(session);
            if (description.kind() != ModelKind.SEGMENTER) {
                throw new InvalidModelException(
                        "kind", "must be segmenter, was " + description.kind().word());
            }
            if (!description.charset().equals(LineMaps.names())) {
                throw new InvalidModelException(
                        "charset",
                        "must be the maps %s, was %s"
                                .formatted(LineMaps.names(), description.charset()));
            }
            return new FinderModel(session, description, digest);
        } catch (OrtException | InvalidModelException | RuntimeException e) {
            // nobody else knows of the session yet: whatever went wrong, it is closed here
            session.close();
            throw e;
        }
    }

    /** What results name as their segmenter. */
    public SegmenterIdentity identity() {
        return identity;
    }

    public ModelDescription description() {
        return description;
    }

    /** The picture of a page that this model wants. */
    public FinderPicture picture(PageImage page) {
        return FinderPicture.of(page, description.height(), description.padding());
    }

    /** What the model draws of a picture whose sides are multiples of its padding. */
    public LineMaps maps(int width, int height, byte[] pixels) throws InferenceException {
        if (width % description.padding() != 0 || height % description.padding() != 0) {
            throw new IllegalArgumentException(
                    "sides must be multiples of %d, were %d x %d"
                            .formatted(description.padding(), width, height));
        }
        OrtEnvironment environment = OnnxEnvironment.get();
        ByteBuffer sheet = ByteBuffer.allocateDirect(pixels.length).put(pixels).flip();
        try (OnnxTensor picture =
                        OnnxTensor.createTensor(
                                environment,
                                sheet,
                                new long[] {1, height, width},
                                OnnxJavaType.UINT8);
                OrtSession.Result result = session.run(Map.of(ModelFile.PIXELS, picture))) {
            FloatBuffer values = ((OnnxTensor) result.get(0)).getFloatBuffer();
            float[] all = new float[values.remaining()];
            values.get(all);
            return new LineMaps(width / LineMaps.CELL, height / LineMaps.CELL, all);
        } catch (OrtException e) {
            throw new InferenceException(
                    "cannot compute a page picture of %d x %d".formatted(width, height), e);
        }
    }

    @Override
    public void close() throws InferenceException {
        try {
            session.close();
        } catch (OrtException e) {
            throw new InferenceException("cannot close the session of " + description.name(), e);
        }
    }
}
