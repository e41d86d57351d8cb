package io.inkstream.recognition.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageDecoderTest {
    private final ImageDecoder decoder = new ImageDecoder(ImageLimits.DEFAULT);

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg", "bmp", "tif", "gif"})
    void grayLevelsSurviveWhateverTheFormat(String format) {
        // given
        BufferedImage image = halves(BufferedImage.TYPE_BYTE_GRAY, new Color(60, 60, 60));
        image.getRaster().setSamples(0, 0, 20, 20, 0, filled(400, 60));

        // when
        PageImage page = decoded(encode(image, format));

        // then
        assertThat(page.gray(5, 10)).isCloseTo(60, org.assertj.core.data.Offset.offset(3));
        assertThat(page.gray(30, 10)).isCloseTo(255, org.assertj.core.data.Offset.offset(3));
    }

    @ParameterizedTest
    @CsvSource({"255,0,0,77", "0,255,0,149", "0,0,255,29", "200,100,50,124"})
    void colourBecomesLuma(int red, int green, int blue, int gray) {
        for (String format : new String[] {"png", "jpg", "bmp", "tif"}) {
            // given
            byte[] file =
                    encode(halves(BufferedImage.TYPE_INT_RGB, new Color(red, green, blue)), format);

            // when
            PageImage page = decoded(file);

            // then
            assertThat(page.gray(5, 10))
                    .as(format)
                    .isCloseTo(gray, org.assertj.core.data.Offset.offset(4));
        }
    }

    @Test
    void transparencyIsLaidOnWhitePaper() {
        // given
        BufferedImage image = new BufferedImage(40, 20, BufferedImage.TYPE_INT_ARGB);
        Graphics2D canvas = image.createGraphics();
        canvas.setColor(new Color(0, 0, 0, 128));
        canvas.fillRect(0, 0, 20, 20);
        canvas.dispose();

        // when
        PageImage page = decoded(encode(image, "png"));

        // then
        assertThat(page.gray(5, 10)).isEqualTo(127);
        assertThat(page.gray(30, 10)).isEqualTo(255);
    }

    @Test
    void sixteenBitsAreReadByTheirUpperHalf() {
        // given
        BufferedImage image = new BufferedImage(40, 20, BufferedImage.TYPE_USHORT_GRAY);
        image.getRaster().setSamples(0, 0, 20, 20, 0, filled(400, 0x40ff));

        // when
        PageImage page = decoded(encode(image, "png"));

        // then
        assertThat(page.gray(5, 10)).isEqualTo(0x40);
    }

    @Test
    void grayWithTransparencyKeepsItsLevels() {
        // given
        ComponentColorModel colors =
                new ComponentColorModel(
                        ColorSpace.getInstance(ColorSpace.CS_GRAY),
                        true,
                        false,
                        Transparency.TRANSLUCENT,
                        DataBuffer.TYPE_BYTE);
        WritableRaster raster =
                Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 40, 20, 2, null);
        raster.setSamples(0, 0, 40, 20, 0, filled(800, 90));
        raster.setSamples(0, 0, 40, 20, 1, filled(800, 255));

        // when
        PageImage page = decoded(encode(new BufferedImage(colors, raster, false, null), "png"));

        // then
        assertThat(page.gray(5, 10)).isEqualTo(90);
    }

    @Test
    void paletteAndOneBitImagesUseTheirColours() {
        // given
        byte[] levels = {10, (byte) 200, 100};
        IndexColorModel palette = new IndexColorModel(8, 3, levels, levels, levels);
        BufferedImage indexed = new BufferedImage(40, 20, BufferedImage.TYPE_BYTE_INDEXED, palette);
        indexed.getRaster().setSamples(0, 0, 40, 20, 0, filled(800, 1));
        BufferedImage bilevel = halves(BufferedImage.TYPE_BYTE_BINARY, Color.BLACK);

        // when
        PageImage fromPalette = decoded(encode(indexed, "png"));
        PageImage fromBits = decoded(encode(bilevel, "tif"));

        // then
        assertThat(fromPalette.gray(5, 10)).isEqualTo(200);
        assertThat(fromBits.gray(5, 10)).isZero();
        assertThat(fromBits.gray(30, 10)).isEqualTo(255);
    }

    @Test
    void aPageLargerThanAllowedIsRejectedBeforeItIsDecoded() {
        // given
        byte[] file = encode(halves(BufferedImage.TYPE_BYTE_GRAY, Color.BLACK), "png");

        // when
        DecodedImage byPixels = new ImageDecoder(new ImageLimits(799, 1000)).decode(file);
        DecodedImage bySide = new ImageDecoder(new ImageLimits(10_000, 39)).decode(file);

        // then
        assertThat(byPixels)
                .isInstanceOfSatisfying(
                        DecodedImage.Rejected.class,
                        r -> assertThat(r.fault()).isEqualTo(ImageFault.TOO_LARGE));
        assertThat(bySide)
                .isInstanceOfSatisfying(
                        DecodedImage.Rejected.class,
                        r -> assertThat(r.fault()).isEqualTo(ImageFault.TOO_LARGE));
    }

    @Test
    void bytesThatAreNoImageAreNamed() {
        // given
        byte[] nothing = {};
        byte[] text =
                "no picture at all, just a sentence"
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8);

        // when
        DecodedImage empty = decoder.decode(nothing);
        DecodedImage unknown = decoder.decode(text);

        // then
        assertThat(empty)
                .isInstanceOfSatisfying(
                        DecodedImage.Rejected.class,
                        r -> assertThat(r.fault()).isEqualTo(ImageFault.EMPTY));
        assertThat(unknown)
                .isInstanceOfSatisfying(
                        DecodedImage.Rejected.class,
                        r -> assertThat(r.fault()).isEqualTo(ImageFault.UNKNOWN_FORMAT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg", "bmp", "tif", "gif"})
    void cutAndScrambledFilesAreValuesNotExceptions(String format) {
        // given
        byte[] file = encode(halves(BufferedImage.TYPE_BYTE_GRAY, Color.BLACK), format);
        Random random = new Random(11);

        for (int trial = 0; trial < 60; trial++) {
            byte[] damaged = Arrays.copyOf(file, 1 + random.nextInt(file.length));
            for (int i = 0; i < trial % 8; i++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            // when
            DecodedImage result = decoder.decode(damaged);

            // then
            assertThat(result).as("trial %d", trial).isNotNull();
        }
    }

    @Test
    void aJpegThatEndsEarlyIsDecodedButSaidToBeIncomplete() {
        // given
        BufferedImage noise = new BufferedImage(200, 200, BufferedImage.TYPE_BYTE_GRAY);
        byte[] levels = new byte[200 * 200];
        new Random(3).nextBytes(levels);
        noise.getRaster().setDataElements(0, 0, 200, 200, levels);
        byte[] file = encode(noise, "jpg");

        // when
        DecodedImage result = decoder.decode(Arrays.copyOf(file, file.length / 2));

        // then
        assertThat(result)
                .isInstanceOfSatisfying(
                        DecodedImage.Decoded.class, d -> assertThat(d.complete()).isFalse());
    }

    @Test
    void printersColoursAreReadByThePlugin() throws IOException {
        // given a JPEG as Adobe writes it, where 255 is no ink: full cyan on the left, paper on the
        // right
        WritableRaster inks = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 64, 32, 4, null);
        for (int ink = 0; ink < 4; ink++) {
            inks.setSamples(0, 0, 64, 32, ink, filled(64 * 32, 255));
        }
        inks.setSamples(0, 0, 32, 32, 0, filled(32 * 32, 0));
        byte[] plain = encode(inks);
        byte[] marker = HexFormat.of().parseHex("ffee000e41646f626500640000000000");
        byte[] file = new byte[plain.length + marker.length];
        System.arraycopy(plain, 0, file, 0, 2);
        System.arraycopy(marker, 0, file, 2, marker.length);
        System.arraycopy(plain, 2, file, 2 + marker.length, plain.length - 2);

        // when
        PageImage page = decoded(file);

        // then
        assertThat(page.gray(50, 16)).isGreaterThan(240);
        assertThat(page.gray(10, 16)).isBetween(60, 200);
    }

    private static byte[] encode(Raster raster) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.write(new IIOImage(raster, null, null));
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    private PageImage decoded(byte[] file) {
        DecodedImage result = decoder.decode(file);
        assertThat(result).isInstanceOf(DecodedImage.Decoded.class);
        return ((DecodedImage.Decoded) result).page();
    }

    /** 40x20, the left half in a colour, the right half white. */
    private static BufferedImage halves(int type, Color left) {
        BufferedImage image = new BufferedImage(40, 20, type);
        Graphics2D canvas = image.createGraphics();
        canvas.setColor(Color.WHITE);
        canvas.fillRect(0, 0, 40, 20);
        canvas.setColor(left);
        canvas.fillRect(0, 0, 20, 20);
        canvas.dispose();
        return image;
    }

    private static int[] filled(int count, int value) {
        int[] values = new int[count];
        Arrays.fill(values, value);
        return values;
    }

    private static byte[] encode(BufferedImage image, String format) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            assertThat(ImageIO.write(image, format, out)).as("a writer for %s", format).isTrue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
