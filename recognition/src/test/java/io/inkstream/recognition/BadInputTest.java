package io.inkstream.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import io.inkstream.recognition.image.PageImage;
import io.inkstream.recognition.inference.LineModel;
import io.inkstream.recognition.inference.TinyModel;
import io.inkstream.recognition.layout.DrawnPage;
import io.inkstream.recognition.layout.SegmenterSettings;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever comes in, something bounded comes out: {@link RecognitionSettings} holds the limits. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class BadInputTest {
    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({
        "1, 1, black",
        "1, 1, white",
        "1, 20000, black",
        "1, 20000, white",
        "20000, 1, black",
        "20000, 1, checkered",
        "1, 20000, checkered",
        "3, 3, checkered",
        "900, 700, black",
        "900, 700, white",
        "900, 700, checkered",
        "900, 700, stripes",
    })
    void aPageOfAnySizeAndPatternIsReadToNothingOrLittle(int width, int height, String pattern)
            throws Exception {
        byte[] pixels = new byte[width * height];
        for (int i = 0; i < pixels.length; i++) {
            int x = i % width;
            int y = i / width;
            boolean paper =
                    switch (pattern) {
                        case "black" -> false;
                        case "white" -> true;
                        case "checkered" -> (x + y) % 2 == 0;
                        default -> x / 3 % 2 == 0;
                    };
            pixels[i] = (byte) (paper ? 255 : 0);
        }

        PageReading reading = read(new PageImage(width, height, 0, pixels));

        assertThat(reading.lines()).hasSizeLessThan(3);
    }

    @Test
    void fiftyThousandCharactersInALineAreSqueezedIntoTheWidestLineThereIs() throws Exception {
        // given 20,000 bars and gaps on one line, each about as wide as a letter stroke
        int width = 30_000;
        byte[] pixels = new byte[width * 60];
        Arrays.fill(pixels, (byte) 255);
        for (int y = 20; y < 36; y++) {
            for (int x = 20; x < width - 20; x++) {
                pixels[y * width + x] = (byte) (x % 3 == 0 || (y == 27 && x % 24 < 8) ? 0 : 255);
            }
        }

        PageReading reading = read(new PageImage(width, 60, 0, pixels));

        // then there is at most a character per output step of the widest line
        int most = RecognitionSettings.DEFAULT.cut().maxWidth() / TinyModel.STRIDE + 1;
        assertThat(reading.lines()).allMatch(line -> line.text().length() <= most);
    }

    @Test
    void moreMarksThanAnyTextHasAreNoise() throws Exception {
        // given a speck at every second place, four million of them
        int side = 4000;
        byte[] pixels = new byte[side * side];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (i % side % 2 == 0 && i / side % 2 == 0 ? 0 : 255);
        }

        PageReading reading = read(new PageImage(side, side, 0, pixels));

        assertThat(reading.lines()).isEmpty();
    }

    @Test
    void moreLinesThanAllowedAreLeftOutWithAWarning() throws Exception {
        // given
        SegmenterSettings few = new SegmenterSettings(6, 2.2, 5, 1.2, 7, 32, 14, 120_000, 3);
        RecognitionSettings defaults = RecognitionSettings.DEFAULT;
        RecognitionSettings settings =
                new RecognitionSettings(
                        defaults.image(), few, defaults.cut(), defaults.batchSize());
        PageImage page = new DrawnPage(900, 600).paragraph(100, 100, 8, "many lines").page();

        // when
        try (LineModel model = LineModel.open(TinyModel.write(folder))) {
            PageReading reading = new PageRecognizer(model, settings).recognize(page);

            // then
            assertThat(reading.warnings()).extracting("code").contains("too-many-lines");
            assertThat(reading.lines()).hasSizeLessThanOrEqualTo(3);
        }
    }

    @ParameterizedTest
    @CsvSource({"png, 10", "png, 11", "png, 12", "png, 13", "png, 2", "bmp, 5", "gif, 13"})
    void everyKindOfPixelIsRead(String format, int kind) throws Exception {
        BufferedImage image = new BufferedImage(64, 48, kind);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, format, file)).isTrue();

        try (LineModel model = LineModel.open(TinyModel.write(folder))) {
            assertThat(
                            new PageRecognizer(model, RecognitionSettings.DEFAULT)
                                    .recognize(file.toByteArray()))
                    .isInstanceOf(PageOutcome.Recognized.class);
        }
    }

    private PageReading read(PageImage page) throws Exception {
        try (LineModel model = LineModel.open(TinyModel.write(folder))) {
            return new PageRecognizer(model, RecognitionSettings.DEFAULT).recognize(page);
        }
    }
}
