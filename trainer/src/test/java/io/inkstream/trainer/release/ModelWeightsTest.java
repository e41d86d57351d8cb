package io.inkstream.trainer.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.inkstream.recognition.model.InvalidModelException;
import io.inkstream.trainer.dataset.LineBatch;
import io.inkstream.trainer.network.Network;
import io.inkstream.trainer.training.CharacterClasses;
import io.inkstream.trainer.training.Libtorch;
import io.inkstream.trainer.training.LineReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelWeightsTest {

    private static final CharacterClasses CLASSES = OnnxWriterTest.CLASSES;

    @TempDir private Path folder;

    @BeforeAll
    static void prepare() {
        Libtorch.prepare(5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "c3x3,8,s2x2 h",
                "c3x3,8,s2x2 r8 r12,s2x1 m2x1 H P0.5 L6",
                "c3x3,8,s2x2 c3x5,12,s2x2 m2x1 h L8 P0.1 L6"
            })
    void aNetworkComesBackFromItsFile(String tokens) throws IOException, InvalidModelException {
        Network network = OnnxWriterTest.network(tokens);
        LineBatch batch = OnnxWriterTest.lines(200, 133, 64, 7);

        Network loaded = ModelWeights.read(written(network)).network(List.of(batch));

        List<float[]> expected = new LineReader(network, CLASSES).logProbs(batch);
        List<float[]> actual = new LineReader(loaded, CLASSES).logProbs(batch);
        for (int n = 0; n < batch.size(); n++) {
            assertThat(actual.get(n))
                    .usingComparatorWithPrecision(2e-4f)
                    .containsExactly(expected.get(n));
        }
    }

    @Test
    void inTrainingModeItComputesWhatItComputesInUse() throws IOException, InvalidModelException {
        Network network = OnnxWriterTest.network("c3x3,8,s2x2 r12 m2x1 H L6");
        LineBatch batch = OnnxWriterTest.lines(200, 180, 170, 190);

        Network loaded = ModelWeights.read(written(network)).network(List.of(batch));

        assertThat(scores(loaded, batch, true))
                .usingComparatorWithPrecision(2e-3f)
                .containsExactly(scores(loaded, batch, false));
    }

    @Test
    void weightsOfAnotherShapeAreNamed() throws IOException {
        Path file = written(OnnxWriterTest.network("c3x3,8,s2x2 h"));
        ModelConstants constants = ModelConstants.of(Files.readAllBytes(file));

        assertThatIOException()
                .isThrownBy(() -> constants.next("kernel", 71))
                .withMessageContaining("72 values where the network has 71");
        assertThatIOException()
                .isThrownBy(() -> constants.next("lstm_w", 1))
                .withMessageContaining("no further 'lstm_w'");
    }

    @Test
    void aTruncatedFileIsRefused() throws IOException {
        byte[] whole = Files.readAllBytes(written(OnnxWriterTest.network("c3x3,8,s2x2 h")));

        assertThatIOException()
                .isThrownBy(() -> ModelConstants.of(Arrays.copyOf(whole, whole.length - 3)))
                .withMessageContaining("in the middle of a field");
    }

    @Test
    void quantizedWeightsAreRefused() throws IOException {
        Network network = OnnxWriterTest.network("c3x3,8,s2x2 h");
        Ranges ranges = Ranges.observed(network, List.of(OnnxWriterTest.lines(100)));
        Path file = folder.resolve("model.int8.onnx");
        Files.write(
                file,
                OnnxWriter.int8(network, OnnxWriterTest.description(network, "int8"), ranges));

        assertThatExceptionOfType(InvalidModelException.class)
                .isThrownBy(() -> ModelWeights.read(file))
                .withMessageContaining("is int8");
    }

    private Path written(Network network) throws IOException {
        Path file = folder.resolve("model.onnx");
        Files.write(file, OnnxWriter.fp32(network, OnnxWriterTest.description(network, "fp32")));
        return file;
    }

    private static float[] scores(Network network, LineBatch batch, boolean training) {
        network.train(training);
        try (PointerScope _ = new PointerScope();
                NoGradGuard _ = new NoGradGuard()) {
            return Weights.of(
                    network.scores(
                            Tensor.create(
                                    batch.ink(), batch.size(), 1, batch.height(), batch.width()),
                            batch.widths()));
        }
    }
}
