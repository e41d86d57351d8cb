package io.inkstream.recognition.inference;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One open model of the kind {@code class} or {@code regression}, with one computing thread. A
 * picture is padded with paper on its right: to the model's width if that is fixed, else to the
 * bucket of its own width.
 *
 * <p><b>Thread rule</b>: confined to one thread at a time. Whoever opens it closes it.
 */
public final class PictureModel implements OpenModel {
    private static final byte PAPER = (byte) 255;
    private static final int ROWS = 1;
    private static final int COLUMNS = 2;
    private static final int CHANNELS = 3;

    private final OrtSession session;
    private final ModelDescription description;
    private final long[] shape;
    private final WidthBuckets buckets;

    private PictureModel(OrtSession session, ModelDescription description, long[] shape) {
        this.session = session;
        this.description = description;
        this.shape = shape;
        this.buckets = WidthBuckets.ofPadding(description.padding());
    }

    /** Opens a model file on the processor. */
    public static PictureModel open(Path file) throws InferenceException, InvalidModelException {
        return open(file, Accelerator.CPU);
    }

    /** Opens a model file, which must describe itself as such a model and keep its word. */
    static PictureModel open(Path file, Accelerator accelerator)
            throws InferenceException, InvalidModelException {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
            accelerator.addTo(options);
            return describe(OnnxEnvironment.get().createSession(file.toString(), options));
        } catch (OrtException e) {
            throw new InferenceException("cannot open model " + file, e);
        }
    }

    private static PictureModel describe(OrtSession session)
            throws OrtException, InvalidModelException {
        try {
            ModelDescription description = ModelFile.describe(session);
            ModelKind kind = description.kind();
            if (kind != ModelKind.CLASS && kind != ModelKind.REGRESSION) {
                throw new InvalidModelException(
                        "kind", "must be class or regression, was " + kind.word());
            }
            NodeInfo pixels = Objects.requireNonNull(session.getInputInfo().get(ModelFile.PIXELS));
            return new PictureModel(
                    session, description, ((TensorInfo) pixels.getInfo()).getShape());
        } catch (OrtException | InvalidModelException | RuntimeException e) {
            session.close();
            throw e;
        }
    }

    @Override
    public ModelDescription description() {
        return description;
    }

    /** 1 for grey, 3 for red, green and blue. */
    public int channels() {
        return shape.length > CHANNELS ? (int) shape[CHANNELS] : 1;
    }

    /** The widest picture it reads, to which narrower ones are padded; 0 if it reads any width. */
    public int widest() {
        return Math.max(0, (int) shape[COLUMNS]);
    }

    /** The width a picture of this width is padded to. */
    public int paddedWidth(int width) {
        if (shape[COLUMNS] <= 0) {
            return buckets.bucketOf(width);
        }
        if (width < 1 || width > shape[COLUMNS]) {
            throw new IllegalArgumentException(
                    "picture width must be in 1.." + shape[COLUMNS] + ", was " + width);
        }
        return (int) shape[COLUMNS];
    }

    /**
     * Log probabilities of the classes, or the numbers, in the order of the description's charset.
     *
     * @param pixels row by row, of the model's height; of each pixel all channels
     */
    public float[] infer(int width, byte[] pixels) throws InferenceException {
        int sheet = paddedWidth(width);
        int perPixel = channels();
        if (pixels.length != shape[ROWS] * width * perPixel) {
            throw new IllegalArgumentException(
                    "a picture of %d x %d with %d channels does not have %d values"
                            .formatted(width, shape[ROWS], perPixel, pixels.length));
        }
        OrtEnvironment environment = OnnxEnvironment.get();
        long[] input = shape.clone();
        input[0] = 1;
        input[COLUMNS] = sheet;
        try (OnnxTensor picture =
                        OnnxTensor.createTensor(
                                environment,
                                padded(width * perPixel, sheet * perPixel, pixels),
                                input,
                                OnnxJavaType.UINT8);
                OnnxTensor widths =
                        OnnxTensor.createTensor(
                                environment, IntBuffer.wrap(new int[] {width}), new long[] {1});
                OrtSession.Result result =
                        session.run(Map.of(ModelFile.PIXELS, picture, ModelFile.WIDTHS, widths))) {
            FloatBuffer values = ((OnnxTensor) result.get(0)).getFloatBuffer();
            float[] answer = new float[description.classes()];
            values.get(answer);
            return answer;
        } catch (OrtException e) {
            throw new InferenceException("cannot compute a picture " + width + " wide", e);
        }
    }

    /**
     * One step per picture, whose classes are those of the model. A picture that is wider than the
     * model's is made narrower; to a model of colours grey is given thrice.
     */
    @Override
    public void infer(List<LineImage> lines, LogitsReader reader) throws InferenceException {
        for (int i = 0; i < lines.size(); i++) {
            LineImage line = lines.get(i);
            if (line.height() != description.height()) {
                throw new IllegalArgumentException(
                        "line height must be %d, was %d"
                                .formatted(description.height(), line.height()));
            }
            int width = widest() == 0 ? line.width() : Math.min(line.width(), widest());
            float[] answer = infer(width, coloured(narrowed(line, width)));
            reader.read(i, new Logits(1, description.classes(), answer));
        }
    }

    /** Each column becomes the mean of those it stands for. */
    private static byte[] narrowed(LineImage line, int width) {
        if (width == line.width()) {
            return line.pixels();
        }
        byte[] pixels = new byte[width * line.height()];
        for (int y = 0; y < line.height(); y++) {
            for (int x = 0; x < width; x++) {
                int from = x * line.width() / width;
                int to = Math.max(from + 1, (x + 1) * line.width() / width);
                int sum = 0;
                for (int column = from; column < to; column++) {
                    sum += line.pixels()[y * line.width() + column] & 255;
                }
                pixels[y * width + x] = (byte) ((sum + (to - from) / 2) / (to - from));
            }
        }
        return pixels;
    }

    private byte[] coloured(byte[] grey) {
        if (channels() == 1) {
            return grey;
        }
        byte[] pixels = new byte[grey.length * channels()];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = grey[i / channels()];
        }
        return pixels;
    }

    private ByteBuffer padded(int rowLength, int sheetLength, byte[] pixels) {
        byte[] paper = new byte[sheetLength - rowLength];
        Arrays.fill(paper, PAPER);
        ByteBuffer sheet = ByteBuffer.allocateDirect((int) shape[ROWS] * sheetLength);
        for (int row = 0; row < shape[ROWS]; row++) {
            sheet.put(pixels, row * rowLength, rowLength).put(paper);
        }
        return sheet.flip();
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
