package io.inkstream.infra;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/**
 * Pages in a typeface that no model has seen: hollow letters that lean backwards. The words run on
 * from page to page and are those of the samples.
 */
final class HollowPages {
    private static final int WIDTH = 1150;
    private static final int LINE_HEIGHT = 60;
    private static final int LETTERS = 42;
    private static final float SIZE = 34;
    private static final float STROKE = 1.3f;
    private static final double LEAN = 0.5;

    private final List<String> words;
    private int next;

    /** A page and what is written on it. */
    record Page(String name, BufferedImage image, List<String> lines) {
        Page {
            lines = List.copyOf(lines);
        }

        byte[] png() throws IOException {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(image, "png", out);
            return out.toByteArray();
        }
    }

    HollowPages() {
        this.words =
                Stream.of("01-clean-print.png", "03-skewed.png", "08-book.tiff", "09-scanned.pdf")
                        .map(sample -> Repository.read("samples/truth/" + sample + ".txt"))
                        .flatMap(text -> Stream.of(text.split("\\s+", -1)))
                        .filter(word -> word.chars().allMatch(c -> c > ' ' && c < 127))
                        .toList();
    }

    List<Page> draw(String name, int pages, int lines) {
        List<Page> drawn = new ArrayList<>();
        for (int page = 1; page <= pages; page++) {
            List<String> texts = Stream.generate(this::line).limit(lines).toList();
            drawn.add(new Page("%s-%02d.png".formatted(name, page), draw(texts), texts));
        }
        return drawn;
    }

    private String line() {
        StringBuilder line = new StringBuilder();
        while (line.length() < LETTERS) {
            line.append(line.isEmpty() ? "" : " ").append(words.get(next++ % words.size()));
        }
        return line.toString();
    }

    private static BufferedImage draw(List<String> lines) {
        int height = (lines.size() + 2) * LINE_HEIGHT;
        BufferedImage image = new BufferedImage(WIDTH, height, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(
                RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, WIDTH, height);
        graphics.setColor(Color.BLACK);
        graphics.setStroke(new BasicStroke(STROKE));
        Font font =
                new Font("DejaVu Serif Condensed", Font.PLAIN, 1)
                        .deriveFont(SIZE)
                        .deriveFont(AffineTransform.getShearInstance(LEAN, 0));
        for (int i = 0; i < lines.size(); i++) {
            Shape outline =
                    font.createGlyphVector(graphics.getFontRenderContext(), lines.get(i))
                            .getOutline(90, (i + 1.5f) * LINE_HEIGHT);
            graphics.draw(outline);
        }
        graphics.dispose();
        return image;
    }
}
