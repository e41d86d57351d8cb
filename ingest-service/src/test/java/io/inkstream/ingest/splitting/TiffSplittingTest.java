package io.inkstream.ingest.splitting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.inkstream.contracts.PageList;
import io.inkstream.contracts.ProblemCode;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** TIFF files: a page per directory, in its own depth, upright. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class TiffSplittingTest {
    @TempDir Path folder;
    private SplitterOnDisk disk;

    @BeforeEach
    void open() throws Exception {
        disk = new SplitterOnDisk(folder);
    }

    @Test
    void everyDirectoryIsAPageInOrder() throws Exception {
        byte[] tiff = Pictures.tiff("LZW", Pictures.page(1), Pictures.page(2), Pictures.page(3));

        PageList list = disk.split("book.tif", tiff);

        assertThat(list.pages()).hasSize(3);
        for (int page = 1; page <= 3; page++) {
            assertSamples(disk.picture(list, page), Pictures.page(page));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"CCITT T.4", "CCITT T.6", "LZW", "PackBits", "Deflate"})
    void aPageOfOneBitStaysOfOneBit(String compression) throws Exception {
        BufferedImage drawn = Pictures.quarters(BufferedImage.TYPE_BYTE_BINARY);

        PageList list = disk.split("fax.tif", Pictures.tiff(compression, drawn));

        BufferedImage page = disk.picture(list, 1);
        assertThat(page.getColorModel().getPixelSize()).isEqualTo(1);
        assertThat(Pictures.quartersOf(page)).containsExactly(0, 0, 255, 255);
    }

    @Test
    void pagesOfEightAndSixteenBitsKeepTheirSamples() throws Exception {
        for (int type : List.of(BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_USHORT_GRAY)) {
            BufferedImage drawn = Pictures.quarters(type);

            PageList list = disk.split("gray-" + type + ".tif", Pictures.tiff("LZW", drawn));

            assertSamples(disk.picture(list, 1), drawn);
        }
    }

    @Test
    void aPageOfSixteenBitColoursIsKept() throws Exception {
        BufferedImage drawn = Pictures.quarters(BufferedImage.TYPE_INT_RGB);

        PageList list = disk.split("colour.tif", Pictures.tiff("Deflate", drawn));

        assertThat(Pictures.quartersOf(disk.picture(list, 1))).isEqualTo(Pictures.QUARTERS);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8})
    void aPageIsStoredUprightWhateverItsTagSays(int orientation) throws Exception {
        BufferedImage upright = Pictures.quarters(BufferedImage.TYPE_BYTE_GRAY);
        BufferedImage held = Pictures.heldLike(Math.max(1, orientation), upright);
        byte[] tiff =
                new HandmadeTiff()
                        .page(held.getWidth(), held.getHeight(), orientation, samples(held))
                        .bytes();

        PageList list = disk.split("held.tif", tiff);

        assertSamples(disk.picture(list, 1), upright);
    }

    @Test
    void oneBrokenPageKeepsTheOthers() throws Exception {
        byte[] gray = new byte[100];
        byte[] tiff =
                new HandmadeTiff()
                        .page(10, 10, 1, gray)
                        .pageWithoutPixels()
                        .page(10, 10, 1, gray)
                        .bytes();

        PageList list = disk.split("broken.tif", tiff);

        assertThat(list.failure()).isEmpty();
        assertThat(list.pages()).hasSize(3);
        assertThat(list.pages().get(1).failure().orElseThrow().code())
                .isEqualTo(ProblemCode.DAMAGED_IMAGE);
        assertThat(disk.picture(list, 1).getWidth()).isEqualTo(10);
        assertThat(disk.picture(list, 3).getWidth()).isEqualTo(10);
    }

    @Test
    void aPageThatPromisesTooManyPixelsFailsAlone() throws Exception {
        byte[] tiff =
                new HandmadeTiff()
                        .page(100_000, 100_000, 1, new byte[8])
                        .page(10, 10, 1, new byte[100])
                        .bytes();

        PageList list = disk.split("lying.tif", tiff);

        assertThat(list.pages().get(0).failure().orElseThrow().code())
                .isEqualTo(ProblemCode.IMAGE_TOO_LARGE);
        assertThat(list.pages().get(1).image()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.05, 0.3, 0.6, 0.9})
    void aFileThatBreaksOffFailsWithACode(double share) throws Exception {
        byte[] whole = Pictures.tiff("LZW", Pictures.page(1), Pictures.page(2));
        byte[] cut = Arrays.copyOf(whole, (int) (whole.length * share));

        PageList list = disk.split("cut.tif", cut);

        boolean documentFailed = list.failure().isPresent();
        boolean pageFailed = list.pages().stream().anyMatch(page -> page.failure().isPresent());
        assertThat(documentFailed || pageFailed).isTrue();
    }

    @Test
    void thePagesBeforeTheBreakAreKept() throws Exception {
        byte[] whole = Pictures.tiff("LZW", Pictures.page(1), Pictures.page(2));

        PageList list = disk.split("half.tif", Arrays.copyOf(whole, whole.length - 100));

        assertThat(list.pages()).hasSize(2);
        assertSamples(disk.picture(list, 1), Pictures.page(1));
        assertThat(list.pages().get(1).failure().orElseThrow().code())
                .isEqualTo(ProblemCode.DAMAGED_IMAGE);
    }

    @Test
    void aFileWithoutPagesIsNamedSo() throws Exception {
        assertThat(disk.failure("none.tif", new HandmadeTiff().bytes()))
                .isIn(ProblemCode.EMPTY_DOCUMENT, ProblemCode.DAMAGED_DOCUMENT);
    }

    @Test
    void aFileOfTooManyPagesIsRefused() throws Exception {
        var strict = new SplitterOnDisk(folder, Map.of("ocr.ingest.splitting.max-pages", "2"));
        byte[] tiff = Pictures.tiff("LZW", Pictures.page(1), Pictures.page(2), Pictures.page(3));

        assertThat(strict.failure("long.tif", tiff)).isEqualTo(ProblemCode.TOO_MANY_PAGES);
    }

    @Test
    void directoriesInACircleEnd() throws Exception {
        byte[] tiff = new HandmadeTiff().page(10, 10, 1, new byte[100]).endless().bytes();

        PageList list = disk.split("circle.tif", tiff);

        assertThat(list.pages().size()).isLessThanOrEqualTo(1);
    }

    private static void assertSamples(BufferedImage page, BufferedImage expected) {
        assertThat(page.getWidth()).isEqualTo(expected.getWidth());
        assertThat(page.getHeight()).isEqualTo(expected.getHeight());
        for (int y = 0; y < page.getHeight(); y += 5) {
            for (int x = 0; x < page.getWidth(); x += 5) {
                assertThat(page.getRaster().getSample(x, y, 0))
                        .as("sample at %d,%d", x, y)
                        .isCloseTo(expected.getRaster().getSample(x, y, 0), within(0));
            }
        }
    }

    private static byte[] samples(BufferedImage image) {
        byte[] samples = new byte[image.getWidth() * image.getHeight()];
        for (int i = 0; i < samples.length; i++) {
            samples[i] =
                    (byte)
                            image.getRaster()
                                    .getSample(i % image.getWidth(), i / image.getWidth(), 0);
        }
        return samples;
    }
}
