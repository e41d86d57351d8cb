package io.inkstream.trainer.samples;

import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.EnumFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.inkstream.recognition.synthesis.FontLibrary;
import io.inkstream.recognition.synthesis.GrayPicture;
import io.inkstream.recognition.synthesis.PageStyle;
import io.inkstream.recognition.synthesis.PaperWear;
import io.inkstream.recognition.synthesis.RenderedPage;
import io.inkstream.trainer.recipe.Recipe;
import io.inkstream.trainer.samples.Sample.Kind;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/**
 * The twelve sample documents with their truth and {@code index.json}. The same recipe, fonts and
 * Java version give the same files.
 */
public final class SampleSet {

    private static final String ALICE = "carroll-alice.txt";
    private static final String BROWN = "chesterton-brown.txt";
    private static final String VERNE_GERMAN = "de-verne-20000.txt";
    private static final String VERNE_FRENCH = "fr-Verne-Hateras-part1.txt";

    private static final String PT_SERIF = "PTF55F.ttf";
    private static final String PT_SANS = "PTS55F.ttf";
    private static final String CHARIS = "CharisSIL-Regular.ttf";
    private static final String GARAMOND = "EBGaramond12-Regular.ttf";
    private static final String COURIER = "Courier Prime.otf";
    private static final String HAND = "KaushanScript-Regular.otf";

    private static final PageStyle HALF_SHEET =
            new PageStyle(1654, 1500, 170, 34, 1.4, 1, 0.06, true, 0, 0, 255, 15);

    private final SamplePages pages;
    private final PaperWear wear = new PaperWear();
    private final Path folder;
    private final List<Sample> index = new ArrayList<>();

    public SampleSet(Recipe recipe, FontLibrary heldOutFonts, Path folder) {
        this.pages = new SamplePages(recipe, heldOutFonts);
        this.folder = folder;
    }

    /** The font files the samples are set in. */
    public static List<String> fontFiles() {
        return List.of(PT_SERIF, PT_SANS, CHARIS, GARAMOND, COURIER, HAND);
    }

    /** Writes everything, replacing what is there. */
    public void write() throws IOException {
        Files.createDirectories(folder.resolve("truth"));
        single(
                "01-clean-print.png",
                Kind.CLEAN,
                page("Down the Rabbit-Hole", ALICE, 2, PT_SERIF, HALF_SHEET, 1),
                image -> {});
        single(
                "02-typewriter.jpg",
                Kind.PRINT,
                page("", BROWN, 40, COURIER, HALF_SHEET.withType(31, 1.7).typed(0.012), 2),
                this::typed);
        single(
                "03-skewed.png",
                Kind.PRINT,
                page("", ALICE, 60, CHARIS, HALF_SHEET.turned(2.5), 3),
                image -> {});
        single(
                "04-two-columns.png",
                Kind.CLEAN,
                page(
                        "The Blue Cross",
                        BROWN,
                        5,
                        PT_SANS,
                        HALF_SHEET.withColumns(2).withType(27, 1.4),
                        4),
                image -> {});
        single(
                "05-noisy.jpg",
                Kind.PRINT,
                page("", BROWN, 90, CHARIS, HALF_SHEET.withTones(215, 50), 5),
                this::noisy);
        single(
                "06-low-contrast.png",
                Kind.PRINT,
                page("", VERNE_GERMAN, 30, PT_SANS, HALF_SHEET.withTones(176, 122), 6),
                image -> {});
        single(
                "07-handwriting.png",
                Kind.HANDWRITING,
                page("", ALICE, 100, HAND, HALF_SHEET.withType(44, 1.45).typed(0.01), 7),
                image -> {});
        book();
        scans();
        vector();
        empty();
        broken();
        Files.writeString(folder.resolve("index.json"), json());
    }

    private RenderedPage page(
            String title, String work, int from, String face, PageStyle style, long seed)
            throws IOException {
        return pages.page(title, pages.excerpt(work, from, 3000), face, style, seed);
    }

