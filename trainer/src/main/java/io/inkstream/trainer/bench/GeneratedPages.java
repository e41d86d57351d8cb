package io.inkstream.trainer.bench;

import io.inkstream.recognition.synthesis.FontFace;
import io.inkstream.recognition.synthesis.FontLibrary;
import io.inkstream.recognition.synthesis.FontStyle;
import io.inkstream.recognition.synthesis.GrayPicture;
import io.inkstream.recognition.synthesis.PageRenderer;
import io.inkstream.recognition.synthesis.RenderedPage;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import javax.imageio.ImageIO;

/**
 * Draws the pages of a benchmark: the same seed, fonts and texts give the same files. Print faces,
 * typewriter faces and handwriting fonts, 200 and 300 dpi, gray and colour, one and two columns.
 */
final class GeneratedPages {
    private static final List<PageKind> PRINT =
            List.of(
                    new PageKind(FontStyle.SERIF, 300, false, 1, 11),
                    new PageKind(FontStyle.MONO, 200, false, 1, 11.5),
                    new PageKind(FontStyle.SANS, 200, true, 1, 11),
                    new PageKind(FontStyle.SERIF, 300, true, 2, 10));
    private static final List<PageKind> SCRIPT =
            List.of(
                    new PageKind(FontStyle.SCRIPT, 300, false, 1, 16),
                    new PageKind(FontStyle.SCRIPT, 200, true, 1, 16));

    private final FontLibrary fonts;
    private final List<String> paragraphs;
    private final PageRenderer renderer = new PageRenderer();

    /**
     * Draws from these.
     *
     * @param fonts faces that no model has seen, of every style
     * @param paragraphs running text
     */
    GeneratedPages(FontLibrary fonts, List<String> paragraphs) {
        this.fonts = fonts;
        this.paragraphs = List.copyOf(paragraphs);
    }

    /** Pages and pictures of their lines, as files. */
    record Drawn(List<BenchPage> pages, List<Path> lines, List<String> lineTruths) {}

    /** Draws so many pages of each level into a folder. */
    Drawn draw(Path folder, int perLevel, long seed) throws IOException {
        Files.createDirectories(folder);
        Drawn drawn = new Drawn(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (Level level : Level.values()) {
            List<PageKind> kinds = level == Level.HANDWRITING ? SCRIPT : PRINT;
            for (int i = 0; i < perLevel; i++) {
                Random random = new Random(seed * 1_000_003 + level.title().hashCode() * 1009L + i);
                draw(drawn, folder, level, kinds.get(i % kinds.size()), i, random);
            }
        }
        return drawn;
    }

    private void draw(
            Drawn drawn, Path folder, Level level, PageKind kind, int number, Random random)
            throws IOException {
        double skew = level.skewDegrees() * (random.nextBoolean() ? 1 : -1);
        FontFace face = face(kind.style(), random);
        RenderedPage page =
                renderer.render("", text(face, random), face, kind.pageStyle(level, skew), random);
        String name = "%s-%02d".formatted(level.title(), number + 1);
        if (level == Level.CLEAN) {
            cutLines(drawn, folder, page, name);
        }
        level.wear(GrayPicture.of(page.image()), random);
        Path image = folder.resolve(name + (kind.colour() ? ".jpg" : ".png"));
        BufferedImage stored = kind.colour() ? tinted(page.image()) : page.image();
        ImageIO.write(stored, kind.colour() ? "jpg" : "png", image.toFile());
        Files.writeString(folder.resolve(name + ".gt.txt"), page.text() + "\n");
        drawn.pages().add(new BenchPage(image, page.text(), level.title()));
    }

    /** Perfect crops: the ink of a line with a little paper around. */
    private static void cutLines(Drawn drawn, Path folder, RenderedPage page, String name)
            throws IOException {
        Path lines = Files.createDirectories(folder.resolve("lines"));
        int number = 0;
        for (RenderedPage.Line line : page.lines()) {
            Rectangle2D box = line.box();
            int room = (int) Math.ceil(box.getHeight() * 0.08) + 1;
            int left = Math.max(0, (int) box.getX() - 2 * room);
            int top = Math.max(0, (int) box.getY() - room);
            int right = Math.min(page.image().getWidth(), (int) box.getMaxX() + 2 * room);
            int bottom = Math.min(page.image().getHeight(), (int) box.getMaxY() + room);
            BufferedImage cut = page.image().getSubimage(left, top, right - left, bottom - top);
            Path file = lines.resolve("%s-%03d.png".formatted(name, number++));
            ImageIO.write(cut, "png", file.toFile());
            drawn.lines().add(file);
            drawn.lineTruths().add(line.text());
        }
    }

    private FontFace face(FontStyle style, Random random) {
        List<FontFace> faces =
                fonts.faces().stream().filter(face -> face.style() == style).toList();
        if (faces.isEmpty()) {
            throw new IllegalStateException(
                    "no %s font is installed to draw pages with; install the packages of trainer/fonts.txt"
                            .formatted(style.name().toLowerCase(Locale.ROOT)));
        }
        return faces.get(random.nextInt(faces.size()));
    }

    /** Enough paragraphs for a page, from somewhere in the texts. */
    private List<String> text(FontFace face, Random random) {
        int from = random.nextInt(paragraphs.size());
        List<String> chosen = new ArrayList<>();
        int length = 0;
        for (int i = 0; length < 9000 && i < paragraphs.size(); i++) {
            String paragraph =
                    face.displayable(paragraphs.get((from + i) % paragraphs.size())).strip();
            if (!paragraph.isEmpty()) {
                chosen.add(paragraph);
                length += paragraph.length();
            }
        }
        return chosen;
    }

    /** Yellowish paper, as a colour picture. */
    private static BufferedImage tinted(BufferedImage gray) {
        BufferedImage colour =
                new BufferedImage(gray.getWidth(), gray.getHeight(), BufferedImage.TYPE_INT_RGB);
        byte[] pixels = GrayPicture.of(gray).pixels();
        for (int i = 0; i < pixels.length; i++) {
            int v = pixels[i] & 255;
            colour.setRGB(
                    i % gray.getWidth(),
                    i / gray.getWidth(),
                    (v << 16) | ((v * 250 / 255) << 8) | (v * 232 / 255));
        }
        return colour;
    }
}
