package io.inkstream.infra.mutation;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Changes files the way fuzzers do; equal seeds give equal files. */
final class Mutator {
    private static final int MOST_CHANGES = 6;
    private static final int EDGE = 1024;
    private static final int MOST_MOVED = 512;
    private static final int[] BYTES = {0, 1, 0x7f, 0x80, 0xff, ' ', '/', '<', '{', '"'};
    private static final int[] INTEGERS = {
        0, 1, -1, Integer.MAX_VALUE, Integer.MIN_VALUE, 0xffff, 0x10000, 0x7fffff00
    };

    private final List<byte[]> originals;
    private final SplittableRandom random;

    Mutator(List<byte[]> originals, long seed) {
        this.originals = List.copyOf(originals);
        this.random = new SplittableRandom(seed);
    }

    byte[] next() {
        byte[] file = original().clone();
        int changes = 1 + random.nextInt(MOST_CHANGES);
        for (int i = 0; i < changes && file.length > 0; i++) {
            file = changed(file);
        }
        return file;
    }

    private byte[] original() {
        return originals.get(random.nextInt(originals.size()));
    }

    private byte[] changed(byte[] file) {
        int at = position(file.length);
        return switch (random.nextInt(8)) {
            case 0, 1 -> {
                file[at] ^= (byte) (1 << random.nextInt(8));
                yield file;
            }
            case 2, 3 -> {
                file[at] = (byte) BYTES[random.nextInt(BYTES.length)];
                yield file;
            }
            case 4 -> withInteger(file, at);
            case 5 -> Arrays.copyOf(file, at);
            case 6 -> moved(file, at, file);
            default -> moved(file, at, original());
        };
    }

    /** Half of them near the ends, where formats say how the rest is to be read. */
    private int position(int length) {
        int edge = Math.min(EDGE, length);
        return switch (random.nextInt(4)) {
            case 0 -> random.nextInt(edge);
            case 1 -> length - 1 - random.nextInt(edge);
            default -> random.nextInt(length);
        };
    }

    private byte[] withInteger(byte[] file, int at) {
        int value = INTEGERS[random.nextInt(INTEGERS.length)];
        boolean littleEndian = random.nextBoolean();
        for (int i = 0; i < Integer.BYTES && at + i < file.length; i++) {
            file[at + i] = (byte) (value >> (8 * (littleEndian ? i : 3 - i)));
        }
        return file;
    }

    /** Some bytes of another file, or of this one, put in or written over. */
    private byte[] moved(byte[] file, int at, byte[] source) {
        int from = random.nextInt(source.length);
        byte[] piece =
                Arrays.copyOfRange(
                        source,
                        from,
                        Math.min(source.length, from + 1 + random.nextInt(MOST_MOVED)));
        int rest = random.nextBoolean() ? at : Math.min(file.length, at + piece.length);
        byte[] made = new byte[at + piece.length + file.length - rest];
        System.arraycopy(file, 0, made, 0, at);
        System.arraycopy(piece, 0, made, at, piece.length);
        System.arraycopy(file, rest, made, at + piece.length, file.length - rest);
        return made;
    }
}
