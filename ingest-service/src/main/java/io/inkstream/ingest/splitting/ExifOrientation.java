package io.inkstream.ingest.splitting;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The orientation tag in the EXIF segment of a JPEG file: 1 is upright, 2 to 8 are the seven other
 * ways to hold a camera.
 */
final class ExifOrientation {
    static final int UPRIGHT = 1;
    private static final int TAG = 0x0112;
    private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);

    private ExifOrientation() {}

    static int of(byte[] jpeg) {
        ByteBuffer in = ByteBuffer.wrap(jpeg);
        int at = 2;
        while (at + 4 <= jpeg.length && (jpeg[at] & 0xff) == 0xff) {
            int marker = jpeg[at + 1] & 0xff;
            int length = in.getShort(at + 2) & 0xffff;
            if (marker == 0xda || length < 2) {
                return UPRIGHT;
            }
            if (marker == 0xe1 && isExif(jpeg, at + 4)) {
                int start = at + 4 + EXIF.length;
                int end = Math.min(jpeg.length, at + 2 + length);
                return inTiff(in.slice(start, Math.max(0, end - start)));
            }
            at += 2 + length;
        }
        return UPRIGHT;
    }

    private static boolean isExif(byte[] jpeg, int at) {
        return at + EXIF.length <= jpeg.length
                && Arrays.equals(jpeg, at, at + EXIF.length, EXIF, 0, EXIF.length);
    }

    private static int inTiff(ByteBuffer tiff) {
        if (tiff.capacity() < 8) {
            return UPRIGHT;
        }
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tiff.getInt(4);
        if (directory < 8 || directory > tiff.capacity() - 2) {
            return UPRIGHT;
        }
        int entries = tiff.getShort(directory) & 0xffff;
        for (int i = 0; i < entries; i++) {
            int entry = directory + 2 + 12 * i;
            if (entry > tiff.capacity() - 12) {
                return UPRIGHT;
            }
            if ((tiff.getShort(entry) & 0xffff) == TAG) {
                int value = tiff.getShort(entry + 8);
                return value >= 1 && value <= 8 ? value : UPRIGHT;
            }
        }
        return UPRIGHT;
    }
}
