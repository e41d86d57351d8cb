package io.inkstream.trainer.training.journal;

import io.inkstream.trainer.dataset.TextLine;
import io.inkstream.trainer.training.TrainingEvent;
import io.inkstream.trainer.training.TrainingEvent.Measured;
import io.inkstream.trainer.training.TrainingListener;
import io.inkstream.trainer.training.Validation.Sample;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.imageio.ImageIO;

/**
 * {@code samples/epoch-NNNN/SET.png} with some lines, their truths and how they are read, and the
 * texts again in {@code SET.tsv}. The lines are the same in every epoch.
 */
public final class SampleSheets implements TrainingListener {

    private static final int MARGIN = 8;
    private static final int TEXT_ROWS = 20;
    private static final int LEAST_WIDTH = 320;
    private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 14);

    private final Path run;

    public SampleSheets(Path run) {
        this.run = run;
    }

    @Override
    public void on(TrainingEvent event) throws IOException {
        if (event instanceof Measured epoch) {
            Path folder = run.resolve("samples/epoch-%04d".formatted(epoch.epoch()));
            Files.createDirectories(folder);
            for (Map.Entry<String, List<Sample>> set : samples(epoch).entrySet()) {
                write(folder, set.getKey(), set.getValue());
            }
        }
    }

    private static Map<String, List<Sample>> samples(Measured epoch) {
        Map<String, List<Sample>> samples = new TreeMap<>();
        epoch.sets().forEach((set, result) -> samples.put(set, result.samples()));
        return samples;
    }

    private static void write(Path folder, String set, List<Sample> samples) throws IOException {
        ImageIO.write(sheet(samples), "png", folder.resolve(set + ".png").toFile());
        List<String> rows = new ArrayList<>(List.of("truth\treading"));
        samples.forEach(sample -> rows.add(sample.line().text() + "\t" + sample.reading()));
        Files.write(folder.resolve(set + ".tsv"), rows);
    }

    private static BufferedImage sheet(List<Sample> samples) {
        int widest = samples.stream().mapToInt(sample -> sample.line().width()).max().orElse(0);
        int height =
                samples.stream()
                        .mapToInt(sample -> sample.line().height() + 2 * TEXT_ROWS + MARGIN)
                        .sum();
        BufferedImage sheet =
                new BufferedImage(
                        Math.max(LEAST_WIDTH, widest) + 2 * MARGIN,
                        height + MARGIN,
                        BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = sheet.createGraphics();
        canvas.setRenderingHint(
                RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        canvas.setColor(Color.WHITE);
        canvas.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
        canvas.setFont(FONT);
        int top = MARGIN;
        for (Sample sample : samples) {
            top = draw(canvas, sample, top);
        }
        canvas.dispose();
        return sheet;
    }

    private static int draw(Graphics2D canvas, Sample sample, int top) {
        TextLine line = sample.line();
        canvas.drawImage(picture(line), MARGIN, top, null);
        int base = top + line.height() + TEXT_ROWS - 6;
        canvas.setColor(Color.DARK_GRAY);
        canvas.drawString(line.text(), MARGIN, base);
        boolean right = line.text().equals(sample.reading());
        canvas.setColor(right ? new Color(0, 110, 50) : new Color(190, 0, 0));
        canvas.drawString(sample.reading(), MARGIN, base + TEXT_ROWS);
        return top + line.height() + 2 * TEXT_ROWS + MARGIN;
    }

    private static BufferedImage picture(TextLine line) {
        BufferedImage picture =
                new BufferedImage(line.width(), line.height(), BufferedImage.TYPE_BYTE_GRAY);
        picture.getRaster().setDataElements(0, 0, line.width(), line.height(), line.pixels());
        return picture;
    }
}
