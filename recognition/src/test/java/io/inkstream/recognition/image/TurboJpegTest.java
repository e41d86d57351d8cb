package io.inkstream.recognition.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** libjpeg-turbo and ImageIO are twins where both are present. */
class TurboJpegTest {
    private static final int TOLERANCE = 1;

    private final ImageDecoder portable = new ImageDecoder(ImageLimits.DEFAULT, Optional.empty());

    @BeforeEach
    void requireTheLibrary() {
        assumeTrue(TurboJpeg.find().isPresent(), "libjpeg-turbo is not installed");
    }

    @ParameterizedTest(name = "{0}x{1}, picture type {2}")
    @CsvSource({"1,1,10", "17,3,10", "640,481,10", "1,1,1", "33,65,1", "1001,700,1"})
    void bothDecodersGiveTheSameLevels(int width, int height, int type) throws IOException {
        // given
        byte[] file = jpeg(width, height, type);

        // when
        Optional<PageImage> fast = TurboJpeg.find().get().decode(file, 300, ImageLimits.DEFAULT);

        // then
        PageImage slow = ((DecodedImage.Decoded) portable.decode(file)).page();
        assertThat(fast).isPresent();
        assertThat(fast.get().width()).isEqualTo(slow.width());
        assertThat(fast.get().dpi()).isEqualTo(300);
        for (int i = 0; i < slow.pixels().length; i++) {
            assertThat((fast.get().pixels()[i] & 0xff) - (slow.pixels()[i] & 0xff))
                    .as("pixel %d", i)
                    .isBetween(-TOLERANCE, TOLERANCE);
        }
    }

    @Test
    void filesThatAreNotFaultlessAreLeftToTheOtherDecoder() throws IOException {
        byte[] file = jpeg(300, 300, BufferedImage.TYPE_INT_RGB);
        TurboJpeg turbo = TurboJpeg.find().get();

        assertThat(turbo.decode(Arrays.copyOf(file, file.length / 2), 0, ImageLimits.DEFAULT))
                .isEmpty();
        assertThat(turbo.decode(new byte[] {1, 2, 3}, 0, ImageLimits.DEFAULT)).isEmpty();
        assertThat(turbo.decode(file, 0, new ImageLimits(1000, 1000))).isEmpty();
    }

    @Test
    void scrambledFilesEndInAValue() throws IOException {
        byte[] file = jpeg(200, 200, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(4);
        for (int round = 0; round < 300; round++) {
            byte[] scrambled = file.clone();
            for (int i = 0; i < 5; i++) {
                scrambled[random.nextInt(scrambled.length)] = (byte) random.nextInt();
            }
            assertThat(TurboJpeg.find().get().decode(scrambled, 0, ImageLimits.DEFAULT))
                    .isNotNull();
        }
    }

    private static byte[] jpeg(int width, int height, int type) throws IOException {
        BufferedImage image = new BufferedImage(width, height, type);
        Graphics2D canvas = image.createGraphics();
        Random random = new Random(width);
        for (int i = 0; i < 200; i++) {
            canvas.setColor(new Color(random.nextInt(1 << 24)));
            canvas.fillOval(random.nextInt(width), random.nextInt(height), 40, 20);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "jpg", out);
        return out.toByteArray();
    }
}
