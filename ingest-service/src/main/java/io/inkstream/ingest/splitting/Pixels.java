package io.inkstream.ingest.splitting;

import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;

/** Decoded pictures on their way to a stored page image. */
final class Pixels {
    private Pixels() {}

    /** By the orientation tag; 2, 4, 5 and 7 are mirrored as well. */
    static BufferedImage upright(BufferedImage image, int orientation) {
        return switch (orientation) {
            case 2 -> mirrored(image);
            case 3 -> turned(image, 180);
            case 4 -> mirrored(turned(image, 180));
            case 5 -> mirrored(turned(image, 90));
            case 6 -> turned(image, 90);
            case 7 -> mirrored(turned(image, 270));
            case 8 -> turned(image, 270);
            default -> image;
        };
    }

    /** Turned clockwise by 0, 90, 180 or 270 degrees. */
    static BufferedImage turned(BufferedImage image, int degrees) {
        if (degrees == 0) {
            return image;
        }
        int width = image.getWidth();
        int height = image.getHeight();
        AffineTransform turn = new AffineTransform();
        switch (degrees) {
            case 90 -> turn.translate(height, 0);
            case 180 -> turn.translate(width, height);
            case 270 -> turn.translate(0, width);
            default -> throw new IllegalArgumentException("degrees must be 0, 90, 180 or 270");
        }
        turn.quadrantRotate(degrees / 90);
        return transformed(
                image,
                turn,
                degrees % 180 == 0 ? width : height,
                degrees % 180 == 0 ? height : width);
    }

    static BufferedImage mirrored(BufferedImage image) {
        AffineTransform mirror = new AffineTransform(-1, 0, 0, 1, image.getWidth(), 0);
        return transformed(image, mirror, image.getWidth(), image.getHeight());
    }

    /** Gray or RGB of 8 bits, whatever the colours were. */
    private static BufferedImage plain(BufferedImage image) {
        return transformed(image, new AffineTransform(), image.getWidth(), image.getHeight());
    }

    private static BufferedImage transformed(
            BufferedImage image, AffineTransform how, int width, int height) {
        int type =
                switch (image.getType()) {
                    case BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_BYTE_BINARY ->
                            BufferedImage.TYPE_BYTE_GRAY;
                    default -> BufferedImage.TYPE_INT_RGB;
                };
        BufferedImage target = new BufferedImage(width, height, type);
        var graphics = target.createGraphics();
        graphics.setColor(java.awt.Color.WHITE);
        graphics.fillRect(0, 0, width, height);
        graphics.drawImage(image, how, null);
        graphics.dispose();
        return target;
    }

    /** In its own depth; printers' colours, which PNG does not know, become RGB. */
    private static byte[] png(BufferedImage image) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 20);
        if (!ImageIO.write(image, "png", out) && !ImageIO.write(plain(image), "png", out)) {
            throw new IOException("no PNG writer takes " + image);
        }
        return out.toByteArray();
    }

    static EncodedPage encoded(BufferedImage image, int dpi) throws IOException {
        return new EncodedPage(
                png(image), EncodedPage.Form.PNG, image.getWidth(), image.getHeight(), dpi);
    }
}
