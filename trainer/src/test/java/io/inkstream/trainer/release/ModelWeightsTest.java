package io.inkstream.trainer.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import ai.onnxruntime.OrtException;
import io.inkstream.recognition.model.InvalidModelException;
import io.inkstream.recognition.model.ModelDescription;
import io.inkstream.recognition.model.ModelFile;
import io.inkstream.trainer.dataset.LineBatch;
import io.inkstream.trainer.network.Network;
import io.inkstream.trainer.training.Libtorch;
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
import org.junit.jupiter.params.provider.MethodSource;

class ModelWeightsTest {

    @TempDir private Path folder;

    @BeforeAll
    static void prepare() {
        Libtorch.prepare(5);
    }

    @ParameterizedTest
    @MethodSource("io.inkstream.trainer.network.TokenStrings#lines")
    void aNetworkComesBackFromItsFile(String tokens) throws IOException, InvalidModelException {
        Network network = Networks.network(tokens);
        Pictures pictures = Pictures.noise(network.spec(), 200, 133, 64, 7);
        LineBatch calibration = Networks.noise(200, 133, 64, 7);

        Network loaded = ModelWeights.read(written(network)).network(List.of(calibration));

        List<float[]> expected = pictures.through(network);
        List<float[]> actual = pictures.through(loaded);
        for (int n = 0; n < expected.size(); n++) {
            assertThat(actual.get(n))
                    .usingComparatorWithPrecision(2e-4f)
                    .containsExactly(expected.get(n));
        }
    }

    /** Weights that read texts: once in and out again, and nothing has changed. */
    @Test
    void theShippedModelIsWrittenAgainAsItWas()
            throws IOException, InvalidModelException, OrtException {
        Path shipped = Path.of("../models/latin-print/model.onnx");
        ModelDescription description = ModelFile.read(shipped).description();
        Network network =
                ModelWeights.read(shipped).network(List.of(Networks.noise(200, 133, 64, 7)));
        byte[] again = OnnxWriter.fp32(network, description);
        Pictures pictures = Pictures.noise(network.spec(), 512, 300, 430);
        try (GraphRun before = new GraphRun(Files.readAllBytes(shipped), network.spec());
                GraphRun after = new GraphRun(again, network.spec())) {
            List<float[]> expected = before.of(pictures);
            List<float[]> actual = after.of(pictures);
            for (int n = 0; n < expected.size(); n++) {
                assertThat(actual.get(n))
                        .usingComparatorWithPrecision(2e-3f)
                        .containsExactly(expected.get(n));
            }
        }
    }

    @Test
    void inTrainingModeItComputesWhatItComputesInUse() throws IOException, InvalidModelException {
        Network network = Networks.network("c3x3,8,s2x2 r12 m2x1 H L6");
        LineBatch batch = Networks.noise(200, 180, 170, 190);

        Network loaded = ModelWeights.read(written(network)).network(List.of(batch));

        assertThat(scores(loaded, batch, true))
                .usingComparatorWithPrecision(2e-3f)
                .containsExactly(scores(loaded, batch, false));
    }

    @Test
    void weightsOfAnotherShapeAreNamed() throws IOException {
        Path file = written(Networks.network("c3x3,8,s2x2 h"));
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
        byte[] whole = Files.readAllBytes(written(Networks.network("c3x3,8,s2x2 h")));

        assertThatIOException()
                .isThrownBy(() -> ModelConstants.of(Arrays.copyOf(whole, whole.length - 3)))
                .withMessageContaining("in the middle of a field");
    }

    @Test
    void quantizedWeightsAreRefused() throws IOException {
        Network network = Networks.network("c3x3,8,s2x2 h");
        Ranges ranges = Ranges.observed(network, List.of(Networks.noise(100)));
        Path file = folder.resolve("model.int8.onnx");
        Files.write(file, OnnxWriter.int8(network, Networks.description(network, "int8"), ranges));

        assertThatExceptionOfType(InvalidModelException.class)
                .isThrownBy(() -> ModelWeights.read(file))
                .withMessageContaining("is int8");
    }

    private Path written(Network network) throws IOException {
        Path file = folder.resolve("model.onnx");
        Files.write(file, OnnxWriter.fp32(network, Networks.description(network, "fp32")));
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
