package io.inkstream.trainer.dataset.rendering;

import io.inkstream.recognition.synthesis.FontFace;
import io.inkstream.recognition.synthesis.GrayPicture;
import io.inkstream.recognition.synthesis.PageRenderer;
import io.inkstream.recognition.synthesis.PageStyle;
import io.inkstream.recognition.synthesis.PaperWear;
import io.inkstream.recognition.synthesis.RenderedPage;
import io.inkstream.recognition.synthesis.TextSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;

/**
 * Draws pages in random faces, sizes, columns, tones and wear, and writes each as a PNG with its
 * truth in ALTO beside it. The same seed gives the same pages. For one thread.
 */
public final class RenderedPages {

    private static final int PARAGRAPHS = 30;
    private static final int LONGEST_PARAGRAPH = 900;

    private final List<FontFace> faces;
    private final TextSource texts;
    private final PageRenderer renderer = new PageRenderer();
    private final PaperWear wear = new PaperWear();

    public RenderedPages(List<FontFace> faces, TextSource texts) {
        this.faces = List.copyOf(faces);
        this.texts = texts;
    }

    public void write(Path folder, int count, Random random) throws IOException {
        Files.createDirectories(folder);
        for (int i = 0; i < count; i++) {
            String name = "page%05d".formatted(i + 1);
            RenderedPage page = next(random);
            ImageIO.write(page.image(), "png", folder.resolve(name + ".png").toFile());
            AltoFile.write(folder.resolve(name + ".xml"), name + ".png", page);
        }
    }

    /** The next page, worn. */
    public RenderedPage next(Random random) {
        FontFace face = faces.get(random.nextInt(faces.size()));
        List<String> paragraphs = new ArrayList<>();
        for (int i = 0; i < PARAGRAPHS; i++) {
            paragraphs.add(text(face, random, 60, LONGEST_PARAGRAPH));
        }
        String title = random.nextInt(3) == 0 ? text(face, random, 8, 30) : "";
        RenderedPage page = renderer.render(title, paragraphs, face, style(random), random);
        wear.apply(GrayPicture.of(page.image()), 0.7 * random.nextDouble(), random);
        return page;
    }

    private String text(FontFace face, Random random, int shortest, int longest) {
        String text = "";
        while (text.isEmpty()) {
            text =
                    face.displayable(texts.next(random, shortest, longest))
                            .replaceAll(" +", " ")
                            .strip();
        }
        return text;
    }

    private static PageStyle style(Random random) {
        PageStyle style =
                PageStyle.A4
                        .withType(26 + 20 * random.nextDouble(), 1.25 + 0.4 * random.nextDouble())
                        .withTones(200 + random.nextInt(56), random.nextInt(70))
                        .turned(0.7 * random.nextGaussian());
        if (random.nextInt(4) == 0) {
            style = style.typed(0.02 * random.nextDouble());
        }
        return random.nextInt(3) == 0 ? style.withColumns(2) : style;
    }
}
