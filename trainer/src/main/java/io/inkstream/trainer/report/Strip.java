package io.inkstream.trainer.report;

import io.inkstream.trainer.dataset.TextLine;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.ImageIO;

/** Line pictures inside the page, in sixteen greys to keep it small. */
final class Strip {

    private static final int GREYS = 16;
    private static final IndexColorModel PALETTE = palette();

    private Strip() {}

    /** The whole line. */
    static String image(TextLine line) {
        return image(line, 0, line.width());
    }

    /** The columns from one up to another one, as far as they are on the line. */
    static String image(TextLine line, int from, int to) {
        int left = Math.clamp(from, 0, line.width() - 1);
        int width = Math.clamp(to, left + 1, line.width()) - left;
        return "<img class=\"strip\" width=\"%d\" height=\"%d\" alt=\"%s\" src=\"data:image/png;base64,%s\">"
                .formatted(width, line.height(), "line picture", png(line, left, width));
    }

    private static String png(TextLine line, int left, int width) {
        BufferedImage picture =
                new BufferedImage(width, line.height(), BufferedImage.TYPE_BYTE_BINARY, PALETTE);
        int[] row = new int[width];
        for (int y = 0; y < line.height(); y++) {
            for (int x = 0; x < width; x++) {
                row[x] = (line.pixels()[y * line.width() + left + x] & 255) * GREYS / 256;
            }
            picture.getRaster().setPixels(0, y, width, 1, row);
        }
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            ImageIO.write(picture, "png", out);
            return Base64.getEncoder().encodeToString(out.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException("writing into memory", e);
        }
    }

    private static IndexColorModel palette() {
        byte[] greys = new byte[GREYS];
        for (int i = 0; i < GREYS; i++) {
            greys[i] = (byte) (i * 255 / (GREYS - 1));
        }
        return new IndexColorModel(4, GREYS, greys, greys, greys);
    }
}
