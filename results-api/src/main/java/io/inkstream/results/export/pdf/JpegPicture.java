package io.inkstream.results.export.pdf;

import java.io.IOException;

/** JPEG files go into a PDF as they are. */
final class JpegPicture {
    private static final int FRAME_LENGTH = 8;

    private JpegPicture() {}

    static boolean isJpeg(byte[] bytes) {
        return bytes.length > 2 && at(bytes, 0) == 0xFF && at(bytes, 1) == 0xD8;
    }

    static PdfImage image(byte[] bytes) throws IOException {
        int frame = frame(bytes);
        int bits = at(bytes, frame);
        int height = twoBytes(bytes, frame + 1);
        int width = twoBytes(bytes, frame + 3);
        int components = at(bytes, frame + 5);
        return switch (components) {
            case 1 -> PdfImage.of(width, height, bits, "/DeviceGray", "/DCTDecode", bytes);
            case 3 -> PdfImage.of(width, height, bits, "/DeviceRGB", "/DCTDecode", bytes);
            case 4 -> printersColours(width, height, bits, bytes);
            default -> throw new IOException("a JPEG of " + components + " components");
        };
    }

    /** Programs that write four colours write them inverted. */
    private static PdfImage printersColours(int width, int height, int bits, byte[] bytes) {
        String colours = "/DeviceCMYK /Decode [1 0 1 0 1 0 1 0]";
        return PdfImage.of(width, height, bits, colours, "/DCTDecode", bytes);
    }

    /** Where the frame header's content begins, behind marker and length. */
    private static int frame(byte[] bytes) throws IOException {
        int at = 2;
        while (at + 4 + FRAME_LENGTH <= bytes.length && at(bytes, at) == 0xFF) {
            int marker = at(bytes, at + 1);
            if (marker == 0xFF) {
                at++;
            } else if (isFrame(marker)) {
                return at + 4;
            } else {
                at += 2 + twoBytes(bytes, at + 2);
            }
        }
        throw new IOException("a JPEG without frame header");
    }

    /** SOF0 to SOF15 but for DHT, JPG and DAC, which lie between. */
    private static boolean isFrame(int marker) {
        return marker >= 0xC0
                && marker <= 0xCF
                && marker != 0xC4
                && marker != 0xC8
                && marker != 0xCC;
    }

    private static int twoBytes(byte[] bytes, int index) {
        return at(bytes, index) << 8 | at(bytes, index + 1);
    }

    private static int at(byte[] bytes, int index) {
        return bytes[index] & 0xFF;
    }
}
