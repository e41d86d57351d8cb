package io.inkstream.trainer.dataset.reading;

import io.inkstream.recognition.image.DecodedImage;
import io.inkstream.recognition.image.ImageDecoder;
import io.inkstream.recognition.image.ImageLimits;
import io.inkstream.recognition.image.PageImage;
import io.inkstream.recognition.synthesis.GrayPicture;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/** A picture that is decoded when asked for, each time anew. */
@FunctionalInterface
public interface Picture {

    /**
     * The gray values, 255 paper.
     *
     * @throws IOException naming the file, if it cannot be read or is no picture
     */
    GrayPicture read() throws IOException;

    /**
     * Red, green and blue; thrice the grey where there are no colours.
     *
     * @throws IOException as {@link #read} does
     */
    default List<GrayPicture> colours() throws IOException {
        GrayPicture gray = read();
        return List.of(gray, gray, gray);
    }

    /** Whether its levels are measured values, which nothing may brighten or scale. */
    default boolean isMeasured() {
        return false;
    }

    /** An image file of any format recognition understands. */
    static Picture file(Path file) {
        return new Encoded(() -> Files.readAllBytes(file), file.toString());
    }

    /** An image file in memory; the name is for messages. */
    static Picture encoded(byte[] bytes, String name) {
        return new Encoded(() -> bytes, name);
    }

    /** Bytes that are read when asked for. */
    @FunctionalInterface
    interface Bytes {

        byte[] read() throws IOException;
    }

    /** A picture in an image format. */
    record Encoded(Bytes bytes, String name) implements Picture {

        private static final int[] SHIFTS = {16, 8, 0};

        @Override
        public GrayPicture read() throws IOException {
            return gray(page(bytes.read(), name));
        }

        @Override
        public List<GrayPicture> colours() throws IOException {
            byte[] file = bytes.read();
            // refuses what is damaged or too large before all its colours are in memory
            GrayPicture gray = gray(page(file, name));
            @Nullable BufferedImage image = ImageIO.read(new ByteArrayInputStream(file));
            if (image == null) {
                return List.of(gray, gray, gray);
            }
            int width = image.getWidth();
            int height = image.getHeight();
            BufferedImage onWhite = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
            Graphics2D canvas = onWhite.createGraphics();
            canvas.drawImage(image, 0, 0, Color.WHITE, null);
            canvas.dispose();
            int[] mixed = onWhite.getRGB(0, 0, width, height, null, 0, width);
            List<GrayPicture> planes = new ArrayList<>();
            for (int shift : SHIFTS) {
                byte[] plane = new byte[mixed.length];
                for (int i = 0; i < plane.length; i++) {
                    plane[i] = (byte) (mixed[i] >> shift);
                }
                planes.add(new GrayPicture(plane, width, height));
            }
            return planes;
        }
    }

    /** Decodes with the worker's own decoder. */
    static PageImage page(byte[] bytes, String name) throws IOException {
        return switch (new ImageDecoder(ImageLimits.DEFAULT).decode(bytes)) {
            case DecodedImage.Decoded(PageImage page, boolean complete) -> {
                if (!complete) {
                    throw new IOException(name + ": the picture ends early");
                }
                yield page;
            }
            case DecodedImage.Rejected rejected ->
                    throw new IOException("%s: %s".formatted(name, rejected.detail()));
        };
    }

    private static GrayPicture gray(PageImage page) {
        return new GrayPicture(page.pixels(), page.width(), page.height());
    }
}
