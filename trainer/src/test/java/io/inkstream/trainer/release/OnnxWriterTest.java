package io.inkstream.trainer.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.inkstream.recognition.model.InvalidModelException;
import io.inkstream.recognition.model.ModelDescription;
import io.inkstream.recognition.model.ModelFile;
import io.inkstream.recognition.model.ModelKind;
import io.inkstream.recognition.synthesis.Alphabet;
import io.inkstream.trainer.dataset.LineBatch;
import io.inkstream.trainer.dataset.TextLine;
import io.inkstream.trainer.network.Network;
import io.inkstream.trainer.network.NetworkSpec;
import io.inkstream.trainer.training.CharacterClasses;
import io.inkstream.trainer.training.Libtorch;
import io.inkstream.trainer.training.LineReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OnnxWriterTest {

    static final CharacterClasses CLASSES = new CharacterClasses(new Alphabet("abcdefg "));
    private static final int HEIGHT = 32;

    @BeforeAll
    static void prepare() {
        Libtorch.prepare(11);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "c3x3,8,s2x2 h",
                "c3x5,8,s2x1 c1x3,6 H",
                "c3x3,8,s2x2 m2x2 H",
                "c3x3,8,s2x2 r8 r12,s2x1 h",
                "c3x3,8,s2x2 H P0.5 L6",
                "c3x3,8,s2x2 c3x3,12,s2x2 m2x1 H P0.1 L8 P0.1 L6"
            })
    void theFileComputesWhatTheNetworkComputes(String tokens) throws OrtException {
        Network network = network(tokens);
        byte[] file = OnnxWriter.fp32(network, description(network, HEIGHT, CLASSES.charset()));
        for (int[] widths : new int[][] {{37}, {64, 1}, {200, 133, 64, 7, 199}}) {
            LineBatch batch = lines(widths);
            List<float[]> expected = new LineReader(network, CLASSES).logProbs(batch);

            List<float[]> actual = run(file, batch, network.spec());

            for (int n = 0; n < widths.length; n++) {
                assertThat(actual.get(n))
                        .usingComparatorWithPrecision(2e-4f)
                        .containsExactly(expected.get(n));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"c3x3,8,s2x2 r8 m2x1 H L6", "c3x3,8,s2x2 c3x3,12,s2x2 h L8"})
    void theInt8FileStaysNearTheNetworkAndIgnoresNeighbours(String tokens) throws OrtException {
        Network network = network(tokens);
        Ranges ranges = Ranges.observed(network, List.of(lines(200, 133, 64, 7, 199)));
        byte[] file =
                OnnxWriter.int8(network, description(network, HEIGHT, CLASSES.charset()), ranges);
        LineBatch batch = lines(150, 190, 170);
        List<float[]> expected = new LineReader(network, CLASSES).logProbs(batch);

        List<float[]> together = run(file, batch, network.spec());

        for (int n = 0; n < 3; n++) {
            assertThat(together.get(n))
                    .usingComparatorWithPrecision(0.3f)
                    .containsExactly(expected.get(n));
            LineBatch alone = new LineBatch(List.of(batch.lines().get(n)), batch.width());
            assertThat(run(file, alone, network.spec()).getFirst())
                    .usingComparatorWithPrecision(1e-5f)
                    .containsExactly(together.get(n));
        }
    }

    @Test
    void aDescriptionThatContradictsTheGraphIsRefused(@TempDir Path folder) throws IOException {
        Network network = network("c3x3,8,s2x2 H L6");
        Path tall = folder.resolve("tall.onnx");
        Files.write(
                tall,
                OnnxWriter.fp32(network, description(network, HEIGHT + 16, CLASSES.charset())));
        Path short_ = folder.resolve("short.onnx");
        Files.write(
                short_, OnnxWriter.fp32(network, description(network, HEIGHT, List.of("", "a"))));

        assertThatExceptionOfType(InvalidModelException.class)
                .isThrownBy(() -> ModelFile.read(tall))
                .satisfies(e -> assertThat(e.field()).isEqualTo("height"));
        assertThatExceptionOfType(InvalidModelException.class)
                .isThrownBy(() -> ModelFile.read(short_))
                .satisfies(e -> assertThat(e.field()).isEqualTo("charset"));
    }

    /** Untrained, but with batch norm statistics that are not those of the start. */
    static Network network(String tokens) {
        Network network = new Network(NetworkSpec.parse(tokens, HEIGHT), CLASSES.count());
        network.train(true);
        try (PointerScope _ = new PointerScope();
                NoGradGuard _ = new NoGradGuard()) {
            for (int i = 0; i < 4; i++) {
                LineBatch batch = lines(180, 90);
                network.scores(
                        Tensor.create(batch.ink(), batch.size(), 1, HEIGHT, batch.width()),
                        batch.widths());
            }
        }
        network.eval();
        return network;
    }

    static LineBatch lines(int... widths) {
        Random random = new Random(3);
        List<TextLine> lines = new ArrayList<>();
        for (int width : widths) {
            byte[] pixels = new byte[width * HEIGHT];
            random.nextBytes(pixels);
            lines.add(new TextLine("a", pixels, width, HEIGHT, "noise"));
        }
        return new LineBatch(lines);
    }

    static ModelDescription description(Network network, String precision) {
        return description(network, HEIGHT, CLASSES.charset(), precision);
    }

    private static ModelDescription description(Network network, int height, List<String> charset) {
        return description(network, height, charset, "fp32");
    }

    private static ModelDescription description(
            Network network, int height, List<String> charset, String precision) {
        return new ModelDescription(
                ModelDescription.SCHEMA,
                ModelKind.LINE,
                "test",
                "1",
                charset,
                height,
                32,
                network.spec().stride(),
                1,
                "NFC",
                1,
                precision,
                network.spec().tokens(),
                "",
                "",
                "Apache-2.0",
                new TreeMap<>());
    }

    /** The padding is ink, which must not matter. */
    private static List<float[]> run(byte[] file, LineBatch batch, NetworkSpec spec)
            throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        ByteBuffer pixels = ByteBuffer.allocateDirect(batch.size() * HEIGHT * batch.width());
        for (TextLine line : batch.lines()) {
            for (int y = 0; y < HEIGHT; y++) {
                pixels.put(line.pixels(), y * line.width(), line.width())
                        .put(new byte[batch.width() - line.width()]);
            }
        }
        long[] shape = {batch.size(), HEIGHT, batch.width()};
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions();
                OrtSession session = environment.createSession(file, options);
                OnnxTensor image =
                        OnnxTensor.createTensor(
                                environment, pixels.flip(), shape, OnnxJavaType.UINT8);
                OnnxTensor widths =
                        OnnxTensor.createTensor(
                                environment,
                                IntBuffer.wrap(batch.widths()),
                                new long[] {batch.size()});
                OrtSession.Result result =
                        session.run(Map.of(ModelFile.PIXELS, image, ModelFile.WIDTHS, widths))) {
            FloatBuffer all = ((OnnxTensor) result.get(0)).getFloatBuffer();
            int perLine = all.remaining() / batch.size();
            List<float[]> lines = new ArrayList<>();
            for (int n = 0; n < batch.size(); n++) {
                float[] line =
                        new float[spec.steps(batch.lines().get(n).width()) * CLASSES.count()];
                all.get(n * perLine, line);
                lines.add(line);
            }
            return lines;
        }
    }
}
