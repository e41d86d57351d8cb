package io.inkstream.trainer.report;

import io.inkstream.recognition.layout.Layout;
import io.inkstream.recognition.layout.Point;
import io.inkstream.recognition.layout.TextLine;
import io.inkstream.trainer.dataset.reading.TruePage;
import io.inkstream.trainer.evaluation.FinderEvaluation;
import io.inkstream.trainer.evaluation.FoundPage;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/** What the report says about finding lines: every page's figures, the worst pages as pictures. */
final class FinderSection {

    private static final int WORST = 6;
    private static final int WORST_OF_EACH = 2;
    private static final int WIDTH = 560;
    private static final Color FOUND = new Color(20, 90, 220);
    private static final Color OUTLINE = new Color(20, 90, 220, 50);
    private static final Color TRUTH = new Color(240, 140, 20);

    private FinderSection() {}

    static String html(FinderEvaluation pages) {
        Map<String, FinderEvaluation> folders = pages.byFolder();
        String sets = folders.size() > 1 ? sets(folders) : "";
        return Html.section("pages", "Pages", summary(pages) + sets + table(pages))
                + Html.section(
                        "worst",
                        "Where least was found",
                        Html.paragraph(
                                        "Found lines with their outlines in blue, the baselines people drew in orange.")
                                + pictures(folders));
    }

    private static String sets(Map<String, FinderEvaluation> folders) {
        return Html.table(
                List.of("set", "pages", "line F1", "baseline F1"),
                folders.entrySet().stream()
                        .map(set ->
                                List.of(
                                        Html.escape(set.getKey()),
                                        Numbers.count(set.getValue().pages().size()),
                                        Numbers.withRange(set.getValue().lineF1()),
                                        set.getValue()
                                                .baselineF1()
                                                .map(Numbers::withRange)
                                                .orElse("–")))
                        .toList());
    }

    private static String summary(FinderEvaluation pages) {
        return Html.paragraph(
                "%s lines are drawn on %d pages, %s were found, %s of them match: precision %s, recall %s."
                        .formatted(
                                Numbers.count(pages.found().truth()),
                                pages.pages().size(),
                                Numbers.count(pages.found().found()),
                                Numbers.count(pages.found().matched()),
                                Numbers.percent(pages.found().precision()),
                                Numbers.percent(pages.found().recall())));
    }

    private static String table(FinderEvaluation pages) {
        return Html.table(
                List.of("page", "line F1", "baseline F1", "lines", "found", "matched"),
                pages.pages().stream()
                        .sorted(Comparator.comparingDouble(page -> page.lines().f1()))
                        .map(page ->
                                List.of(
                                        Html.escape(page.truth().id()),
                                        Numbers.percent(page.lines().f1()),
                                        page.baselines()
                                                .map(score -> Numbers.percent(score.f1()))
                                                .orElse("–"),
                                        Numbers.count(page.lines().truth()),
                                        Numbers.count(page.lines().found()),
                                        Numbers.count(page.lines().matched())))
                        .toList());
    }

    private static String pictures(Map<String, FinderEvaluation> folders) {
        StringBuilder pictures = new StringBuilder();
        int each = folders.size() > 1 ? WORST_OF_EACH : WORST;
        List<FoundPage> worst =
                folders.values().stream().flatMap(set -> set.worst(each).stream()).toList();
        for (FoundPage page : worst) {
            pictures.append(
                    "<figure><img width=\"%d\" alt=\"%s\" src=\"data:image/jpeg;base64,%s\"><figcaption>%s</figcaption></figure>\n"
                            .formatted(
                                    WIDTH,
                                    Html.escape("lines found on " + page.truth().id()),
                                    jpeg(page),
                                    Html.escape(page.truth().id())));
        }
        return pictures.toString();
    }

    private static String jpeg(FoundPage page) {
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            ImageIO.write(picture(page), "jpeg", out);
            return Base64.getEncoder().encodeToString(out.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException("the picture of a page was there a moment ago", e);
        }
    }

    private static BufferedImage picture(FoundPage page) throws IOException {
        @Nullable BufferedImage image = ImageIO.read(page.truth().image().toFile());
        if (image == null) {
            return new BufferedImage(WIDTH, WIDTH, BufferedImage.TYPE_INT_RGB);
        }
        double scale = (double) WIDTH / image.getWidth();
        int height = Math.max(1, (int) Math.round(image.getHeight() * scale));
        BufferedImage picture = new BufferedImage(WIDTH, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = picture.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        canvas.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        canvas.drawImage(image, 0, 0, WIDTH, height, null);
        canvas.setStroke(new BasicStroke(2.5f));
        canvas.setColor(TRUTH);
        for (TruePage.Line line : page.truth().lines()) {
            canvas.draw(path(line.baseline(), scale));
        }
        Layout layout = page.layout();
        canvas.setStroke(new BasicStroke(1));
        for (TextLine line : layout.lines()) {
            Path2D outline = path(layout.frame().stored(line.outline().points()), scale);
            canvas.setColor(OUTLINE);
            canvas.fill(outline);
            canvas.setColor(FOUND);
            canvas.draw(path(layout.frame().stored(line.baseline().points()), scale));
        }
        canvas.dispose();
        return picture;
    }

    private static Path2D path(List<Point> points, double scale) {
        Path2D path = new Path2D.Double();
        for (int i = 0; i < points.size(); i++) {
            double x = points.get(i).x() * scale;
            double y = points.get(i).y() * scale;
            if (i == 0) {
                path.moveTo(x, y);
            } else {
                path.lineTo(x, y);
            }
        }
        return path;
    }
}
