package io.inkstream.results.export.pdf;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import javax.imageio.ImageIO;

/**
 * PNG files: the compressed bytes of most go into a PDF as they are, since both formats compress
 * alike. Transparent and interlaced ones are decoded and compressed anew, on white.
 */
final class PngPicture {
    private static final int SIGNATURE = 8;
    private static final int GRAY = 0;
    private static final int RGB = 2;
    private static final int PALETTE = 3;

    private final byte[] bytes;
    private final ByteArrayOutputStream data = new ByteArrayOutputStream(1 << 16);
    private int width;
    private int height;
    private int bits;
    private int colourType;
    private boolean plain = true;
    private byte[] palette = new byte[0];

    private PngPicture(byte[] bytes) {
        this.bytes = bytes;
    }

    static PdfImage image(byte[] bytes) throws IOException {
        PngPicture picture = new PngPicture(bytes);
        picture.readChunks();
        return picture.plain && picture.data.size() > 0 ? picture.asItIs() : decoded(bytes);
    }

    private void readChunks() throws IOException {
        ByteBuffer chunks = ByteBuffer.wrap(bytes);
        chunks.position(Math.min(SIGNATURE, bytes.length));
        while (chunks.remaining() >= 12) {
            int length = chunks.getInt();
            byte[] name = new byte[4];
            chunks.get(name);
            if (length < 0 || length > chunks.remaining() - 4) {
                throw new IOException("a PNG that ends in the middle");
            }
            chunk(new String(name, StandardCharsets.ISO_8859_1), chunks.position(), length);
            chunks.position(chunks.position() + length + 4);
        }
    }

    private void chunk(String name, int start, int length) {
        switch (name) {
            case "IHDR" -> header(ByteBuffer.wrap(bytes, start, length));
            case "PLTE" -> palette = Arrays.copyOfRange(bytes, start, start + length);
            case "tRNS" -> plain = false;
            case "IDAT" -> data.write(bytes, start, length);
            default -> {
                // nothing that a page image needs
            }
        }
    }

    private void header(ByteBuffer header) {
        width = header.getInt();
        height = header.getInt();
        bits = header.get();
        colourType = header.get();
        header.getShort();
        boolean interlaced = header.get() != 0;
        boolean known = colourType == GRAY || colourType == RGB || colourType == PALETTE;
        plain &= known && !interlaced;
    }

    private PdfImage asItIs() {
        int colours = colourType == RGB ? 3 : 1;
        String predictor =
                " /DecodeParms << /Predictor 15 /Colors %d /BitsPerComponent %d /Columns %d >>"
                        .formatted(colours, bits, width);
        return PdfImage.of(
                width, height, bits, colourSpace(), "/FlateDecode" + predictor, data.toByteArray());
    }

    private String colourSpace() {
        return switch (colourType) {
            case GRAY -> "/DeviceGray";
            case RGB -> "/DeviceRGB";
            default ->
                    "[/Indexed /DeviceRGB %d <%s>]"
                            .formatted(palette.length / 3 - 1, HexFormat.of().formatHex(palette));
        };
    }

    private static PdfImage decoded(byte[] bytes) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(bytes));
        if (image == null) {
            throw new IOException("no reader takes the page image");
        }
        BufferedImage flat =
                new BufferedImage(
                        image.getWidth(), image.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = flat.createGraphics();
        graphics.drawImage(image, 0, 0, Color.WHITE, null);
        graphics.dispose();
        return PdfImage.of(
                flat.getWidth(),
                flat.getHeight(),
                8,
                "/DeviceRGB",
                "/FlateDecode",
                Deflated.bytes(rgb(flat)));
    }

    private static byte[] rgb(BufferedImage image) {
        int width = image.getWidth();
        byte[] rgb = new byte[3 * width * image.getHeight()];
        int[] row = new int[width];
        int at = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            image.getRGB(0, y, width, 1, row, 0, width);
            for (int pixel : row) {
                rgb[at++] = (byte) (pixel >> 16);
                rgb[at++] = (byte) (pixel >> 8);
                rgb[at++] = (byte) pixel;
            }
        }
        return rgb;
    }
}
