package io.inkstream.infra;

import io.inkstream.infra.HollowPages.Page;
import io.inkstream.recognition.evaluation.Accuracy;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;

/** Lines of a page with what was read of them before and after, for the documents. */
final class LoopPicture {
    private static final int LINES = 6;
    private static final int WIDTH = 1000;
    private static final int STRIP = 62;
    private static final int ROW = 26;
    private static final int MARGIN = 16;
    private static final int PADDING = 8;
    private static final Color WRONG = new Color(0xB3261E);
    private static final Color RIGHT = new Color(0x1B6E3C);

    private LoopPicture() {}

    static void write(Page page, Readings before, Readings after, Path file) throws IOException {
        int block = STRIP + 2 * ROW + MARGIN;
        BufferedImage picture =
                new BufferedImage(WIDTH, MARGIN + LINES * block, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        graphics.setRenderingHint(
                RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, picture.getWidth(), picture.getHeight());
        graphics.setFont(new Font("DejaVu Sans Mono", Font.PLAIN, 17));
        List<Readings.Line> old = before.lines(page);
        List<Readings.Line> now = after.lines(page);
        for (int i = 0; i < LINES; i++) {
            int top = MARGIN + i * block;
            strip(graphics, page.image(), old.get(i), top);
            text(graphics, "before", old.get(i).text(), page.lines().get(i), top + STRIP + ROW - 8);
            text(
                    graphics,
                    "after ",
                    now.get(i).text(),
                    page.lines().get(i),
                    top + STRIP + 2 * ROW - 8);
        }
        graphics.dispose();
        ImageIO.write(picture, "png", file.toFile());
    }

    private static void strip(
            Graphics2D graphics, BufferedImage page, Readings.Line line, int top) {
        int from = Math.max(0, line.top() - PADDING);
        int to = Math.min(page.getHeight(), line.bottom() + PADDING);
        int height = Math.min(STRIP, to - from);
        graphics.drawImage(
                page.getSubimage(80, from, Math.min(page.getWidth() - 80, WIDTH - 20), to - from),
                MARGIN,
                top,
                Math.min(page.getWidth() - 80, WIDTH - 20),
                height,
                null);
    }

    private static void text(
            Graphics2D graphics, String label, String read, String truth, int baseline) {
        graphics.setColor(Color.GRAY);
        graphics.drawString(label, MARGIN, baseline);
        graphics.setColor(Accuracy.of(truth, read).exact() == 1 ? RIGHT : WRONG);
        graphics.drawString(read, MARGIN + 90, baseline);
    }
}
