package io.inkstream.standalone;

import java.awt.Color;
import java.awt.Font;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;

/** A small page with a few lines, drawn with whatever font the platform has. */
final class DrawnPage {
    private static final int WIDTH = 1100;
    private static final int HEIGHT = 700;
    private static final int LINES = 10;

    private DrawnPage() {}

    static byte[] png(int number) throws IOException {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
        var graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, WIDTH, HEIGHT);
        graphics.setColor(Color.BLACK);
        graphics.setFont(new Font(Font.SERIF, Font.PLAIN, 30));
        for (int line = 1; line <= LINES; line++) {
            String text = "Page %d, line %d of the batch that must survive".formatted(number, line);
            graphics.drawString(text, 80, 40 + line * 58);
        }
        graphics.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }
}
