package io.inkstream.results.export.pdf;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * The smallest TrueType font that programs accept: two glyphs without outline, 1000 units per em,
 * 500 wide. Tables as in the OpenType specification.
 */
final class BlankTrueType {
    private static final int GLYPHS = 2;
    private static final int WIDTH = 500;
    private static final int ASCENT = 800;
    private static final int DESCENT = -200;
    private static final int UNITS = 1000;
    private static final int CHECKSUM_OF_FONT = 0xB1B0AFBA;

    private BlankTrueType() {}

    static byte[] bytes() {
        Map<String, byte[]> tables = new TreeMap<>();
        tables.put("cmap", cmap());
        tables.put("glyf", new byte[4]);
        tables.put("head", head());
        tables.put("hhea", hhea());
        tables.put("hmtx", hmtx());
        tables.put("loca", new byte[2 * (GLYPHS + 1)]);
        tables.put("maxp", maxp());
        return file(tables);
    }

    private static byte[] file(Map<String, byte[]> tables) {
        int power = Integer.highestOneBit(tables.size());
        int start = 12 + 16 * tables.size();
        int size = start + tables.values().stream().mapToInt(t -> padded(t.length)).sum();
        ByteBuffer file = ByteBuffer.allocate(size);
        file.putInt(0x00010000).putShort((short) tables.size());
        file.putShort((short) (16 * power));
        file.putShort((short) Integer.numberOfTrailingZeros(power));
        file.putShort((short) (16 * (tables.size() - power)));
        int at = start;
        int head = 0;
        for (Map.Entry<String, byte[]> table : tables.entrySet()) {
            file.put(table.getKey().getBytes(StandardCharsets.US_ASCII));
            file.putInt(checksum(table.getValue())).putInt(at).putInt(table.getValue().length);
            file.put(at, table.getValue());
            head = table.getKey().equals("head") ? at : head;
            at += padded(table.getValue().length);
        }
        return file.putInt(head + 8, CHECKSUM_OF_FONT - checksum(file.array())).array();
    }

    private static int padded(int length) {
        return (length + 3) & ~3;
    }

    private static int checksum(byte[] bytes) {
        ByteBuffer words = ByteBuffer.allocate(padded(bytes.length)).put(0, bytes);
        int sum = 0;
        while (words.hasRemaining()) {
            sum += words.getInt();
        }
        return sum;
    }

    private static byte[] head() {
        ByteBuffer head = ByteBuffer.allocate(54);
        head.putInt(0x00010000).putInt(0x00010000).putInt(0).putInt(0x5F0F3CF5);
        head.putShort((short) 0).putShort((short) UNITS).putLong(0).putLong(0);
        head.putShort((short) 0).putShort((short) DESCENT);
        head.putShort((short) WIDTH).putShort((short) ASCENT);
        // no style, readable from 8 pixels, left to right, short offsets, glyph format 0
        head.putShort((short) 0).putShort((short) 8).putShort((short) 2);
        return head.putShort((short) 0).putShort((short) 0).array();
    }

    private static byte[] hhea() {
        ByteBuffer hhea = ByteBuffer.allocate(36);
        hhea.putInt(0x00010000).putShort((short) ASCENT).putShort((short) DESCENT);
        hhea.putShort((short) 0).putShort((short) WIDTH);
        hhea.putShort(18, (short) 1);
        return hhea.putShort(34, (short) GLYPHS).array();
    }

    private static byte[] hmtx() {
        ByteBuffer hmtx = ByteBuffer.allocate(4 * GLYPHS);
        for (int i = 0; i < GLYPHS; i++) {
            hmtx.putShort((short) WIDTH).putShort((short) 0);
        }
        return hmtx.array();
    }

    private static byte[] maxp() {
        ByteBuffer maxp = ByteBuffer.allocate(32);
        maxp.putInt(0x00010000).putShort((short) GLYPHS);
        return maxp.putShort(14, (short) 2).array();
    }

    /** One table of format 4 that maps the blank to glyph 1. */
    private static byte[] cmap() {
        ByteBuffer cmap = ByteBuffer.allocate(12 + 32);
        cmap.putShort((short) 0).putShort((short) 1);
        cmap.putShort((short) 3).putShort((short) 1).putInt(12);
        cmap.putShort((short) 4).putShort((short) 32).putShort((short) 0);
        cmap.putShort((short) 4).putShort((short) 4).putShort((short) 1).putShort((short) 0);
        cmap.putShort((short) ' ').putShort((short) 0xFFFF).putShort((short) 0);
        cmap.putShort((short) ' ').putShort((short) 0xFFFF);
        cmap.putShort((short) (1 - ' ')).putShort((short) 1);
        return cmap.putShort((short) 0).putShort((short) 0).array();
    }
}
