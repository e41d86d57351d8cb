package io.inkstream.results.image;

import io.inkstream.contracts.ProblemCode;
import io.inkstream.platform.Problems;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;

/**
 * How pixels become the bytes of an answer.
 *
 * @param gray whether colours are dropped
 * @param form {@code jpg} or {@code png}
 */
record Rendering(boolean gray, String form) {

    /**
     * @param file the last part of a IIIF address, {@code quality.format}
     */
    static Rendering of(String file) {
        int dot = file.lastIndexOf('.');
        String quality = dot < 0 ? file : file.substring(0, dot);
        String form = dot < 0 ? "" : file.substring(dot + 1);
        if (!quality.equals("default") && !quality.equals("color") && !quality.equals("gray")) {
            throw invalid("quality", quality, "default, color, gray");
        }
        if (!form.equals("jpg") && !form.equals("png")) {
            throw invalid("format", form, "jpg, png");
        }
        return new Rendering(quality.equals("gray"), form);
    }

    private static RuntimeException invalid(String what, String value, String offered) {
        return Problems.of(
                ProblemCode.INVALID_PARAMETER,
                "%s: \"%s\" is none of %s".formatted(what, value, offered));
    }

    String mediaType() {
        return form.equals("png") ? "image/png" : "image/jpeg";
    }

    byte[] bytes(BufferedImage page, Frame region, Size size) throws IOException {
        BufferedImage part =
                page.getSubimage(region.x(), region.y(), region.width(), region.height());
        // halves first: one large step would look at four pixels of each hundred
        while (part.getWidth() >= 2 * size.width() && part.getHeight() >= 2 * size.height()) {
            part = drawn(part, part.getWidth() / 2, part.getHeight() / 2);
        }
        BufferedImage last = drawn(part, size.width(), size.height());
        ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 16);
        if (!ImageIO.write(last, form, out)) {
            throw new IOException("no writer for " + form);
        }
        return out.toByteArray();
    }

    /** On white, since JPEG knows no transparency. */
    private BufferedImage drawn(BufferedImage image, int width, int height) {
        boolean plain = gray || (image.getRaster().getNumBands() == 1 && isGray(image));
        BufferedImage target =
                new BufferedImage(
                        width,
                        height,
                        plain ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = target.createGraphics();
        graphics.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(image, 0, 0, width, height, Color.WHITE, null);
        graphics.dispose();
        return target;
    }

    private static boolean isGray(BufferedImage image) {
        return image.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_GRAY;
    }
}
