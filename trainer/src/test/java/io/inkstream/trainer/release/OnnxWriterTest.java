package io.inkstream.trainer.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.onnxruntime.OrtException;
import io.inkstream.recognition.model.InvalidModelException;
import io.inkstream.recognition.model.ModelFile;
import io.inkstream.trainer.network.Head;
import io.inkstream.trainer.network.Network;
import io.inkstream.trainer.network.Preset;
import io.inkstream.trainer.network.TokenStrings;
import io.inkstream.trainer.training.Libtorch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OnnxWriterTest {

    private static final int HEIGHT = TokenStrings.HEIGHT;

    @BeforeAll
    static void prepare() {
        Libtorch.prepare(11);
    }

    @ParameterizedTest
    @MethodSource({
        "io.inkstream.trainer.network.TokenStrings#lines",
        "io.inkstream.trainer.network.TokenStrings#pictures"
    })
    void theFileComputesWhatTheNetworkComputes(String tokens) throws OrtException {
        Network network = Networks.network(tokens);
        byte[] file = OnnxWriter.fp32(network, Networks.description(network, "fp32"));
        try (GraphRun run = new GraphRun(file, network.spec())) {
            for (int[] widths : new int[][] {{37}, {64, 1}, {200, 133, 64, 7, 199}}) {
                Pictures pictures = Pictures.noise(network.spec(), widths);
                List<float[]> expected = pictures.through(network);

                List<float[]> actual = run.of(pictures);

                assertThat(actual).hasSameSizeAs(expected);
                for (int n = 0; n < expected.size(); n++) {
                    assertThat(actual.get(n))
                            .usingComparatorWithPrecision(2e-4f)
                            .containsExactly(expected.get(n));
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Preset.class)
    void presetsAreComputedAtTheirFullSize(Preset preset) throws OrtException {
        Network network = Networks.network(preset.spec());
        byte[] file = OnnxWriter.fp32(network, Networks.description(network, "fp32"));
        Pictures pictures = Pictures.noise(network.spec(), 448, 391);
        List<float[]> expected = pictures.through(network);

        try (GraphRun run = new GraphRun(file, network.spec())) {
            List<float[]> actual = run.of(pictures);
            for (int n = 0; n < 2; n++) {
                assertThat(actual.get(n))
                        .usingComparatorWithPrecision(2e-4f)
                        .containsExactly(expected.get(n));
            }
            assertThat(run.of(pictures.only(1)).getFirst()).containsExactly(actual.get(1));
        }
    }

    /** DESIGN: the text of a line never depends on its neighbours. */
    @ParameterizedTest
    @MethodSource({
        "io.inkstream.trainer.network.TokenStrings#lines",
        "io.inkstream.trainer.network.TokenStrings#pictures"
    })
    void aPictureIsReadAloneBitForBitAsAmongSevenOthers(String tokens) throws OrtException {
        Network network = Networks.network(tokens);
        int[] widths = {192, 161, 170, 180, 190, 165, 175, 185};
        byte[] fp32 = OnnxWriter.fp32(network, Networks.description(network, "fp32"));
        assertNeighboursDoNotMatter(fp32, network, widths);
        if (network.spec().head() == Head.CTC) {
            Ranges ranges = Networks.ranges(network);
            byte[] int8 = OnnxWriter.int8(network, Networks.description(network, "int8"), ranges);
            assertNeighboursDoNotMatter(int8, network, widths);
        }
    }

    private static void assertNeighboursDoNotMatter(byte[] file, Network network, int[] widths)
            throws OrtException {
        Pictures all = Pictures.noise(network.spec(), widths);
        try (GraphRun run = new GraphRun(file, network.spec())) {
            List<float[]> together = run.of(all);
            List<float[]> backwards = run.of(all.reversed());
            for (int n = 0; n < widths.length; n++) {
                assertThat(run.of(all.only(n)).getFirst()).containsExactly(together.get(n));
                assertThat(backwards.get(widths.length - 1 - n)).containsExactly(together.get(n));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "c3x3,8,s2x2 r8 m2x1 H L6",
                "c3x3,8,s2x2 c3x3,12,s2x2 h L8",
                "c3x3,8,s2x2,gelu c3x3,8,leaky,plain c3x3,8,tanh h G6",
                "c4x4,8,s4x4,silu,valid h E T4,12 N"
            })
    void theInt8FileStaysNearTheNetwork(String tokens) throws OrtException {
        Network network = Networks.network(tokens);
        byte[] file =
                OnnxWriter.int8(
                        network, Networks.description(network, "int8"), Networks.ranges(network));
        Pictures pictures = Pictures.noise(network.spec(), 150, 190, 170);
        List<float[]> expected = pictures.through(network);

        try (GraphRun run = new GraphRun(file, network.spec())) {
            List<float[]> actual = run.of(pictures);
            for (int n = 0; n < 3; n++) {
                assertThat(actual.get(n))
                        .usingComparatorWithPrecision(0.3f)
                        .containsExactly(expected.get(n));
            }
        }
    }

    @Test
    void sixteenBitWeightsTakeHalfTheSpaceAndStayNear() throws OrtException {
        Network network = Networks.network("c3x3,32,s2x2 r48 h L32 F40,gelu");
        byte[] fp32 = OnnxWriter.fp32(network, Networks.description(network, "fp32"));
        byte[] fp16 = OnnxWriter.fp16(network, Networks.description(network, "fp16"));
        Pictures pictures = Pictures.noise(network.spec(), 150, 190);
        List<float[]> expected = pictures.through(network);

        assertThat(fp16.length).isLessThan(fp32.length * 11 / 20);
        try (GraphRun run = new GraphRun(fp16, network.spec())) {
            List<float[]> actual = run.of(pictures);
            for (int n = 0; n < 2; n++) {
                assertThat(actual.get(n))
                        .usingComparatorWithPrecision(0.02f)
                        .containsExactly(expected.get(n));
            }
        }
    }

    @ParameterizedTest
    @MethodSource({
        "io.inkstream.trainer.network.TokenStrings#lines",
        "io.inkstream.trainer.network.TokenStrings#pictures"
    })
    void theDescriptionAgreesWithTheGraph(String tokens, @TempDir Path folder)
            throws IOException, InvalidModelException {
        Network network = Networks.network(tokens);
        Path file = folder.resolve("model.onnx");
        Files.write(file, OnnxWriter.fp32(network, Networks.description(network, "fp32")));

        assertThat(ModelFile.read(file).description().network()).isEqualTo(tokens);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "c3x3,8,s2x2 H L6",
                "i32x40 c3x3,8,s2x2 flat softmax",
                "c3x3,8,s2x2 h Gf6,last regression"
            })
    void aDescriptionThatContradictsTheGraphIsRefused(String tokens, @TempDir Path folder)
            throws IOException {
        Network network = Networks.network(tokens);
        Path tall = folder.resolve("tall.onnx");
        Files.write(
                tall,
                OnnxWriter.fp32(
                        network,
                        Networks.description(
                                network, "fp32", HEIGHT + 16, Networks.charset(network))));
        Path small = folder.resolve("small.onnx");
        List<String> tooFew = Networks.charset(network).subList(0, 3);
        Files.write(
                small,
                OnnxWriter.fp32(network, Networks.description(network, "fp32", HEIGHT, tooFew)));

        assertThatExceptionOfType(InvalidModelException.class)
                .isThrownBy(() -> ModelFile.read(tall))
                .satisfies(e -> assertThat(e.field()).isEqualTo("height"));
        assertThatExceptionOfType(InvalidModelException.class)
                .isThrownBy(() -> ModelFile.read(small))
                .satisfies(e -> assertThat(e.field()).isEqualTo("charset"));
    }
}
