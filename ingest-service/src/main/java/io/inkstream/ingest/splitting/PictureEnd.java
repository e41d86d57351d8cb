package io.inkstream.ingest.splitting;

import io.inkstream.contracts.ProblemCode;
import java.util.List;

/**
 * Whether a picture's file goes to its end. An upload that broke off leaves a file whose header is
 * whole and whose lower part is grey; a look at the last bytes finds it without decoding.
 */
final class PictureEnd {
    /** Cameras and programs append things of their own, within reason. */
    private static final int TAIL = 64 << 10;

    private static final byte[] PNG = {'I', 'E', 'N', 'D', (byte) 0xae, 0x42, 0x60, (byte) 0x82};
    private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd9};

    private PictureEnd() {}

    static void require(byte[] file, EncodedPage.Form form) throws SplitException {
        boolean whole =
                switch (form) {
                    case PNG -> contains(file, 0, PNG);
                    case JPEG -> contains(file, scan(file), JPEG);
                };
        if (!whole) {
            throw new SplitException(
                    ProblemCode.DAMAGED_DOCUMENT,
                    "the %s file breaks off after %d bytes".formatted(form, file.length));
        }
    }

    /** A thumbnail in the header has an end of its own, which is not the picture's. */
    private static int scan(byte[] jpeg) {
        List<JpegSegment> segments = JpegSegment.upToScan(jpeg);
        return !segments.isEmpty() && segments.getLast().marker() == JpegSegment.START_OF_SCAN
                ? segments.getLast().end()
                : jpeg.length;
    }

    private static boolean contains(byte[] file, int from, byte[] end) {
        for (int at = file.length - end.length; at >= Math.max(from, file.length - TAIL); at--) {
            if (matches(file, at, end)) {
                return true;
            }
        }
        return false;
    }

    private static boolean matches(byte[] file, int at, byte[] end) {
        for (int i = 0; i < end.length; i++) {
            if (file[at + i] != end[i]) {
                return false;
            }
        }
        return true;
    }
}
