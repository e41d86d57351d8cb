package io.inkstream.trainer.dataset;

import io.inkstream.recognition.synthesis.GrayPicture;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.imageio.ImageIO;

/**
 * Reads a folder with {@code lines.zip} (pictures) and {@code lines.tsv} (name, document, text).
 */
public final class LineSet {

    private LineSet() {}

    /** All lines in the order of the table. */
    public static List<ScannedLine> read(Path folder) throws IOException {
        List<ScannedLine> lines = new ArrayList<>();
        try (ZipFile pictures = new ZipFile(folder.resolve("lines.zip").toFile())) {
            for (String row : Files.readAllLines(folder.resolve("lines.tsv"))) {
                String[] columns = row.split("\t", -1);
                if (columns.length != 3) {
                    throw new IOException(
                            "%s/lines.tsv: three columns expected in '%s'".formatted(folder, row));
                }
                lines.add(
                        new ScannedLine(
                                columns[0],
                                columns[2],
                                picture(pictures, columns[0], folder),
                                columns[1]));
            }
        }
        return lines;
    }

    private static GrayPicture picture(ZipFile pictures, String name, Path folder)
            throws IOException {
        ZipEntry entry = pictures.getEntry(name);
        if (entry == null) {
            throw new IOException("%s/lines.zip has no '%s' of lines.tsv".formatted(folder, name));
        }
        try (InputStream in = pictures.getInputStream(entry)) {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(in.readAllBytes()));
            if (image == null) {
                throw new IOException("%s/lines.zip: '%s' is no picture".formatted(folder, name));
            }
            return gray(image);
        }
    }

    private static GrayPicture gray(BufferedImage image) {
        if (image.getType() == BufferedImage.TYPE_BYTE_GRAY) {
            return GrayPicture.of(image);
        }
        BufferedImage gray =
                new BufferedImage(
                        image.getWidth(), image.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D canvas = gray.createGraphics();
        canvas.drawImage(image, 0, 0, null);
        canvas.dispose();
        return GrayPicture.of(gray);
    }
}
