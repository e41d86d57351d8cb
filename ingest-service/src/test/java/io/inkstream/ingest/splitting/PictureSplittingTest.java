package io.inkstream.ingest.splitting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.inkstream.contracts.PageImageRef;
import io.inkstream.contracts.PageList;
import io.inkstream.contracts.ProblemCode;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Single pictures: stored as they came, upright, whole. */
class PictureSplittingTest {
    /** What a JPEG round trip may cost in brightness. */
    private static final int LOSS = 8;

    @TempDir Path folder;
    private SplitterOnDisk disk;

    @BeforeEach
    void open() throws Exception {
        disk = new SplitterOnDisk(folder);
    }

    @Test
    void aPngIsStoredAsItCame() throws Exception {
        byte[] png = Pictures.png(Pictures.quarters(BufferedImage.TYPE_INT_RGB));

        PageList list = disk.split("scan.png", png);

        assertThat(disk.stored(list, 1)).isEqualTo(png);
        PageImageRef image = SplitterOnDisk.image(list, 1);
        assertThat(image.mediaType()).isEqualTo("image/png");
        assertThat(image.key()).endsWith("/1.png");
        assertThat(image.width()).isEqualTo(Pictures.WIDTH);
        assertThat(image.height()).isEqualTo(Pictures.HEIGHT);
        assertThat(image.sizeBytes()).isEqualTo(png.length);
    }

    @Test
    void aGrayAndAColourJpegAreStoredAsTheyCame() throws Exception {
        for (int type : List.of(BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_INT_RGB)) {
            byte[] jpeg = Pictures.jpeg(Pictures.quarters(type));

            PageList list = disk.split("scan-" + type + ".jpg", jpeg);

            assertThat(disk.stored(list, 1)).isEqualTo(jpeg);
            assertThat(SplitterOnDisk.image(list, 1).mediaType()).isEqualTo("image/jpeg");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gif", "bmp"})
    void otherPicturesAreStoredAsPng(String format) throws Exception {
        byte[] bytes = Pictures.written(format, Pictures.quarters(BufferedImage.TYPE_INT_RGB));

        PageList list = disk.split("scan." + format, bytes);

        assertQuarters(disk.picture(list, 1));
        assertThat(SplitterOnDisk.image(list, 1).mediaType()).isEqualTo("image/png");
    }

    @ParameterizedTest
    @ValueSource(strings = {Pictures.LOSSLESS_WEBP, Pictures.LOSSY_WEBP})
    void aWebpIsStoredAsPng(String base64) throws Exception {
        PageList list = disk.split("scan.webp", Base64.getDecoder().decode(base64));

        assertThat(SplitterOnDisk.image(list, 1).width()).isEqualTo(1);
        assertThat(SplitterOnDisk.image(list, 1).mediaType()).isEqualTo("image/png");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gif", "bmp"})
    void otherPicturesThatBreakOffAreDamaged(String format) throws Exception {
        byte[] whole = Pictures.written(format, Pictures.quarters(BufferedImage.TYPE_INT_RGB));

        for (int length : new int[] {40, whole.length / 2}) {
            byte[] part = Arrays.copyOf(whole, length);
            assertThat(disk.failure("part-" + length + "." + format, part))
                    .isEqualTo(ProblemCode.DAMAGED_DOCUMENT);
        }
    }

    @Test
    void textThatBeginsLikeABitmapIsNone() throws Exception {
        byte[] text =
                "BM is what this letter begins with, and it goes on"
                        .getBytes(StandardCharsets.UTF_8);

        assertThat(disk.failure("letter.txt", text)).isEqualTo(ProblemCode.UNKNOWN_TYPE);
    }

    @Test
    void aJpegOfFourInksIsStoredAsItCame() throws Exception {
        byte[] jpeg = Pictures.cmykJpeg();

        PageList list = disk.split("press.jpg", jpeg);

        assertThat(disk.stored(list, 1)).isEqualTo(jpeg);
        assertThat(SplitterOnDisk.image(list, 1).width()).isEqualTo(Pictures.WIDTH);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 6, 7, 8})
    void aJpegIsStoredUprightHoweverTheCameraWasHeld(int orientation) throws Exception {
        BufferedImage upright = Pictures.quarters(BufferedImage.TYPE_BYTE_GRAY);
        byte[] plain = Pictures.jpeg(Pictures.heldLike(orientation, upright));

        PageList list = disk.split("photo.jpg", Pictures.withOrientation(plain, orientation));

        BufferedImage page = disk.picture(list, 1);
        assertThat(page.getWidth()).isEqualTo(Pictures.WIDTH);
        assertThat(page.getHeight()).isEqualTo(Pictures.HEIGHT);
        assertQuarters(page);
        assertThat(SplitterOnDisk.image(list, 1).width()).isEqualTo(Pictures.WIDTH);
        assertThat(SplitterOnDisk.image(list, 1).mediaType()).isEqualTo("image/png");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 9})
    void aTagThatSaysUprightOrNothingSensibleLeavesTheBytesAlone(int orientation) throws Exception {
        BufferedImage upright = Pictures.quarters(BufferedImage.TYPE_BYTE_GRAY);
        byte[] jpeg = Pictures.withOrientation(Pictures.jpeg(upright), orientation);

        PageList list = disk.split("photo.jpg", jpeg);

        assertThat(disk.stored(list, 1)).isEqualTo(jpeg);
    }

    @Test
    void aColourPhotographKeepsItsColoursWhenItIsTurned() throws Exception {
        BufferedImage red = new BufferedImage(40, 20, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < 40; x++) {
            for (int y = 0; y < 20; y++) {
                red.setRGB(x, y, 0xff0000);
            }
        }

        PageList list = disk.split("red.jpg", Pictures.withOrientation(Pictures.jpeg(red), 6));

        BufferedImage page = disk.picture(list, 1);
        assertThat(page.getRGB(10, 20) >> 16 & 0xff).isCloseTo(255, within(LOSS));
        assertThat(page.getRGB(10, 20) & 0xff).isCloseTo(0, within(LOSS));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.5, 0.9, 0.99})
    void aPictureThatBreaksOffIsADamagedDocument(double share) throws Exception {
        byte[] png = cut(Pictures.png(Pictures.page(1)), share);
        byte[] jpeg = cut(Pictures.jpeg(Pictures.page(1)), share);

        assertThat(disk.failure("cut.png", png)).isEqualTo(ProblemCode.DAMAGED_DOCUMENT);
        assertThat(disk.failure("cut.jpg", jpeg)).isEqualTo(ProblemCode.DAMAGED_DOCUMENT);
    }

