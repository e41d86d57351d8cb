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
        for (JpegSegment segment : JpegSegment.upToScan(jpeg)) {
            if (segment.marker() == JpegSegment.APP1 && isExif(jpeg, segment)) {
                int start = segment.start() + EXIF.length;
                return inTiff(ByteBuffer.wrap(jpeg).slice(start, segment.end() - start));
            }
        }
        return UPRIGHT;
    }

    /** A value that means nothing is taken as upright. */
    static int valid(int value) {
        return value >= 1 && value <= 8 ? value : UPRIGHT;
    }

    private static boolean isExif(byte[] jpeg, JpegSegment segment) {
        int end = segment.start() + EXIF.length;
        return end <= segment.end()
                && Arrays.equals(jpeg, segment.start(), end, EXIF, 0, EXIF.length);
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
                return valid(tiff.getShort(entry + 8));
            }
        }
        return UPRIGHT;
    }
}
