package io.inkstream.results.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.inkstream.contracts.PageFailure;
import io.inkstream.contracts.PageResult;
import io.inkstream.results.BatchStory;
import io.inkstream.results.export.pdf.PdfFile;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What poppler's programs make of our PDF files. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class PdfTextLayerTest {
    private static final BatchStory BATCH = new BatchStory("pdf");
    private static final Pattern WORD =
            Pattern.compile(
                    "<word xMin=\"([\\d.]+)\" yMin=\"([\\d.]+)\" xMax=\"([\\d.]+)\""
                            + " yMax=\"([\\d.]+)\">(.*?)</word>");
    private static final double POINTS_PER_PIXEL = 72 / 150.0;

    @TempDir Path folder;

    @BeforeAll
    static void needsPoppler() {
        boolean found =
                Stream.of(System.getenv("PATH").split(":"))
                        .anyMatch(path -> Files.isExecutable(Path.of(path, "pdftotext")));
        Assumptions.assumeTrue(found, "no pdftotext here: install poppler-utils");
    }

    private static TypedPage page(int number) {
        return TypedPage.of(BATCH, "scan.pdf", number);
    }

    static Stream<PageResult> texts() {
        return Stream.of(
                page(1).line("The quick brown fox (jumps) over")
                        .line("Grüße, Łódź & naïve §5")
                        .result(),
                page(1).line("ꯃꯤꯇꯩ ꯃꯌꯦꯛ").line("ꯑꯁꯤ ꯃꯅꯤꯄꯨꯔꯒꯤ ꯂꯣꯟꯅꯤ").result(),
                page(1).line("𝔘nicode beyond 😀 the plane").result(),
                page(1).lineFromRight("שלום עולם").lineFromRight("זה מבחן").result(),
                page(1).lineFromRight("السلام عليكم").result());
    }

    @ParameterizedTest
    @MethodSource("texts")
    void itsTextIsTheTextExport(PageResult page) throws Exception {
        assertThat(folded(poppler("pdftotext", pdf(page), "-"))).isEqualTo(folded(page.text()));
    }

    @ParameterizedTest
    @ValueSource(ints = {90, 180, 270})
    void turnedPagesAreReadUpright(int degrees) throws Exception {
        PageResult page = page(1).turned(degrees).line("turned by some").line("degrees").result();

        assertThat(folded(poppler("pdftotext", pdf(page), "-"))).isEqualTo(folded(page.text()));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void itsWordsLieWhereOursLie(PageResult page) throws Exception {
        Matcher words = WORD.matcher(poppler("pdftotext", "-bbox", pdf(page), "-"));

        List<double[]> found = new ArrayList<>();
        while (words.find()) {
            found.add(
                    IntStream.rangeClosed(1, 4)
                            .mapToDouble(i -> Double.parseDouble(words.group(i)))
                            .toArray());
        }
        List<List<Integer>> expected =
                page.lines().stream()
                        .flatMap(line -> line.tokens().levels().getFirst().boxes().stream())
                        .toList();
        assertThat(found).hasSameSizeAs(expected);
        for (List<Integer> box : expected) {
            assertThat(found.stream().mapToDouble(place -> overlap(place, box)).max().orElse(0))
                    .isGreaterThan(0.9);
        }
    }

    /** Intersection over union. */
    private static double overlap(double[] found, List<Integer> box) {
        double left = box.get(0) * POINTS_PER_PIXEL;
        double top = box.get(1) * POINTS_PER_PIXEL;
        double right = (box.get(0) + box.get(2)) * POINTS_PER_PIXEL;
        double bottom = (box.get(1) + box.get(3)) * POINTS_PER_PIXEL;
        double width = Math.max(0, Math.min(right, found[2]) - Math.max(left, found[0]));
        double height = Math.max(0, Math.min(bottom, found[3]) - Math.max(top, found[1]));
        double both =
                (right - left) * (bottom - top) + (found[2] - found[0]) * (found[3] - found[1]);
        return width * height / (both - width * height);
    }

    static Stream<BufferedImage> pictures() {
        var alpha =
                new ComponentColorModel(
                        ColorSpace.getInstance(ColorSpace.CS_sRGB),
                        true,
                        false,
                        Transparency.TRANSLUCENT,
                        DataBuffer.TYPE_BYTE);
        return Stream.of(
                new BufferedImage(120, 160, BufferedImage.TYPE_BYTE_GRAY),
                new BufferedImage(120, 160, BufferedImage.TYPE_3BYTE_BGR),
                new BufferedImage(120, 160, BufferedImage.TYPE_BYTE_BINARY),
                new BufferedImage(120, 160, BufferedImage.TYPE_BYTE_INDEXED),
                new BufferedImage(120, 160, BufferedImage.TYPE_USHORT_GRAY),
                new BufferedImage(
                        alpha, alpha.createCompatibleWritableRaster(120, 160), false, null));
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void everyKindOfPngIsSeenAsItIs(BufferedImage picture) throws Exception {
        assertSeen(picture, "png");
    }

    @ParameterizedTest
    @ValueSource(ints = {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_3BYTE_BGR})
    void everyKindOfJpegIsSeenAsItIs(int type) throws Exception {
        assertSeen(new BufferedImage(120, 160, type), "jpg");
    }

    private void assertSeen(BufferedImage picture, String form) throws Exception {
        Graphics2D graphics = picture.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, 120, 160);
        graphics.setColor(Color.BLACK);
        graphics.fillRect(0, 0, 60, 80);
        graphics.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(picture, form, bytes);

        Path file = write(TypedDocument.of("scan.pdf", page(1).result()), bytes.toByteArray());
        poppler("pdftoppm", "-png", "-singlefile", "-r", "75", file.toString(), folder + "/seen");

        BufferedImage seen = ImageIO.read(folder.resolve("seen.png").toFile());
        assertThat(seen.getWidth()).isEqualTo(600);
        assertThat(seen.getRGB(150, 200) & 0xFF).isLessThan(20);
        assertThat(seen.getRGB(450, 200) & 0xFF).isGreaterThan(235);
        assertThat(seen.getRGB(150, 600) & 0xFF).isGreaterThan(235);
    }

    @Test
    void manyPagesKeepTheirOrder() throws Exception {
        PageResult[] pages =
                IntStream.rangeClosed(1, 250)
                        .mapToObj(i -> page(i).line("page " + i).result())
                        .toArray(PageResult[]::new);

        Path file = write(TypedDocument.of("scan.pdf", pages), new byte[0]);

        String[] texts = poppler("pdftotext", file.toString(), "-").split("\f");
        assertThat(texts).hasSize(250);
        assertThat(texts[249].strip()).isEqualTo("page 250");
    }

    @Test
    void aFailedPageIsThereWithItsImage() throws Exception {
        BufferedImage picture = new BufferedImage(300, 600, BufferedImage.TYPE_BYTE_GRAY);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", bytes);
        PageFailure failed = BATCH.unreadable("scan.pdf", 1);

        Path file = write(TypedDocument.of("scan.pdf", failed), bytes.toByteArray());

        assertThat(poppler("pdfinfo", file.toString()))
                .containsPattern("Pages: +1\n")
                .containsPattern("Page size: +72 x 144 pts");
    }

    private String pdf(PageResult page) throws IOException {
        return write(TypedDocument.of("scan.pdf", page), new byte[0]).toString();
    }

    private Path write(TypedDocument document, byte[] image) throws IOException {
        PdfFile pdf =
                new PdfFile(page -> image.length == 0 ? Optional.empty() : Optional.of(image));
        return Files.write(folder.resolve("out.pdf"), document.written(pdf));
    }

    private String poppler(String... command) throws Exception {
        Path errors = folder.resolve("errors.txt");
        Process process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(Files.readString(errors)).isZero();
        assertThat(errors).isEmptyFile();
        return out;
    }

    /** Each run of white space is one blank; marks of direction, which poppler adds, go. */
    private static String folded(String text) {
        return text.replaceAll("[\\u200e\\u200f\\u202a-\\u202e]", "")
                .strip()
                .replaceAll("\\s+", " ");
    }
}
