package io.inkstream.recognition.image;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * One search for components: runs of two neighbouring rows are compared, touching ones united;
 * boxes and areas gather at the root of each union. A numeric kernel.
 */
final class ComponentFinder {
    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final BinaryImage image;
    private final int limit;
    private int[] parent = new int[1024];
    private int[] left = new int[1024];
    private int[] top = new int[1024];
    private int[] right = new int[1024];
    private int[] bottom = new int[1024];
    private int[] area = new int[1024];
    private int labels;

    ComponentFinder(BinaryImage image, int limit) {
        this.image = image;
        this.limit = limit;
    }

    Components find() {
        int width = image.width();
        Runs above = new Runs(width);
        Runs current = new Runs(width);
        boolean truncated = false;
        for (int y = 0; y < image.height() && !truncated; y++) {
            current.scan(image.pixels(), y * width, width);
            connect(above, current, y);
            Runs swap = above;
            above = current;
            current = swap;
            truncated = labels > limit;
        }
        return collect(truncated);
    }

    private void connect(Runs above, Runs current, int y) {
        int first = 0;
        for (int run = 0; run < current.count; run++) {
            int start = current.start[run];
            int end = current.end[run];
            while (first < above.count && above.end[first] < start) {
                first++;
            }
            int label = -1;
            for (int other = first; other < above.count && above.start[other] <= end; other++) {
                int root = root(above.label[other]);
                label = label < 0 ? root : unite(label, root);
            }
            if (label < 0) {
                label = create(start, y);
            }
            extend(label, start, end, y);
            current.label[run] = label;
        }
    }

    private int create(int start, int y) {
        if (labels == parent.length) {
            int size = labels * 2;
            parent = Arrays.copyOf(parent, size);
            left = Arrays.copyOf(left, size);
            top = Arrays.copyOf(top, size);
            right = Arrays.copyOf(right, size);
            bottom = Arrays.copyOf(bottom, size);
            area = Arrays.copyOf(area, size);
        }
        parent[labels] = labels;
        left[labels] = start;
        top[labels] = y;
        right[labels] = start;
        bottom[labels] = y;
        area[labels] = 0;
        return labels++;
    }

    private void extend(int label, int start, int end, int y) {
        left[label] = Math.min(left[label], start);
        right[label] = Math.max(right[label], end);
        bottom[label] = y + 1;
        area[label] += end - start;
    }

    private int root(int label) {
        int at = label;
        while (parent[at] != at) {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        return at;
    }

    /** The older label survives, so numbering follows the topmost runs. */
    private int unite(int a, int b) {
        if (a == b) {
            return a;
        }
        int kept = Math.min(a, b);
        int gone = Math.max(a, b);
        parent[gone] = kept;
        left[kept] = Math.min(left[kept], left[gone]);
        top[kept] = Math.min(top[kept], top[gone]);
        right[kept] = Math.max(right[kept], right[gone]);
        bottom[kept] = Math.max(bottom[kept], bottom[gone]);
        area[kept] += area[gone];
        return kept;
    }

    private Components collect(boolean truncated) {
        boolean[] roots = new boolean[labels];
        for (int i = 0; i < labels; i++) {
            roots[i] = parent[i] == i;
        }
        return new Components(left, top, right, bottom, area, truncated).only(roots);
    }

    /** The ink runs of one row: columns {@code start..end-1}. */
    private static final class Runs {
        final int[] start;
        final int[] end;
        final int[] label;
        int count;

        Runs(int width) {
            this.start = new int[width / 2 + 1];
            this.end = new int[width / 2 + 1];
            this.label = new int[width / 2 + 1];
        }

        void scan(byte[] ink, int from, int width) {
            count = 0;
            int stop = from + width;
            int at = nextInk(ink, from, stop);
            while (at < stop) {
                start[count] = at - from;
                while (at < stop && ink[at] != 0) {
                    at++;
                }
                end[count++] = at - from;
                at = nextInk(ink, at, stop);
            }
        }

        /** Skips paper eight pixels at a time: most of a page is paper. */
        private static int nextInk(byte[] ink, int from, int stop) {
            int at = from;
            for (; at + Long.BYTES <= stop; at += Long.BYTES) {
                long eight = (long) LONGS.get(ink, at);
                if (eight != 0) {
                    return at + (Long.numberOfTrailingZeros(eight) >> 3);
                }
            }
            while (at < stop && ink[at] == 0) {
                at++;
            }
            return at;
        }
    }
}
