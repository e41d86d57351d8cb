package io.inkstream.ingest.splitting;

import java.util.ArrayList;
import java.util.List;

/**
 * A marker segment of a JPEG file.
 *
 * @param start of the content in the file
 * @param end one past the content, never past the file
 */
record JpegSegment(int marker, int start, int end) {
    static final int APP1 = 0xe1;
    static final int START_OF_SCAN = 0xda;

    /** The segments in the order of the file, the first scan's header being the last. */
    static List<JpegSegment> upToScan(byte[] jpeg) {
        List<JpegSegment> segments = new ArrayList<>();
        int at = 2;
        while (at + 4 <= jpeg.length && (jpeg[at] & 0xff) == 0xff) {
            int marker = jpeg[at + 1] & 0xff;
            if (marker == 0xff) {
                // markers may be led by any number of fill bytes
                at++;
                continue;
            }
            int length = (jpeg[at + 2] & 0xff) << 8 | (jpeg[at + 3] & 0xff);
            if (length < 2) {
                break;
            }
            int end = Math.min(jpeg.length, at + 2 + length);
            segments.add(new JpegSegment(marker, at + 4, end));
            if (marker == START_OF_SCAN) {
                break;
            }
            at = end;
        }
        return List.copyOf(segments);
    }
}
