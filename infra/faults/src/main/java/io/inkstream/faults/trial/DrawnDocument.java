package io.inkstream.faults.trial;

import java.awt.Color;
import java.awt.Font;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/**
 * A document of a few drawn pages.
 *
 * @param number of the drawing; equal numbers give equal bytes
 * @param pages one makes a PNG, more make a TIFF
 */
public record DrawnDocument(int number, int pages) {
    private static final int WIDTH = 700;
    private static final int HEIGHT = 260;
    private static final int LINES = 3;

    public String name() {
        return "document-%02d.%s".formatted(number, pages == 1 ? "png" : "tif");
    }

    public byte[] bytes() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<BufferedImage> drawn = IntStream.rangeClosed(1, pages).mapToObj(this::draw).toList();
        if (pages == 1) {
            ImageIO.write(drawn.getFirst(), "png", out);
        } else {
            writeTiff(drawn, out);
        }
        return out.toByteArray();
    }

    private static void writeTiff(List<BufferedImage> drawn, ByteArrayOutputStream out)
            throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
        try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.prepareWriteSequence(null);
            for (BufferedImage image : drawn) {
                writer.writeToSequence(new IIOImage(image, null, null), null);
            }
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }
    }

    private BufferedImage draw(int page) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
        var graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, WIDTH, HEIGHT);
        graphics.setColor(Color.BLACK);
        graphics.setFont(new Font(Font.SERIF, Font.PLAIN, 30));
        for (int line = 1; line <= LINES; line++) {
            String text = "Document %d page %d line %d".formatted(number, page, line);
            graphics.drawString(text, 60, line * 70);
        }
        graphics.dispose();
        return image;
    }
}
