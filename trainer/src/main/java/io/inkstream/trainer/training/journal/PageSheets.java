package io.inkstream.trainer.training.journal;

import io.inkstream.recognition.finder.FoundLine;
import io.inkstream.trainer.dataset.TextLine;
import io.inkstream.trainer.segment.LinesAsText;
import io.inkstream.trainer.training.TrainingEvent;
import io.inkstream.trainer.training.TrainingEvent.Measured;
import io.inkstream.trainer.training.TrainingListener;
import io.inkstream.trainer.training.Validation;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/**
 * Measured pages with the lines a network finds on them, epoch by epoch: outlines and baselines as
 * found in blue, baselines as people drew them in orange below.
 */
public final class PageSheets implements TrainingListener {

    private static final Color FOUND = new Color(20, 90, 220);
    private static final Color OUTLINE = new Color(20, 90, 220, 50);
    private static final Color TRUTH = new Color(240, 140, 20);
    private static final int PAGES = 2;

    private final Path run;

    public PageSheets(Path run) {
        this.run = run;
    }

    @Override
    public void on(TrainingEvent event) throws IOException {
        if (event instanceof Measured epoch) {
            Path folder = run.resolve("samples/epoch-%04d".formatted(epoch.epoch()));
            Files.createDirectories(folder);
            for (Map.Entry<String, Validation.Result> set : epoch.sets().entrySet()) {
                List<Validation.Sample> pages = set.getValue().samples();
                for (int i = 0; i < Math.min(PAGES, pages.size()); i++) {
                    String name = "%s-%d.png".formatted(set.getKey().replace('/', '-'), i + 1);
                    ImageIO.write(
                            picture(pages.get(i).line(), pages.get(i).reading()),
                            "png",
                            folder.resolve(name).toFile());
                }
            }
        }
    }

    /** A page picture with the lines that are found on it, and those of its truth. */
    public static BufferedImage picture(TextLine page, String reading) {
        BufferedImage gray =
                new BufferedImage(page.width(), page.height(), BufferedImage.TYPE_BYTE_GRAY);
        gray.getRaster().setDataElements(0, 0, page.width(), page.height(), page.pixels());
        BufferedImage picture =
                new BufferedImage(page.width(), page.height(), BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = picture.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        canvas.drawImage(gray, 0, 0, null);
        canvas.setStroke(new BasicStroke(2.5f));
        canvas.setColor(TRUTH);
        LinesAsText.read(page.text()).forEach(line -> canvas.draw(baseline(line)));
        for (FoundLine line : LinesAsText.read(reading)) {
            canvas.setColor(OUTLINE);
            canvas.fill(outline(line));
            canvas.setColor(FOUND);
            canvas.setStroke(new BasicStroke(1));
            canvas.draw(baseline(line));
        }
        canvas.dispose();
        return picture;
    }

    private static Path2D baseline(FoundLine line) {
        Path2D path = new Path2D.Double();
        path.moveTo(line.x()[0], line.y()[0]);
        for (int i = 1; i < line.knots(); i++) {
            path.lineTo(line.x()[i], line.y()[i]);
        }
        return path;
    }

    private static Path2D outline(FoundLine line) {
        Path2D path = new Path2D.Double();
        path.moveTo(line.x()[0], line.y()[0] - line.above()[0]);
        for (int i = 1; i < line.knots(); i++) {
            path.lineTo(line.x()[i], line.y()[i] - line.above()[i]);
        }
        for (int i = line.knots() - 1; i >= 0; i--) {
            path.lineTo(line.x()[i], line.y()[i] + line.below()[i]);
        }
        path.closePath();
        return path;
    }
}
