package io.inkstream.trainer.dataset.reading;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;

/** Files of a data folder, written for a test. */
public final class Fixture {

    private final Path root;

    public Fixture(Path root) {
        this.root = root;
    }

    /** A gray picture whose upper left pixel tells it from others. */
    public Fixture picture(String name, int width, int height, int mark) throws IOException {
        byte[] pixels = new byte[width * height];
        Arrays.fill(pixels, (byte) 255);
        pixels[0] = (byte) mark;
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setDataElements(0, 0, width, height, pixels);
        Path file = at(name);
        String format = name.substring(name.lastIndexOf('.') + 1);
        if (!ImageIO.write(image, format, file.toFile())) {
            throw new IOException("no writer for " + format);
        }
        return this;
    }

    public Fixture text(String name, String text) throws IOException {
        Files.writeString(at(name), text);
        return this;
    }

    public Fixture bytes(String name, byte[] bytes) throws IOException {
        Files.write(at(name), bytes);
        return this;
    }

    public DataFolder open() throws IOException {
        return DataFolder.open(root);
    }

    /** First pixel of a sample's picture, the mark it was written with. */
    public static int mark(Sample sample) throws IOException {
        return sample.picture().read().pixels()[0] & 255;
    }

    private Path at(String name) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        return file;
    }
}
