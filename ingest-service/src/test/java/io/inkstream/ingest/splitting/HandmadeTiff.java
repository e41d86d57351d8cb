package io.inkstream.ingest.splitting;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** TIFF files put together byte by byte, so that they may also be wrong. */
final class HandmadeTiff {
    private static final int ENTRIES = 9;
    private static final int DIRECTORY_BYTES = 2 + 12 * ENTRIES + 4;
    private static final int SHORT = 3;
    private static final int LONG = 4;

    private final List<Directory> directories = new ArrayList<>();
    private boolean endless;

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Directory(int width, int height, int orientation, int strip, byte[] pixels) {}

    /** An uncompressed gray page. */
    HandmadeTiff page(int width, int height, int orientation, byte[] pixels) {
        directories.add(new Directory(width, height, orientation, -1, pixels));
        return this;
    }

    /** A page whose pixels are said to be where the file has long ended. */
    HandmadeTiff pageWithoutPixels() {
        directories.add(new Directory(100, 100, 1, 1 << 24, new byte[0]));
        return this;
    }

    /** The directory after the last is the first. */
    HandmadeTiff endless() {
        endless = true;
        return this;
    }

    byte[] bytes() {
        int pixels = directories.stream().mapToInt(d -> d.pixels().length).sum();
        int size = 8 + directories.size() * DIRECTORY_BYTES + pixels;
        ByteBuffer out = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        out.put((byte) 'I').put((byte) 'I').putShort((short) 42);
        out.putInt(directories.isEmpty() ? 0 : 8);
        for (int i = 0; i < directories.size(); i++) {
            put(out, directories.get(i), i == directories.size() - 1);
        }
        return out.array();
    }

    private void put(ByteBuffer out, Directory directory, boolean last) {
        int pixels = out.position() + DIRECTORY_BYTES;
        out.putShort((short) ENTRIES);
        entry(out, 256, LONG, directory.width());
        entry(out, 257, LONG, directory.height());
        entry(out, 258, SHORT, 8);
        entry(out, 259, SHORT, 1);
        entry(out, 262, SHORT, 1);
        entry(out, 273, LONG, directory.strip() < 0 ? pixels : directory.strip());
        entry(out, 274, SHORT, directory.orientation());
        entry(out, 278, LONG, directory.height());
        entry(out, 279, LONG, Math.max(1, directory.pixels().length));
        int next = pixels + directory.pixels().length;
        out.putInt(last ? (endless ? 8 : 0) : next);
        out.put(directory.pixels());
    }

    private static void entry(ByteBuffer out, int tag, int type, int value) {
        out.putShort((short) tag).putShort((short) type).putInt(1).putInt(value);
    }
}
