package io.inkstream.ingest.splitting;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Drawn test pictures: four quarters of different brightness, so that every turn shows. */
final class Pictures {
    /** One pixel; no writer of WebP is at hand. */
    static final String LOSSLESS_WEBP = "UklGRh4AAABXRUJQVlA4TBEAAAAvAAAAAAfQ//73v/+BiOh/AAA=";

    static final String LOSSY_WEBP = "UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA";

    static final int WIDTH = 64;
    static final int HEIGHT = 48;

    /** Upper left, upper right, lower left, lower right. */
    static final List<Integer> QUARTERS = List.of(0, 80, 160, 240);

    private Pictures() {}

    static BufferedImage quarters(int type) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, type);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                int gray = QUARTERS.get((y < HEIGHT / 2 ? 0 : 2) + (x < WIDTH / 2 ? 0 : 1));
                set(image, x, y, gray);
            }
        }
        return image;
    }

    /** Writes samples and not colours, so that no colour space comes between. */
    static void set(BufferedImage image, int x, int y, int gray) {
        int deep =
                switch (image.getType()) {
                    case BufferedImage.TYPE_USHORT_GRAY -> gray * 257;
                    case BufferedImage.TYPE_BYTE_BINARY -> gray > 127 ? 1 : 0;
                    default -> gray;
                };
        for (int band = 0; band < image.getRaster().getNumBands(); band++) {
            image.getRaster().setSample(x, y, band, deep);
        }
    }

    /** The brightness in the middle of each quarter, 0 to 255. */
    static List<Integer> quartersOf(BufferedImage image) {
        int right = image.getWidth() * 3 / 4;
        int lower = image.getHeight() * 3 / 4;
        int left = image.getWidth() / 4;
        int upper = image.getHeight() / 4;
        return List.of(
                gray(image, left, upper),
                gray(image, right, upper),
                gray(image, left, lower),
                gray(image, right, lower));
    }

    private static int gray(BufferedImage image, int x, int y) {
        boolean palette = image.getColorModel() instanceof IndexColorModel;
        int bits = image.getColorModel().getComponentSize(0);
        return palette
                ? image.getRGB(x, y) & 0xff
                : image.getRaster().getSample(x, y, 0) >> (bits - 8);
    }

    static byte[] png(BufferedImage image) throws IOException {
        return written("png", image);
    }

    static byte[] jpeg(BufferedImage image) throws IOException {
        return written("jpeg", image);
    }

    static byte[] written(String format, BufferedImage image) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (!ImageIO.write(image, format, out)) {
            throw new IOException("no writer for " + format + " takes " + image);
        }
        return out.toByteArray();
    }

    /** Four inks, as presses want them. */
    static byte[] cmykJpeg() throws IOException {
        WritableRaster inks = Raster.createInterleavedRaster(0, WIDTH, HEIGHT, 4, null);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                inks.setPixel(x, y, new int[] {x * 3, y * 4, 90, 20});
            }
        }
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        return written(writer, new IIOImage(inks, null, null));
    }

    private static byte[] written(ImageWriter writer, IIOImage image) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.write(image);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    /** A TIFF file of these pages, written by ImageIO. */
    static byte[] tiff(String compression, BufferedImage... pages) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
        try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(stream);
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionType(compression);
            writer.prepareWriteSequence(null);
            for (BufferedImage page : pages) {
                writer.writeToSequence(new IIOImage(page, null, null), how);
            }
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    /**
     * The picture as a camera held in this way stores it. The tag says which sides of the upright
     * picture the first row and the first column of the stored one are.
     */
    static BufferedImage heldLike(int orientation, BufferedImage upright) {
        boolean lying = orientation >= 5;
        int width = lying ? upright.getHeight() : upright.getWidth();
        int height = lying ? upright.getWidth() : upright.getHeight();
        BufferedImage stored = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                int across = lying ? row : column;
                int down = lying ? column : row;
                int x = fromRight(orientation) ? upright.getWidth() - 1 - across : across;
                int y = fromBottom(orientation) ? upright.getHeight() - 1 - down : down;
                set(stored, column, row, upright.getRaster().getSample(x, y, 0));
            }
        }
        return stored;
    }

    private static boolean fromRight(int orientation) {
        return List.of(2, 3, 6, 7).contains(orientation);
    }

    private static boolean fromBottom(int orientation) {
        return List.of(3, 4, 7, 8).contains(orientation);
    }

    /** The JPEG file with an EXIF segment that holds nothing but the orientation. */
    static byte[] withOrientation(byte[] jpeg, int orientation) {
        byte[] exif = {
            (byte) 0xff,
            (byte) 0xe1,
            0,
            34,
            'E',
            'x',
            'i',
            'f',
            0,
            0,
            'M',
            'M',
            0,
            42,
            0,
            0,
            0,
            8,
            0,
            1,
            0x01,
            0x12,
            0,
            3,
            0,
            0,
            0,
            1,
            0,
            (byte) orientation,
            0,
            0,
            0,
            0,
            0,
            0
        };
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(jpeg, 0, 2);
        out.writeBytes(exif);
        out.write(jpeg, 2, jpeg.length - 2);
        return out.toByteArray();
    }

    /** Something like a page of a book, so that its file has a body worth cutting. */
    static BufferedImage page(int number) {
        BufferedImage image = new BufferedImage(300, 400, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D pen = image.createGraphics();
        pen.fillRect(0, 0, 300, 400);
        pen.setColor(java.awt.Color.BLACK);
        for (int line = 0; line < 15; line++) {
            pen.fillRect(30, 30 + 24 * line, 100 + (number * 37 + line * 53) % 140, 10);
        }
        pen.dispose();
        return image;
    }
}
