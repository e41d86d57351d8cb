package io.inkstream.ingest.splitting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.inkstream.contracts.PageImageRef;
import io.inkstream.contracts.PageList;
import io.inkstream.contracts.ProblemCode;
import io.inkstream.storage.StorageException;
import java.awt.image.BufferedImage;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** PDF files: scans come out as they went in, everything else is rendered. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class PdfSplittingTest {
    @TempDir Path folder;
    private SplitterOnDisk disk;

    @BeforeEach
    void open() throws Exception {
        disk = new SplitterOnDisk(folder.resolve("store"));
    }

    @Test
    void aScanPerPageGivesTheScansOwnBytes() throws Exception {
        byte[] first = Pictures.jpeg(Pictures.page(1));
        byte[] second = Pictures.jpeg(Pictures.quarters(BufferedImage.TYPE_INT_RGB));
        try (Pdfs pdf = new Pdfs().scan(first, 0).scan(second, 0)) {

            PageList list = disk.split("scans.pdf", pdf.bytes());

            assertThat(disk.stored(list, 1)).isEqualTo(first);
            assertThat(disk.stored(list, 2)).isEqualTo(second);
            PageImageRef image = SplitterOnDisk.image(list, 1);
            assertThat(image.mediaType()).isEqualTo("image/jpeg");
            // 300 pixels on four inches
            assertThat(image.dpi()).isEqualTo(75);
        }
    }

    @Test
    void aScanWithoutLossKeepsItsPixels() throws Exception {
        BufferedImage drawn = Pictures.quarters(BufferedImage.TYPE_BYTE_GRAY);
        try (Pdfs pdf = new Pdfs().scan(drawn, 0)) {

            PageList list = disk.split("lossless.pdf", pdf.bytes());

            BufferedImage page = disk.picture(list, 1);
            assertThat(page.getWidth()).isEqualTo(Pictures.WIDTH);
            assertThat(Pictures.quartersOf(page)).isEqualTo(Pictures.QUARTERS);
        }
    }

    @Test
    void visibleTextIsRenderedAtThreeHundredDotsPerInch() throws Exception {
        try (Pdfs pdf = new Pdfs().text("written by a program")) {

            PageList list = disk.split("letter.pdf", pdf.bytes());

            PageImageRef image = SplitterOnDisk.image(list, 1);
            assertThat(image.dpi()).isEqualTo(300);
            assertThat(image.width()).isCloseTo(1200, within(1));
            assertThat(image.height()).isCloseTo(900, within(1));
            assertThat(darkest(disk.picture(list, 1))).isLessThan(64);
        }
    }

    @Test
    void invisibleTextOverAScanIsNoContent() throws Exception {
        byte[] jpeg = Pictures.jpeg(Pictures.page(1));
        try (Pdfs pdf = new Pdfs().scanUnderText(jpeg, RenderingMode.NEITHER)) {

            PageList list = disk.split("searchable.pdf", pdf.bytes());

            assertThat(disk.stored(list, 1)).isEqualTo(jpeg);
        }
    }

    @Test
    void visibleTextOverAScanIsRenderedWithIt() throws Exception {
        byte[] jpeg = Pictures.jpeg(Pictures.page(1));
        try (Pdfs pdf = new Pdfs().scanUnderText(jpeg, RenderingMode.FILL)) {

            PageList list = disk.split("stamped.pdf", pdf.bytes());

            assertThat(SplitterOnDisk.image(list, 1).dpi()).isEqualTo(300);
        }
    }

    @ParameterizedTest
    @CsvSource({"90,6", "180,3", "270,8"})
    void aTurnedPageIsStoredUpright(int rotation, int held) throws Exception {
        BufferedImage drawn = Pictures.quarters(BufferedImage.TYPE_BYTE_GRAY);
        byte[] jpeg = Pictures.jpeg(Pictures.heldLike(held, drawn));
        try (Pdfs pdf = new Pdfs().scan(jpeg, rotation)) {

            PageList list = disk.split("turned.pdf", pdf.bytes());

            BufferedImage page = disk.picture(list, 1);
            assertThat(page.getWidth()).isEqualTo(Pictures.WIDTH);
            List<Integer> found = Pictures.quartersOf(page);
            for (int i = 0; i < found.size(); i++) {
                assertThat(found.get(i)).isCloseTo(Pictures.QUARTERS.get(i), within(8));
            }
        }
    }

    @Test
    void aPagePaintedThroughAMaskIsRendered() throws Exception {
        try (Pdfs pdf = new Pdfs().stencil(0)) {

            PageList list = disk.split("stencil.pdf", pdf.bytes());

            assertThat(SplitterOnDisk.image(list, 1).dpi()).isEqualTo(300);
            assertThat(Pictures.quartersOf(disk.picture(list, 1))).containsExactly(0, 0, 255, 255);
        }
    }

    @Test
    void anOrientationTagInsideAPdfIsNotLeftForOthersToFollow() throws Exception {
        byte[] upright = Pictures.jpeg(Pictures.quarters(BufferedImage.TYPE_BYTE_GRAY));
        byte[] tagged = Pictures.withOrientation(upright, 3);
        try (Pdfs pdf = new Pdfs().scan(tagged, 0)) {

            PageList list = disk.split("tagged.pdf", pdf.bytes());

            assertThat(SplitterOnDisk.image(list, 1).mediaType()).isEqualTo("image/png");
            assertThat(Pictures.quartersOf(disk.picture(list, 1)).getFirst())
                    .isCloseTo(0, within(8));
        }
    }

    @Test
    void aPasswordMakesItAnEncryptedDocument() throws Exception {
        try (Pdfs pdf = new Pdfs().text("secret").encrypted("owner", "user")) {
            assertThat(disk.failure("secret.pdf", pdf.bytes()))
                    .isEqualTo(ProblemCode.ENCRYPTED_DOCUMENT);
        }
    }

    @Test
    void aPasswordOnlyForChangingDoesNotKeepUsFromReading() throws Exception {
        try (Pdfs pdf = new Pdfs().text("for all to read").encrypted("owner", "")) {
            assertThat(disk.split("readable.pdf", pdf.bytes()).pages()).hasSize(1);
        }
    }

    @Test
    void bytesThatOnlyBeginLikeAPdfAreDamaged() throws Exception {
        byte[] nonsense = "%PDF-1.7\nand then nothing".getBytes(StandardCharsets.US_ASCII);

        assertThat(disk.failure("nonsense.pdf", nonsense)).isEqualTo(ProblemCode.DAMAGED_DOCUMENT);
    }

    @Test
    void aFileThatBreaksOffIsRepairedOrFailsWithACode() throws Exception {
        try (Pdfs pdf = new Pdfs().scan(Pictures.jpeg(Pictures.page(1)), 0)) {
            byte[] whole = pdf.bytes();
            for (double share : List.of(0.1, 0.5, 0.9)) {
                byte[] cut = Arrays.copyOf(whole, (int) (whole.length * share));

                PageList list = disk.split("cut-" + share + ".pdf", cut);

                assertThat(list.failure().isPresent() || !list.pages().isEmpty()).isTrue();
            }
        }
    }

    @Test
    void pagesThatAreTheirOwnParentsAreDamaged() throws Exception {
        String circle =
                """
                %PDF-1.4
                1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
                2 0 obj <</Type/Pages/Kids[2 0 R]/Count 1>> endobj
                trailer <</Root 1 0 R/Size 3>>
                """;

        PageList list = disk.split("circle.pdf", circle.getBytes(StandardCharsets.US_ASCII));

        boolean failed = list.pages().stream().allMatch(page -> page.failure().isPresent());
        assertThat(list.failure().isPresent() || failed).isTrue();
    }

    @Test
    void aFileWithoutPagesIsAnEmptyDocument() throws Exception {
        try (Pdfs pdf = new Pdfs()) {
            assertThat(disk.failure("none.pdf", pdf.bytes())).isEqualTo(ProblemCode.EMPTY_DOCUMENT);
        }
    }

    @Test
    void aFileOfTooManyPagesIsRefused() throws Exception {
        var strict = new SplitterOnDisk(folder, Map.of("ocr.ingest.splitting.max-pages", "2"));
        try (Pdfs pdf = new Pdfs().text("1").text("2").text("3")) {
            assertThat(strict.failure("long.pdf", pdf.bytes()))
                    .isEqualTo(ProblemCode.TOO_MANY_PAGES);
        }
    }

    @Test
    void aPictureNobodyDecodesIsNoEmptyPage() throws Exception {
        try (Pdfs pdf = new Pdfs().jpeg2000().text("read me")) {

            PageList list = disk.split("scans.pdf", pdf.bytes());

            assertThat(list.pages().get(0).failure().orElseThrow().code())
                    .isEqualTo(ProblemCode.UNSUPPORTED_IMAGE);
            assertThat(list.pages().get(0).failure().orElseThrow().detail())
                    .contains("page 1 holds a JPEG 2000 picture");
            assertThat(list.pages().get(1).image()).isPresent();
        }
    }

    @Test
    void aPageLargerThanAnyPaperFailsAlone() throws Exception {
        try (Pdfs pdf = new Pdfs().huge().text("small")) {

            PageList list = disk.split("plan.pdf", pdf.bytes());

            assertThat(list.pages().get(0).failure().orElseThrow().code())
                    .isEqualTo(ProblemCode.IMAGE_TOO_LARGE);
            assertThat(list.pages().get(1).image()).isPresent();
        }
    }

    @Test
    void manyPagesAreHandedOverOneAtATimeAndNotKept() throws Exception {
        Path file = folder.resolve("many.pdf");
        try (Pdfs pdf = new Pdfs()) {
            for (int i = 0; i < 200; i++) {
                pdf.scan(Pictures.jpeg(Pictures.page(i)), 0);
            }
            Files.write(file, pdf.bytes());
        }
        Forgetful sink = new Forgetful();

        new PdfSplitter(new SplitLimits(1000, 1L << 30, 300)).split(file, sink);

        assertThat(sink.pages()).isEqualTo(200);
    }

    @Test
    void whenThePagesCannotBeTakenNoMoreAreMade() throws Exception {
        Path file = folder.resolve("few.pdf");
        try (Pdfs pdf = new Pdfs().text("1").text("2").text("3").text("4")) {
            Files.write(file, pdf.bytes());
        }
        Full sink = new Full();

        assertThatThrownBy(
                        () -> new PdfSplitter(new SplitLimits(10, 1L << 30, 30)).split(file, sink))
                .isInstanceOf(StorageException.class);

        assertThat(sink.pages()).isEqualTo(2);
    }

    /** Looks every fifty pages whether anybody still holds the pages before. */
    private static final class Forgetful implements PageSink {
        private final List<WeakReference<byte[]>> before = new ArrayList<>();
        private int pages;

        @Override
        public void page(EncodedPage page) {
            pages++;
            if (pages % 50 == 0) {
                await().atMost(20, TimeUnit.SECONDS).until(this::allForgotten);
                before.clear();
            }
            before.add(new WeakReference<>(page.bytes()));
        }

        private boolean allForgotten() {
            System.gc();
            return before.stream().allMatch(reference -> reference.get() == null);
        }

        @Override
        public void failedPage(SplitException cause) {
            throw new AssertionError(cause);
        }

        @Override
        public int pages() {
            return pages;
        }
    }

    /** Takes one page and no second. */
    private static final class Full implements PageSink {
        private int pages;

        @Override
        public void page(EncodedPage page) throws StorageException {
            pages++;
            if (pages == 2) {
                throw new StorageException("full");
            }
        }

        @Override
        public void failedPage(SplitException cause) {
            pages++;
        }

        @Override
        public int pages() {
            return pages;
        }
    }

    private static int darkest(BufferedImage page) {
        int darkest = 255;
        for (int y = 0; y < page.getHeight(); y++) {
            for (int x = 0; x < page.getWidth(); x++) {
                darkest = Math.min(darkest, page.getRaster().getSample(x, y, 0));
            }
        }
        return darkest;
    }
}
