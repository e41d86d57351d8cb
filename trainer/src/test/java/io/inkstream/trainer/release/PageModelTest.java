package io.inkstream.trainer.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.inkstream.recognition.finder.FinderModel;
import io.inkstream.recognition.finder.LineMaps;
import io.inkstream.recognition.model.ModelDescription;
import io.inkstream.trainer.dataset.LineBatch;
import io.inkstream.trainer.dataset.TextLine;
import io.inkstream.trainer.network.Network;
import io.inkstream.trainer.network.NetworkSpec;
import io.inkstream.trainer.training.ComputeDevice;
import io.inkstream.trainer.training.Libtorch;
import io.inkstream.trainer.training.LineReader;
import io.inkstream.trainer.training.LinesObjective;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Line finders as files. */
class PageModelTest {

    private static final int HEIGHT = 64;
    private static final String TOKENS = "U6,8,10 maps";

    @TempDir Path folder;

    @BeforeAll
    static void prepare() {
        Libtorch.prepare(5);
    }

    @Test
    void theFileDrawsWhatTheNetworkDrawsAtAnySize() throws Exception {
        Network network = network();
        Path file = written(OnnxWriter.fp32(network, description("fp32")));

        try (FinderModel model = FinderModel.open(file)) {
            for (int[] size : new int[][] {{64, 64}, {96, 32}, {160, 128}}) {
                TextLine page = noise(size[0], size[1]);
                float[] expected = answer(network, page);

                LineMaps maps = model.maps(page.width(), page.height(), page.pixels());

                assertThat(maps.columns()).isEqualTo(size[0] / LineMaps.CELL);
                assertThat(maps.rows()).isEqualTo(size[1] / LineMaps.CELL);
                assertThat(maps.values())
                        .usingComparatorWithPrecision(2e-4f)
                        .containsExactly(expected);
            }
        }
    }

    @Test
    void inEightBitsItDrawsNearlyTheSame() throws Exception {
        Network network = network();
        LineBatch some = new LineBatch(List.of(noise(96, 64), noise(96, 64)), 32);
        Ranges ranges = Ranges.observed(network, List.of(some));
        Path file = written(OnnxWriter.int8(network, description("int8"), ranges));
        TextLine page = noise(96, 64);
        float[] expected = answer(network, page);

        try (FinderModel model = FinderModel.open(file)) {
            float[] actual = model.maps(96, 64, page.pixels()).values();

            assertThat(meanDistance(expected, actual)).isLessThan(0.1 * spread(expected));
            assertThat(actual).isNotEqualTo(expected);
        }
    }

    @Test
    void trainingGoesOnFromAFile() throws Exception {
        Network network = network();
        Path file = written(OnnxWriter.fp32(network, description("fp32")));
        LineBatch some = new LineBatch(List.of(noise(96, 64), noise(96, 64)), 32);

        Network again = ModelWeights.read(file).network(List.of(some));

        TextLine page = noise(96, 64);
        assertThat(answer(again, page))
                .usingComparatorWithPrecision(1e-3f)
                .containsExactly(answer(network, page));
    }

    private Path written(byte[] file) throws Exception {
        return Files.write(folder.resolve("model.onnx"), file);
    }

    private static Network network() {
        Network network = new Network(NetworkSpec.parse(TOKENS, HEIGHT), LineMaps.names().size());
        try (PointerScope _ = new PointerScope();
                NoGradGuard _ = new NoGradGuard()) {
            network.train(true);
            for (int i = 0; i < 4; i++) {
                LineBatch batch = new LineBatch(List.of(noise(64, 64)), 32);
                network.scores(LineReader.ink(batch), batch.widths());
            }
        }
        network.eval();
        return network;
    }

    private static ModelDescription description(String precision) {
        return new ModelDescription(
                ModelDescription.SCHEMA,
                Release.kind(NetworkSpec.parse(TOKENS, HEIGHT).head()),
                "test",
                "1",
                LineMaps.names(),
                HEIGHT,
                32,
                LineMaps.CELL,
                1,
                "NFC",
                1,
                precision,
                TOKENS,
                "",
                "",
                "Apache-2.0",
                new TreeMap<>());
    }

    private static TextLine noise(int width, int height) {
        byte[] pixels = new byte[width * height];
        new Random(width * 31L + height).nextBytes(pixels);
        return new TextLine("", pixels, width, height, "noise");
    }

    private static float[] answer(Network network, TextLine page) {
        return new LineReader(network, new LinesObjective(), ComputeDevice.CPU)
                .answers(new LineBatch(List.of(page), 32))
                .getFirst();
    }

    private static double meanDistance(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += Math.abs(a[i] - b[i]);
        }
        return sum / a.length;
    }

    private static double spread(float[] values) {
        float least = Float.MAX_VALUE;
        float greatest = -Float.MAX_VALUE;
        for (float value : values) {
            least = Math.min(least, value);
            greatest = Math.max(greatest, value);
        }
        return greatest - least;
    }
}
