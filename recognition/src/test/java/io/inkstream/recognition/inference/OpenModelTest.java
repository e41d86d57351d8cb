package io.inkstream.recognition.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.inkstream.recognition.decoding.Aggregation;
import io.inkstream.recognition.decoding.ClassDecoder;
import io.inkstream.recognition.decoding.LineText;
import io.inkstream.recognition.line.LineImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models of lines and of classes are read with alike. */
class OpenModelTest {
    private static final int SIDE = TinyClasses.SIDE;

    @TempDir private Path folder = Path.of(".");

    @Test
    void theClassOfAPictureIsItsTextAndItsProbabilityTheConfidence() throws Exception {
        List<LineText> read = read(List.of(grey(SIDE, 255), grey(SIDE, 0)), 1);

        assertThat(read.get(0).text()).isEqualTo("ꯑ");
        assertThat(read.get(1).text()).isEqualTo("much ink");
        double sure = 1 / (1 + Math.exp(-8));
        assertThat(read.get(0).confidence()).isEqualTo(sure, within(1e-6));
        assertThat(read.get(0).alternatives())
                .singleElement()
                .satisfies(other -> {
                    assertThat(other.text()).isEqualTo("much ink");
                    assertThat(other.confidence()).isEqualTo(1 - sure, within(1e-6));
                });
    }

    @Test
    void theTemperatureOfTheModelMakesItLessSure() throws Exception {
        LineText read = read(List.of(grey(SIDE, 255)), 4).getFirst();

        assertThat(read.confidence()).isEqualTo(1 / (1 + Math.exp(-2)), within(1e-6));
    }

    @Test
    void aPictureThatIsTooWideIsMadeNarrowerAndANarrowOneGetsPaper() throws Exception {
        byte[] half = new byte[SIDE * 3 * SIDE];
        for (int i = 0; i < half.length; i++) {
            half[i] = (byte) (i % (3 * SIDE) < SIDE ? 0 : 255);
        }

        List<LineText> read =
                read(List.of(LineImage.detached(3 * SIDE, SIDE, half), grey(SIDE / 4, 0)), 1);

        // a third and a quarter of the picture is ink
        assertThat(read.get(0).confidence()).isEqualTo(1 / (1 + Math.exp(-8 / 3.0)), within(0.02));
        assertThat(read.get(1).confidence()).isEqualTo(1 / (1 + Math.exp(-4)), within(1e-6));
    }

    @Test
    void aModelOfLinesIsOpenedAsOne() throws Exception {
        try (OpenModel model = OpenModel.open(TinyModel.write(folder))) {
            assertThat(model).isInstanceOf(LineModel.class);
        }
    }

    @Test
    void aPictureOfAnotherHeightIsRefused() throws Exception {
        try (OpenModel model = OpenModel.open(classes())) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() ->
                            model.infer(
                                    List.of(LineImage.detached(8, 8, new byte[64])), (_, _) -> {}))
                    .withMessage("line height must be 16, was 8");
        }
    }

    private List<LineText> read(List<LineImage> pictures, double temperature) throws Exception {
        List<LineText> read = new ArrayList<>();
        ClassDecoder decoder = new ClassDecoder(TinyClasses.CLASSES, temperature, Aggregation.MEAN);
        try (OpenModel model = OpenModel.open(classes())) {
            model.infer(pictures, (_, lent) -> read.add(decoder.decode(lent)));
        }
        return read;
    }

    private Path classes() throws Exception {
        return Files.write(folder.resolve("classes.onnx"), TinyClasses.bytes());
    }

    private static LineImage grey(int width, int value) {
        byte[] pixels = new byte[width * SIDE];
        Arrays.fill(pixels, (byte) value);
        return LineImage.detached(width, SIDE, pixels);
    }
}
