package io.inkstream.trainer.dataset.reading;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An array of one or two dimensions in NumPy's format (NEP 1), of whole or floating point numbers
 * in C order.
 */
final class NpyArray {

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final Pattern TYPE = Pattern.compile("'descr':\\s*'([<>|=])([fiu])([1248])'");
    private static final Pattern SHAPE = Pattern.compile("'shape':\\s*\\(([0-9, ]*)\\)");
    private static final Pattern FORTRAN = Pattern.compile("'fortran_order':\\s*True");

    private final int rows;
    private final int columns;
    private final double[] values;

    private NpyArray(int rows, int columns, double[] values) {
        this.rows = rows;
        this.columns = columns;
        this.values = values;
    }

    int rows() {
        return rows;
    }

    int columns() {
        return columns;
    }

    double at(int row, int column) {
        return values[row * columns + column];
    }

    static NpyArray read(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        try {
            byte[] magic = new byte[MAGIC.length];
            bytes.get(magic);
            if (!Arrays.equals(magic, MAGIC)) {
                throw new IOException(file + " is no NPY file");
            }
            int version = bytes.get();
            bytes.get();
            byte[] header = new byte[version == 1 ? bytes.getShort() & 0xFFFF : bytes.getInt()];
            bytes.get(header);
            return values(file, new String(header, StandardCharsets.ISO_8859_1), bytes);
        } catch (BufferUnderflowException | NegativeArraySizeException e) {
            throw new IOException(file + " ends early", e);
        }
    }

    private static NpyArray values(Path file, String header, ByteBuffer bytes) throws IOException {
        Matcher type = TYPE.matcher(header);
        Matcher shape = SHAPE.matcher(header);
        if (!type.find() || !shape.find() || FORTRAN.matcher(header).find()) {
            throw new IOException(
                    "%s is not an array of numbers in C order: %s".formatted(file, header.strip()));
        }
        int[] sizes =
                Arrays.stream(shape.group(1).split(","))
                        .map(String::strip)
                        .filter(size -> !size.isEmpty())
                        .mapToInt(Integer::parseInt)
                        .toArray();
        if (sizes.length < 1 || sizes.length > 2) {
            throw new IOException(
                    "%s has %d dimensions; 1 or 2 are read, rows and columns"
                            .formatted(file, sizes.length));
        }
        bytes.order(type.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        String kind = type.group(2) + type.group(3);
        int columns = sizes.length == 2 ? sizes[1] : 1;
        double[] values = new double[Math.multiplyExact(sizes[0], columns)];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(file, kind, bytes);
        }
        return new NpyArray(sizes[0], columns, values);
    }

    private static double value(Path file, String kind, ByteBuffer bytes) throws IOException {
        return switch (kind) {
            case "f4" -> bytes.getFloat();
            case "f8" -> bytes.getDouble();
            case "i1" -> bytes.get();
            case "u1" -> bytes.get() & 0xFF;
            case "i2" -> bytes.getShort();
            case "u2" -> bytes.getShort() & 0xFFFF;
            case "i4" -> bytes.getInt();
            case "u4" -> bytes.getInt() & 0xFFFF_FFFFL;
            case "i8" -> bytes.getLong();
            default -> throw new IOException("%s holds %s; use float32".formatted(file, kind));
        };
    }
}
