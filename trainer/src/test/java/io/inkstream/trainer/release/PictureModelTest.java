package io.inkstream.trainer.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.inkstream.recognition.inference.InferenceException;
import io.inkstream.recognition.inference.LineModel;
import io.inkstream.recognition.inference.PictureModel;
import io.inkstream.recognition.model.InvalidModelException;
import io.inkstream.trainer.network.Network;
import io.inkstream.trainer.training.Libtorch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Exported models of whole pictures, read by recognition. */
class PictureModelTest {

    @TempDir private Path folder = Path.of(".");

    @BeforeAll
    static void prepare() {
        Libtorch.prepare(7);
    }

    @ParameterizedTest
    @MethodSource("io.inkstream.trainer.network.TokenStrings#pictures")
    void recognitionGivesWhatTheNetworkGives(String tokens)
            throws IOException, InferenceException, InvalidModelException {
        Network network = Networks.network(tokens);
        try (PictureModel model = PictureModel.open(written(network))) {
            for (int width : new int[] {31, 40, 93}) {
                int fixed = network.spec().input().width();
                int own = fixed > 0 ? Math.min(width, fixed) : width;
                Pictures picture =
                        Pictures.noise(network.spec(), own).onSheet(model.paddedWidth(own));
                List<float[]> expected = picture.through(network);

                float[] actual = model.infer(own, picture.withoutPadding(0));

                assertThat(actual)
                        .usingComparatorWithPrecision(2e-4f)
                        .containsExactly(expected.getFirst());
            }
        }
    }

    @Test
    void aPictureThatDoesNotFitIsRefused()
            throws IOException, InferenceException, InvalidModelException {
        Network network = Networks.network("i32x40 c3x3,8,s2x2 flat softmax");
        try (PictureModel model = PictureModel.open(written(network))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> model.infer(41, new byte[41 * 32]))
                    .withMessage("picture width must be in 1..40, was 41");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> model.infer(40, new byte[40 * 31]))
                    .withMessageContaining("a picture of 40 x 32 with 1 channels");
        }
    }

    @Test
    void eachKindHasItsOwnReader() throws IOException {
        Path line = written(Networks.network("c3x3,8,s2x2 h"));
        assertThatExceptionOfType(InvalidModelException.class)
                .isThrownBy(() -> PictureModel.open(line))
                .withMessageContaining("must be class or regression, was line");
        Path picture = written(Networks.network("c3x3,8,s2x2 h L6,last softmax"));
        assertThatExceptionOfType(InvalidModelException.class)
                .isThrownBy(() -> LineModel.open(picture))
                .withMessageContaining("must be line, was class");
    }

    private Path written(Network network) throws IOException {
        Path file = folder.resolve(network.spec().head() + ".onnx");
        Files.write(file, OnnxWriter.fp32(network, Networks.description(network, "fp32")));
        return file;
    }
}
