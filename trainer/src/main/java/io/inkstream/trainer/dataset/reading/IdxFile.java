package io.inkstream.trainer.dataset.reading;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/** An IDX file of unsigned bytes: a big-endian header with the sizes, then the values. */
final class IdxFile {

    private static final int UNSIGNED_BYTES = 8;
    private static final long MOST_BYTES = 1L << 30;

    private final int[] sizes;
    private final byte[] values;
    private final int itemLength;

    private IdxFile(int[] sizes, byte[] values) {
        this.sizes = sizes;
        this.values = values;
        this.itemLength = Arrays.stream(sizes).skip(1).reduce(1, (a, b) -> a * b);
    }

    static IdxFile read(Path file) throws IOException {
        try (InputStream raw = Files.newInputStream(file);
                DataInputStream in =
                        new DataInputStream(
                                new BufferedInputStream(
                                        file.toString().endsWith(".gz")
                                                ? new GZIPInputStream(raw)
                                                : raw))) {
            int magic = in.readInt();
            int dimensions = magic & 255;
            if (magic >>> 8 != UNSIGNED_BYTES || dimensions < 1 || dimensions > 3) {
                throw new IOException(
                        "%s is no IDX file of bytes: it begins with 0x%08x".formatted(file, magic));
            }
            int[] sizes = new int[dimensions];
            long length = 1;
            for (int i = 0; i < dimensions; i++) {
                sizes[i] = in.readInt();
                length *= Math.max(0, sizes[i]);
            }
            if (length > MOST_BYTES) {
                throw new IOException(
                        "%s says it holds %d bytes, more than an IDX file may"
                                .formatted(file, length));
            }
            byte[] values = in.readNBytes((int) length);
            if (values.length < length) {
                throw new IOException(
                        "%s ends after %d of %d values".formatted(file, values.length, length));
            }
            return new IdxFile(sizes, values);
        } catch (EOFException e) {
            throw new IOException(file + " ends within its header", e);
        }
    }

    int count() {
        return sizes[0];
    }

    int size(int dimension) {
        return sizes[dimension];
    }

    byte[] item(int index) {
        return Arrays.copyOfRange(values, index * itemLength, (index + 1) * itemLength);
    }

    /** The value of an item that is one byte. */
    int value(int index) {
        return values[index] & 255;
    }
}
