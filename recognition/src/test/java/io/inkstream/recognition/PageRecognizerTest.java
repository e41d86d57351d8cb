package io.inkstream.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import io.inkstream.recognition.decoding.Aggregation;
import io.inkstream.recognition.image.ImageFault;
import io.inkstream.recognition.image.PageImage;
import io.inkstream.recognition.inference.LineModel;
import io.inkstream.recognition.inference.TinyModel;
import io.inkstream.recognition.layout.Box;
import io.inkstream.recognition.layout.DrawnPage;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageRecognizerTest {
    @TempDir Path folder;

    @Test
    void aPageBecomesLinesWithTextConfidenceAndTokensOnThePage() throws Exception {
        try (LineModel model = LineModel.open(TinyModel.write(folder))) {
            // given
            PageImage page =
                    new DrawnPage(900, 500)
                            .paragraph(100, 100, 8, "Ten lines of some text to be read")
                            .page();

            // when
            PageReading reading =
                    new PageRecognizer(model, RecognitionSettings.DEFAULT).recognize(page);

            // then
            assertThat(reading.lines()).hasSize(8);
            for (ReadLine line : reading.lines()) {
                assertThat(line.confidence()).isBetween(0.0, 1.0);
                assertThat(line.confidenceMethod()).isEqualTo(Aggregation.MEAN.method());
                for (Token token : line.words()) {
                    int[] points = line.text().codePoints().toArray();
                    assertThat(new String(points, token.start(), token.end() - token.start()))
                            .isEqualTo(token.text());
                    Box box = token.box();
                    assertThat(box.left()).isGreaterThanOrEqualTo(0);
                    assertThat(box.right()).isLessThanOrEqualTo(900);
                }
            }
        }
    }

    @Test
    void equalPagesGiveEqualReadingsWhateverTheBatchSize() throws Exception {
        try (LineModel model = LineModel.open(TinyModel.write(folder))) {
            // given
            PageImage page =
                    new DrawnPage(900, 500)
                            .paragraph(100, 100, 8, "Ten lines of some text to be read")
                            .page();
            RecognitionSettings defaults = RecognitionSettings.DEFAULT;
            RecognitionSettings oneByOne =
                    new RecognitionSettings(
                            defaults.image(), defaults.segmenter(), defaults.cut(), 1);

            // when
            PageReading batched = new PageRecognizer(model, defaults).recognize(page);
            PageReading alone = new PageRecognizer(model, oneByOne).recognize(page);

            // then
            assertThat(batched).isEqualTo(alone);
        }
    }

    @Test
    void anEmptyPageIsRecognizedToNoLines() throws Exception {
        try (LineModel model = LineModel.open(TinyModel.write(folder))) {
            // given
            BufferedImage white = new BufferedImage(300, 400, BufferedImage.TYPE_BYTE_GRAY);
            white.createGraphics().fillRect(0, 0, 300, 400);
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            ImageIO.write(white, "png", file);

            // when
            PageOutcome outcome =
                    new PageRecognizer(model, RecognitionSettings.DEFAULT)
                            .recognize(file.toByteArray());

            // then
            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            PageOutcome.Recognized.class,
                            r -> assertThat(r.reading().lines()).isEmpty());
        }
    }

    @Test
    void bytesThatAreNoImageAreRejectedWithTheirFault() throws Exception {
        try (LineModel model = LineModel.open(TinyModel.write(folder))) {
            // when
            PageOutcome outcome =
                    new PageRecognizer(model, RecognitionSettings.DEFAULT)
                            .recognize(new byte[] {1, 2, 3});

            // then
            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            PageOutcome.Rejected.class,
                            r -> assertThat(r.fault()).isEqualTo(ImageFault.UNKNOWN_FORMAT));
        }
    }
}
