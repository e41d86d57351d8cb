package io.inkstream.infra.badinput;

import java.awt.Color;
import java.awt.Font;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;

/** Files, good and bad, made by hand. */
final class Bytes {
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    private Bytes() {}

    static byte[] text(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(out::writeBytes);
        return out.toByteArray();
    }

    static byte[] cut(byte[] whole, int percent) {
        return Arrays.copyOf(whole, (int) ((long) whole.length * percent / 100));
    }

    static byte[] changed(byte[] whole, int at, int... values) {
        byte[] copy = whole.clone();
        for (int i = 0; i < values.length; i++) {
            copy[at + i] = (byte) values[i];
        }
        return copy;
    }

    /** A page with two lines. */
    static BufferedImage page(int type) {
        BufferedImage image = new BufferedImage(500, 160, type);
        var graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, 500, 160);
        graphics.setColor(Color.BLACK);
        graphics.setFont(new Font(Font.SERIF, Font.PLAIN, 30));
        graphics.drawString("good page first line", 40, 60);
        graphics.drawString("and the second one", 40, 120);
        graphics.dispose();
        return image;
    }

    static byte[] image(String format) {
        return image(format, page(BufferedImage.TYPE_BYTE_GRAY));
    }

    static byte[] image(String format, BufferedImage image) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, format, out)) {
                throw new IllegalArgumentException("nobody writes " + format);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static byte[] blank(String format, int width, int height) {
        return image(format, new BufferedImage(width, height, BufferedImage.TYPE_BYTE_BINARY));
    }

    static byte[] chunk(String type, byte[] data) {
        CRC32 crc = new CRC32();
        crc.update(text(type));
        crc.update(data);
        ByteBuffer chunk = ByteBuffer.allocate(data.length + 12);
        return chunk.putInt(data.length)
                .put(text(type))
                .put(data)
                .putInt((int) crc.getValue())
                .array();
    }

    static byte[] header(int width, int height, int depth, int colours) {
        ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height);
        return chunk("IHDR", header.put((byte) depth).put((byte) colours).array());
    }

    /** A gray PNG of so many bits per pixel with the header given and rows of zeros. */
    static byte[] pngOf(byte[] header, int rows, int rowBytes) {
        byte[] pixels = deflated(new byte[rows * (rowBytes + 1)]);
        return join(PNG, header, chunk("IDAT", pixels), chunk("IEND", new byte[0]));
    }

    static byte[] pngWith(byte[] extra) {
        byte[] png = image("png");
        int afterHeader = PNG.length + 25;
        return join(
                Arrays.copyOf(png, afterHeader),
                extra,
                Arrays.copyOfRange(png, afterHeader, png.length));
    }

    static byte[] deflated(byte[] data) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater =
                new DeflaterOutputStream(out, new Deflater(Deflater.BEST_COMPRESSION))) {
            deflater.write(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** A little-endian TIFF with one directory of (tag, type, count, value). */
    static byte[] tiff(int next, int[]... entries) {
        ByteBuffer tiff = ByteBuffer.allocate(64 + 12 * entries.length);
        tiff.order(ByteOrder.LITTLE_ENDIAN).put(text("II")).putShort((short) 42).putInt(8);
        tiff.putShort((short) entries.length);
        for (int[] entry : entries) {
            tiff.putShort((short) entry[0]).putShort((short) entry[1]);
            tiff.putInt(entry[2]).putInt(entry[3]);
        }
        return tiff.putInt(next).array();
    }

    /** Names and contents by turns. */
    static byte[] zip(Object... entries) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (int i = 0; i < entries.length; i += 2) {
                zip.putNextEntry(new ZipEntry((String) entries[i]));
                zip.write((byte[]) entries[i + 1]);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static byte[] zipOfEmptyFiles(int count) {
        Object[] entries = new Object[2 * count];
        for (int i = 0; i < count; i++) {
            entries[2 * i] = i + ".png";
            entries[2 * i + 1] = new byte[0];
        }
        return zip(entries);
    }

    /** A PDF with these objects, numbered from 1; the first is the catalogue. */
    static byte[] pdf(String... objects) {
        StringBuilder pdf = new StringBuilder("%PDF-1.7\n");
        StringBuilder table = new StringBuilder("0000000000 65535 f \n");
        for (int i = 0; i < objects.length; i++) {
            table.append("%010d 00000 n \n".formatted(pdf.length()));
            pdf.append(i + 1).append(" 0 obj\n").append(objects[i]).append("\nendobj\n");
        }
        int xref = pdf.length();
        pdf.append("xref\n0 ").append(objects.length + 1).append('\n').append(table);
        pdf.append("trailer\n<< /Root 1 0 R /Size %d >>\n".formatted(objects.length + 1));
        return text(pdf.append("startxref\n").append(xref).append("\n%%EOF\n").toString());
    }

    /** A PDF of one page with more in its dictionary, and further objects from number 4 on. */
    static byte[] pdfPage(String page, String... more) {
        String[] objects = new String[3 + more.length];
        objects[0] = "<< /Type /Catalog /Pages 2 0 R >>";
        objects[1] = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>";
        objects[2] = "<< /Type /Page /Parent 2 0 R " + page + " >>";
        System.arraycopy(more, 0, objects, 3, more.length);
        return pdf(objects);
    }

    static String stream(String dictionary, byte[] data) {
        return "<< %s /Length %d >>\nstream\n%s\nendstream"
                .formatted(dictionary, data.length, new String(data, StandardCharsets.ISO_8859_1));
    }
}
