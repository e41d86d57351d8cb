package io.inkstream.recognition.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.inkstream.recognition.evaluation.Detection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Holds the segmenter to what it reached on real pages. The typescripts have much text that their
 * truth leaves out; the truth of the German prints hugs the letters, so that the outlines of short
 * lines, which have room for ascenders, share less than half of their area with it.
 */
@Tag("long")
class LayoutAccuracyTest {
    private static final Path DATA =
            Path.of(System.getProperty("inkstream.data", "../../shared/data"));

    @ParameterizedTest(name = "{0}: {1} of lines found, F1 {2}")
    @CsvSource({
        "fondue-print-en,0.99,0.99",
        "fondue-print-es,0.98,0.975",
        "ehri-typescript-en,0.98,0.94",
        "ehri-typescript-multi,0.975,0.94",
        "tapuscorpus-fr,0.88,0.86",
        "ocrd-print-de,0.80,0.80"
    })
    void realPagesAreSegmentedAsWellAsEver(String set, double recall, double f1)
            throws IOException {
        // given
        Path folder = DATA.resolve(set);
        assumeTrue(Files.isDirectory(folder), () -> "no data at " + folder);

        // when
        Detection matches = LayoutAccuracy.measure(folder, false);

        // then
        assertThat(matches.recall()).isGreaterThanOrEqualTo(recall);
        assertThat(matches.f1()).isGreaterThanOrEqualTo(f1);
    }
}