    private void single(String name, Kind kind, RenderedPage page, Consumer<BufferedImage> ageing)
            throws IOException {
        ageing.accept(page.image());
        Path file = folder.resolve(name);
        if (name.endsWith(".png")) {
            SampleFiles.png(page.image(), file);
        } else {
            SampleFiles.jpeg(page.image(), file, 0.6f);
        }
        add(new Sample(name, kind, 1), List.of(page.text()));
    }

    private void typed(BufferedImage image) {
        Random random = new Random(20);
        GrayPicture picture = GrayPicture.of(image);
        wear.blur(picture, 1);
        wear.noise(picture, 5, random);
    }

    private void noisy(BufferedImage image) {
        Random random = new Random(50);
        GrayPicture picture = GrayPicture.of(image);
        wear.shade(picture, random);
        wear.blur(picture, 1);
        wear.noise(picture, 14, random);
        wear.specks(picture, 0.002, random);
    }

    private void book() throws IOException {
        List<RenderedPage> book = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            String title = i == 0 ? "Les Anglais au Pôle Nord" : "";
            book.add(
                    page(
                            title,
                            VERNE_FRENCH,
                            10 + 12 * i,
                            GARAMOND,
                            HALF_SHEET.withType(38, 1.3),
                            80 + i));
        }
        SampleFiles.tiff(images(book), folder.resolve("08-book.tiff"));
        add(new Sample("08-book.tiff", Kind.CLEAN, 3), texts(book));
    }

    private void scans() throws IOException {
        Random random = new Random(90);
        List<RenderedPage> scans = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            PageStyle style = HALF_SHEET.withTones(236, 40).turned(i == 0 ? -0.7 : 0.4);
            RenderedPage scan = page("", BROWN, 140 + 30 * i, PT_SERIF, style, 90 + i);
            GrayPicture picture = GrayPicture.of(scan.image());
            wear.shade(picture, random);
            wear.blur(picture, 1);
            wear.noise(picture, 4, random);
            scans.add(scan);
        }
        SampleFiles.scannedPdf(images(scans), folder.resolve("09-scanned.pdf"));
        add(new Sample("09-scanned.pdf", Kind.PRINT, 2), texts(scans));
    }

    /** Lines are broken by the page renderer, then written as text. */
    private void vector() throws IOException {
        List<List<String>> lines = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            RenderedPage set =
                    page(
                            "",
                            ALICE,
                            20 + 25 * i,
                            PT_SERIF,
                            HALF_SHEET.withType(37, 1.4).typed(0),
                            100 + i);
            lines.add(set.lines().stream().map(RenderedPage.Line::text).toList());
        }
        SampleFiles.vectorPdf(
                lines, pages.face(PT_SERIF).file(), 12, folder.resolve("10-vector-text.pdf"));
        add(
                new Sample("10-vector-text.pdf", Kind.CLEAN, 2),
                lines.stream().map(page -> String.join("\n", page)).toList());
    }

    private void empty() throws IOException {
        RenderedPage page = pages.page("", List.of(), PT_SERIF, HALF_SHEET.withTones(244, 30), 110);
        wear.noise(GrayPicture.of(page.image()), 2, new Random(110));
        SampleFiles.jpeg(page.image(), folder.resolve("11-empty.jpg"), 0.6f);
        add(new Sample("11-empty.jpg", Kind.EMPTY, 1), List.of(""));
    }

    private void broken() throws IOException {
        byte[] whole = Files.readAllBytes(folder.resolve("01-clean-print.png"));
        Files.write(folder.resolve("12-broken.png"), Arrays.copyOf(whole, 2000));
        index.add(new Sample("12-broken.png", Kind.BROKEN, 0));
    }

    private void add(Sample sample, List<String> texts) throws IOException {
        index.add(sample);
        Files.writeString(
                folder.resolve("truth").resolve(sample.name() + ".txt"),
                String.join("\n\f", texts) + "\n");
    }

    private String json() throws IOException {
        return JsonMapper.builder()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
                        .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                        .build()
                        .writeValueAsString(index)
                + "\n";
    }

    private static List<BufferedImage> images(List<RenderedPage> pages) {
        return pages.stream().map(RenderedPage::image).toList();
    }

    private static List<String> texts(List<RenderedPage> pages) {
        return pages.stream().map(RenderedPage::text).toList();
    }
}
