package io.inkstream.trainer.dataset.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.inkstream.recognition.synthesis.GrayPicture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The real sets, where they are. */
class SharedDataTest {

    private static final Path DATA = Path.of("../../shared/data");

    @ParameterizedTest
    @CsvSource({
        "bullinger-sample-lines, lines.zip, 27",
        "poilus-wills-fr, lines.zip, 981",
        "meetei-mayek-omniglot, class folders, 528",
        "mnist, IDX, 60000"
    })
    void setsAreRecognisedWithAllTheirSamples(String set, String format, int count)
            throws IOException {
        assumeTrue(Files.isDirectory(DATA.resolve(set)), "the data sets are not here");

        DataFolder data = DataFolder.open(DATA.resolve(set));

        assertThat(data.format()).isEqualTo(format);
        assertThat(data.samples()).hasSize(count);
        assertThat(data.samples().getLast().picture().read().height()).isPositive();
    }

    /** The sample that lies transposed shows the same characters as the upright set's extra. */
    @Test
    void bothOrientationsOfEmnistShowTheSameCharacters() throws IOException {
        assumeTrue(Files.isDirectory(DATA.resolve("emnist")), "the data sets are not here");
        DataFolder data = DataFolder.open(DATA.resolve("emnist"));

        GrayPicture turned = first(data, "native-orientation-sample-");
        GrayPicture upright = first(data, "emnist-balanced-extra-");

        assertThat(turned.pixels()).isEqualTo(upright.pixels());
        assertThat(data.samples())
                .extracting(Sample::text)
                .contains("A", "z".toUpperCase(java.util.Locale.ROOT), "7");
    }

    private static GrayPicture first(DataFolder data, String prefix) throws IOException {
        return data.samples().stream()
                .filter(sample -> sample.name().startsWith(prefix))
                .findFirst()
                .orElseThrow()
                .picture()
                .read();
    }
}
