package io.inkstream.trainer.bench;

import io.inkstream.recognition.decoding.Direction;
import io.inkstream.recognition.decoding.LineText;
import io.inkstream.trainer.dataset.TextLine;
import io.inkstream.trainer.evaluation.LineReading;
import io.inkstream.trainer.evaluation.TrueLine;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;

/** The installed Tesseract in the place of a second model. */
public final class TesseractLines {

    private static final String NAME = "tesseract";

    /** A line of 32 pixels is small for it. */
    private static final int LARGER = 2;

    private static final int MARGIN = 12;

    private final String languages;

    private TesseractLines(String languages) {
        this.languages = languages;
    }

    /** Who is meant by {@code tesseract} or {@code tesseract:eng+fra}; nobody by other names. */
    public static Optional<TesseractLines> named(String name) {
        if (name.equals(NAME)) {
            return Optional.of(new TesseractLines(Tesseract.ENGLISH));
        }
        return name.startsWith(NAME + ":")
                ? Optional.of(new TesseractLines(name.substring(NAME.length() + 1)))
                : Optional.empty();
    }

    /** Readings in the order of the lines, of the pictures that our model sees. */
    public List<LineReading> read(List<TrueLine> lines) throws IOException, InterruptedException {
        try (WorkFolder work = WorkFolder.create()) {
            Tesseract tesseract =
                    Tesseract.find(work.path(), languages)
                            .orElseThrow(() ->
                                    new IOException(
                                            "there is no program tesseract on the path to compare with"));
            List<Path> pictures = new ArrayList<>();
            for (TrueLine line : lines) {
                Path picture = work.path().resolve(pictures.size() + ".png");
                ImageIO.write(picture(line.line()), "png", picture.toFile());
                pictures.add(picture);
            }
            List<String> texts = tesseract.read(pictures, Tesseract.Mode.LINES).texts();
            List<LineReading> readings = new ArrayList<>();
            for (int i = 0; i < lines.size(); i++) {
                readings.add(LineReading.of(lines.get(i), text(texts.get(i))));
            }
            return readings;
        }
    }

    private static BufferedImage picture(TextLine line) {
        BufferedImage own =
                new BufferedImage(line.width(), line.height(), BufferedImage.TYPE_BYTE_GRAY);
        own.getRaster().setDataElements(0, 0, line.width(), line.height(), line.pixels());
        int width = line.width() * LARGER;
        int height = line.height() * LARGER;
        BufferedImage picture =
                new BufferedImage(
                        width + 2 * MARGIN, height + 2 * MARGIN, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = picture.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, picture.getWidth(), picture.getHeight());
        graphics.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.drawImage(own, MARGIN, MARGIN, width, height, null);
        graphics.dispose();
        return picture;
    }

    private static LineText text(String read) {
        return new LineText(
                read.strip(),
                Direction.LEFT_TO_RIGHT,
                0,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }
}
