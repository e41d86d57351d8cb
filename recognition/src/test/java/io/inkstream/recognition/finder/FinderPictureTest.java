package io.inkstream.recognition.finder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.inkstream.recognition.image.PageImage;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FinderPictureTest {

    @Test
    void theLongerSideGetsItsLengthAndTheSheetItsStep() {
        FinderPicture picture = FinderPicture.of(paper(1500, 2000), 1024, 32);

        assertThat(picture.height()).isEqualTo(1024);
        assertThat(picture.width()).isEqualTo(768);
        assertThat(picture.scale()).isCloseTo(2000.0 / 1024, within(1e-9));
        assertThat(picture.pixels()).hasSize(768 * 1024);
    }

    @Test
    void aBlankPageStaysBlank() {
        FinderPicture picture = FinderPicture.of(paper(300, 200), 128, 32);

        for (byte pixel : picture.pixels()) {
            assertThat(pixel & 255).isEqualTo(255);
        }
    }

    @Test
    void grayInkOnGrayPaperBecomesBlackOnWhite() {
        byte[] pixels = new byte[200 * 200];
        Arrays.fill(pixels, (byte) 190);
        Arrays.fill(pixels, 0, 200 * 20, (byte) 90);

        FinderPicture picture = FinderPicture.of(new PageImage(200, 200, 0, pixels), 200, 1);

        assertThat(picture.pixels()[0] & 255).isZero();
        assertThat(picture.pixels()[199 * 200] & 255).isEqualTo(255);
    }

    /** Against the definition: each new pixel is the mean of the area it covers. */
    @ParameterizedTest
    @CsvSource({"37, 23, 11, 7", "64, 48, 32, 24", "20, 20, 33, 41", "5, 1, 9, 3"})
    void areasAreAveraged(int width, int height, int columns, int rows) {
        byte[] pixels = new byte[width * height];
        new Random(8).nextBytes(pixels);
        PageImage page = new PageImage(width, height, 0, pixels);

        byte[] scaled = AreaScaling.scaled(page, columns, rows);

        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < columns; x++) {
                assertThat((double) (scaled[y * columns + x] & 255))
                        .isCloseTo(mean(page, x, y, columns, rows), within(0.51));
            }
        }
    }

    private static double mean(PageImage page, int x, int y, int columns, int rows) {
        double left = (double) x * page.width() / columns;
        double right = (x + 1.0) * page.width() / columns;
        double top = (double) y * page.height() / rows;
        double bottom = (y + 1.0) * page.height() / rows;
        double sum = 0;
        for (int v = 0; v < page.height(); v++) {
            double high = Math.max(0, Math.min(bottom, v + 1) - Math.max(top, v));
            for (int u = 0; u < page.width(); u++) {
                double wide = Math.max(0, Math.min(right, u + 1) - Math.max(left, u));
                sum += high * wide * page.gray(u, v);
            }
        }
        return sum / ((right - left) * (bottom - top));
    }

    private static PageImage paper(int width, int height) {
        byte[] pixels = new byte[width * height];
        Arrays.fill(pixels, (byte) 230);
        return new PageImage(width, height, 0, pixels);
    }
}
