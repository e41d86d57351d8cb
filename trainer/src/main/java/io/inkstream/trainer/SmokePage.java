package io.inkstream.trainer;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;

/** A small page of a few lines with its ALTO file, for runs of seconds. */
final class SmokePage {

    static final int SIDE = 128;

    private static final int LINES = 4;
    private static final int PITCH = 28;
    private static final int LETTERS = 9;

    private SmokePage() {}

    static void write(Path folder, String name, Random random) throws IOException {
        BufferedImage page = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D canvas = page.createGraphics();
        canvas.setColor(Color.WHITE);
        canvas.fillRect(0, 0, SIDE, SIDE);
        canvas.setColor(Color.BLACK);
        canvas.setFont(new Font(Font.SERIF, Font.PLAIN, 16));
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < LINES; i++) {
            int left = 6 + random.nextInt(12);
            int baseline = 20 + PITCH * i + random.nextInt(4);
            String text = "x".repeat(LETTERS);
            canvas.drawString(text, left, baseline);
            int right = left + canvas.getFontMetrics().stringWidth(text);
            lines.append(line(i, left, right, baseline, text));
        }
        canvas.dispose();
        ImageIO.write(page, "png", folder.resolve(name + ".png").toFile());
        Files.writeString(folder.resolve(name + ".xml"), alto(name, lines.toString()));
    }

    private static String line(int number, int left, int right, int baseline, String text) {
        int top = baseline - 12;
        int bottom = baseline + 4;
        return """
        <TextLine ID="l%d" HPOS="%d" VPOS="%d" WIDTH="%d" HEIGHT="%d" BASELINE="%d %d %d %d">
        <Shape><Polygon POINTS="%d %d %d %d %d %d %d %d"/></Shape><String CONTENT="%s"/></TextLine>
        """
                .formatted(
                        number,
                        left,
                        top,
                        right - left,
                        bottom - top,
                        left,
                        baseline,
                        right,
                        baseline,
                        left,
                        top,
                        right,
                        top,
                        right,
                        bottom,
                        left,
                        bottom,
                        text);
    }

    private static String alto(String name, String lines) {
        return """
        <?xml version="1.0" encoding="UTF-8"?>
        <alto xmlns="http://www.loc.gov/standards/alto/ns-v4#"><Description>
        <MeasurementUnit>pixel</MeasurementUnit><sourceImageInformation><fileName>%s.png</fileName>
        </sourceImageInformation></Description><Layout>
        <Page ID="p" WIDTH="%d" HEIGHT="%d" PHYSICAL_IMG_NR="1"><PrintSpace><TextBlock ID="b">
        %s</TextBlock></PrintSpace></Page></Layout></alto>
        """
                .formatted(name, SIDE, SIDE, lines);
    }
}
