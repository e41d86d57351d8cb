package io.inkstream.ingest.splitting;

import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * The chain of directories of a TIFF file. A reader takes a file that breaks off for a shorter one,
 * so the pages behind the break would be lost without a word.
 */
final class TiffChain {
    private final RandomAccessFile in;
    private final boolean littleEndian;
    private final boolean big;

    private TiffChain(RandomAccessFile in) throws IOException {
        this.in = in;
        this.littleEndian = in.read() == 'I';
        // BigTIFF has wider counts and offsets
        this.big = number(2, 2) == 43;
    }

    /** Whether every directory of the chain lies in the file; a chain that bites its tail ends. */
    static boolean isWhole(Path file) throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            return new TiffChain(in).isWhole();
        } catch (EOFException e) {
            return false;
        }
    }

    private boolean isWhole() throws IOException {
        Set<Long> seen = new HashSet<>();
        long directory = big ? number(8, 8) : number(4, 4);
        while (directory != 0 && seen.add(directory)) {
            directory = next(directory);
        }
        return true;
    }

    private long next(long directory) throws IOException {
        long entries = big ? number(directory, 8) : number(directory, 2);
        return big
                ? number(directory + 8 + entries * 20, 8)
                : number(directory + 2 + entries * 12, 4);
    }

    private long number(long at, int bytes) throws IOException {
        if (at < 0 || at > in.length() - bytes) {
            throw new EOFException();
        }
        in.seek(at);
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            long digit = in.read();
            value = littleEndian ? value | digit << (8 * i) : value << 8 | digit;
        }
        return value;
    }
}
