package io.inkstream.standalone.pages;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A TIFF file one page of which nobody can read. */
final class BrokenTiff {
    private static final int COMPRESSION = 259;
    private static final short UNKNOWN = (short) 34712;
    private static final int ENTRY_BYTES = 12;

    private BrokenTiff() {}

    /**
     * @param page counted from 0
     */
    static byte[] breakPage(byte[] tiff, int page) {
        ByteBuffer file = ByteBuffer.wrap(tiff.clone());
        file.order(tiff[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = file.getInt(4);
        for (int i = 0; i < page; i++) {
            directory = file.getInt(end(file, directory));
        }
        for (int entry = directory + 2; entry < end(file, directory); entry += ENTRY_BYTES) {
            if (file.getShort(entry) == COMPRESSION) {
                file.putShort(entry + 8, UNKNOWN);
            }
        }
        return file.array();
    }

    private static int end(ByteBuffer file, int directory) {
        return directory + 2 + ENTRY_BYTES * file.getShort(directory);
    }
}
