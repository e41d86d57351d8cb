package io.inkstream.recognition.synthesis;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/**
 * What printing, ageing and scanning do to a picture: uneven light, too much or too little ink,
 * blur, noise, specks, JPEG blocks. Each happens with a chance and a strength that grow with wear.
 * Works in place; for one thread at a time.
 */
public final class PaperWear {

    public void apply(GrayPicture picture, double wear, Random random) {
        if (random.nextDouble() < 0.25 * wear) {
            shade(picture, random);
        }
        if (random.nextDouble() < 0.15 + 0.35 * wear) {
            blur(picture, random.nextDouble() < 0.35 * wear ? 2 : 1);
        }
        if (random.nextDouble() < 0.3 * wear) {
            spreadInk(picture, random);
        }
        if (random.nextDouble() < 0.25 * wear) {
            breakInk(picture, random);
        }
        if (random.nextDouble() < 0.25 + 0.6 * wear) {
            noise(picture, 1 + random.nextDouble() * (3 + 16 * wear), random);
        }
        if (random.nextDouble() < 0.12 * wear) {
            specks(picture, 0.0005 + 0.012 * random.nextDouble() * wear, random);
        }
        if (random.nextDouble() < 0.02 + 0.06 * wear) {
            jpeg(picture, 0.25f + 0.5f * random.nextFloat());
        }
    }

    /** Light falling off across the picture. */
    public void shade(GrayPicture picture, Random random) {
        double across = (random.nextDouble() - 0.5) * 0.7;
        double down = (random.nextDouble() - 0.5) * 0.3;
        byte[] pixels = picture.pixels();
        for (int y = 0, i = 0; y < picture.height(); y++) {
            for (int x = 0; x < picture.width(); x++, i++) {
                double light =
                        1
                                - Math.abs(across) / 2
                                + across * x / picture.width()
                                - Math.abs(down) / 2
                                + down * y / picture.height();
                pixels[i] = (byte) Math.clamp((int) ((pixels[i] & 255) * light), 0, 255);
            }
        }
    }

    public void blur(GrayPicture picture, int passes) {
        for (int i = 0; i < passes; i++) {
            picture.soften();
        }
    }

    /** Photocopy look: a steep tone curve whose middle decides whether strokes grow or shrink. */
    public void spreadInk(GrayPicture picture, Random random) {
        picture.soften();
        int darkest = 255;
        int lightest = 0;
        for (byte pixel : picture.pixels()) {
            darkest = Math.min(darkest, pixel & 255);
            lightest = Math.max(lightest, pixel & 255);
        }
        double middle = darkest + (lightest - darkest) * (0.38 + 0.3 * random.nextDouble());
        double slope = 1.5 + 6 * random.nextDouble();
        byte[] curve = new byte[256];
        for (int v = 0; v < 256; v++) {
            double steep = middle + (v - middle) * slope;
            curve[v] = (byte) Math.round(Math.clamp(steep, darkest, Math.max(darkest, lightest)));
        }
        picture.map(curve);
    }

    /** Worn type and dry ribbons: small patches in which the ink fades towards the paper. */
    public void breakInk(GrayPicture picture, Random random) {
        int patches = 1 + picture.width() / 6;
        for (int p = 0; p < patches; p++) {
            int radius = 1 + random.nextInt(Math.max(1, picture.height() / 14));
            int lift = 30 + random.nextInt(110);
            int cx = random.nextInt(picture.width());
            int cy = random.nextInt(picture.height());
            for (int y = cy - radius; y <= cy + radius; y++) {
                for (int x = cx - radius; x <= cx + radius; x++) {
                    lighten(picture, x, y, lift);
                }
            }
        }
    }

    private static void lighten(GrayPicture picture, int x, int y, int by) {
        if (x < 0 || y < 0 || x >= picture.width() || y >= picture.height()) {
            return;
        }
        int i = y * picture.width() + x;
        int value = picture.pixels()[i] & 255;
        int paper = picture.pixels()[0] & 255;
        picture.pixels()[i] = (byte) (value < paper ? Math.min(paper, value + by) : value);
    }

    /**
     * Sensor noise: the sum of three uniform values, close to a normal distribution of the given
     * deviation.
     */
    public void noise(GrayPicture picture, double deviation, Random random) {
        byte[] pixels = picture.pixels();
        long state = random.nextLong() | 1;
        int scale = (int) (deviation * 2 * 256 / 128);
        for (int i = 0; i < pixels.length; i++) {
            state ^= state << 13;
            state ^= state >>> 7;
            state ^= state << 17;
            int sum =
                    (int) (state & 127)
                            + (int) (state >>> 8 & 127)
                            + (int) (state >>> 16 & 127)
                            - 190;
            pixels[i] = (byte) Math.clamp((pixels[i] & 255) + ((sum * scale) >> 8), 0, 255);
        }
    }

    /** Salt and pepper, and now and then a larger spot. */
    public void specks(GrayPicture picture, double share, Random random) {
        int count = (int) (picture.pixels().length * share);
        for (int i = 0; i < count; i++) {
            int x = random.nextInt(picture.width());
            int y = random.nextInt(picture.height());
            int by = random.nextInt(3) == 0 ? -255 : 80 + random.nextInt(175);
            picture.darken(x, y, by);
            if (random.nextInt(6) == 0) {
                picture.darken(x + 1, y, by);
                picture.darken(x, y + 1, by);
                picture.darken(x + 1, y + 1, by);
            }
        }
    }

    /** Through JPEG and back. */
    public void jpeg(GrayPicture picture, float quality) {
        try {
            BufferedImage decoded =
                    ImageIO.read(new ByteArrayInputStream(encode(picture.toImage(), quality)));
            decoded.getRaster()
                    .getDataElements(0, 0, picture.width(), picture.height(), picture.pixels());
        } catch (IOException e) {
            throw new UncheckedIOException("JPEG in memory", e);
        }
    }

    private static byte[] encode(BufferedImage image, float quality) throws IOException {
        Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName("jpeg");
        ImageWriter writer = writers.next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(quality);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), parameters);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