    @Test
    void theEndOfAThumbnailIsNotTheEndOfItsPicture() throws Exception {
        byte[] whole = Pictures.jpeg(Pictures.page(1));
        byte[] thumbnail = {(byte) 0xff, (byte) 0xe2, 0, 6, 1, 2, (byte) 0xff, (byte) 0xd9};
        byte[] jpeg = new byte[whole.length + thumbnail.length];
        System.arraycopy(whole, 0, jpeg, 0, 2);
        System.arraycopy(thumbnail, 0, jpeg, 2, thumbnail.length);
        System.arraycopy(whole, 2, jpeg, 2 + thumbnail.length, whole.length - 2);

        assertThat(disk.split("thumb.jpg", jpeg).pages()).hasSize(1);
        assertThat(disk.failure("thumb-cut.jpg", cut(jpeg, 0.9)))
                .isEqualTo(ProblemCode.DAMAGED_DOCUMENT);
    }

    @Test
    void whatProgramsAppendToAPictureDoesNoHarm() throws Exception {
        byte[] jpeg = Pictures.jpeg(Pictures.page(1));
        byte[] png = Pictures.png(Pictures.page(1));

        PageList photo = disk.split("a.jpg", Arrays.copyOf(jpeg, jpeg.length + 5000));
        PageList drawing = disk.split("a.png", Arrays.copyOf(png, png.length + 5000));

        assertThat(photo.failure()).isEmpty();
        assertThat(drawing.failure()).isEmpty();
    }

    @Test
    void theTypeIsToldByTheContentAndNotByTheName() throws Exception {
        byte[] png = Pictures.png(Pictures.page(1));

        PageList list = disk.split("really.pdf", png);

        assertThat(SplitterOnDisk.image(list, 1).mediaType()).isEqualTo("image/png");
    }

    @Test
    void contentOfNoKnownTypeIsNamedSo() throws Exception {
        assertThat(
                        disk.failure(
                                "page.png",
                                "<html>no picture</html>".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(ProblemCode.UNKNOWN_TYPE);
        assertThat(disk.failure("empty.png", new byte[0])).isEqualTo(ProblemCode.UNKNOWN_TYPE);
        assertThat(disk.failure("magic.jpg", new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff}))
                .isEqualTo(ProblemCode.DAMAGED_DOCUMENT);
    }

    @Test
    void aHeaderThatPromisesTooManyPixelsIsRefusedUndecoded() throws Exception {
        byte[] png = withSize(Pictures.png(Pictures.page(1)), 30_000, 30_000);

        assertThat(disk.failure("huge.png", png)).isEqualTo(ProblemCode.IMAGE_TOO_LARGE);
    }

    @Test
    void aHeaderWithoutPixelsIsDamaged() throws Exception {
        byte[] png = withSize(Pictures.png(Pictures.page(1)), 0, 100);

        assertThat(disk.failure("none.png", png)).isEqualTo(ProblemCode.DAMAGED_DOCUMENT);
    }

    @Test
    void theLimitOfPixelsIsASetting() throws Exception {
        var small = new SplitterOnDisk(folder, Map.of("ocr.ingest.splitting.max-pixels", "3071"));
        byte[] png = Pictures.png(Pictures.quarters(BufferedImage.TYPE_BYTE_GRAY));

        assertThat(small.failure("one-too-many.png", png)).isEqualTo(ProblemCode.IMAGE_TOO_LARGE);
    }

    private static void assertQuarters(BufferedImage page) {
        List<Integer> found = Pictures.quartersOf(page);
        for (int i = 0; i < found.size(); i++) {
            assertThat(found.get(i))
                    .as("quarter %d of %s", i, found)
                    .isCloseTo(Pictures.QUARTERS.get(i), within(LOSS));
        }
    }

    private static byte[] cut(byte[] file, double share) {
        return Arrays.copyOf(file, (int) (file.length * share));
    }

    /** The checksum of the header stays right, so only its content is wrong. */
    private static byte[] withSize(byte[] png, int width, int height) {
        byte[] changed = png.clone();
        ByteBuffer header = ByteBuffer.wrap(changed);
        header.putInt(16, width).putInt(20, height);
        CRC32 sum = new CRC32();
        sum.update(changed, 12, 17);
        header.putInt(29, (int) sum.getValue());
        return changed;
    }
}
