package io.inkstream.worker;

import java.util.concurrent.Semaphore;

/**
 * How many pixels pages in work may have together, so that large pages wait for one another instead
 * of exhausting the memory. First come, first served: a large page is not passed by small ones for
 * ever. Safe for many threads.
 */
final class PixelBudget {
    /** Share of the heap that page images may take; lines, models' glue and messages need some. */
    private static final double SHARE = 0.7;

    /** A colour picture while it is decoded, or the grey one with two black-and-white ones. */
    private static final int BYTES_PER_PIXEL = 5;

    /** Permits are for this many pixels each. */
    private static final int UNIT = 1024;

    private final Semaphore free;
    private final int units;

    PixelBudget(long heapBytes) {
        this.units =
                Math.clamp(
                        (long) (SHARE * heapBytes) / BYTES_PER_PIXEL / UNIT, 1, Integer.MAX_VALUE);
        this.free = new Semaphore(units, true);
    }

    /** Most pixels a page may have. */
    long mostPixels() {
        return (long) units * UNIT;
    }

    /** Pixels that were taken and come back when the page is done. */
    interface Taken extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Waits until there is room.
     *
     * @param pixels at most {@link #mostPixels()}
     */
    Taken take(long pixels) throws InterruptedException {
        if (pixels > mostPixels()) {
            throw new IllegalArgumentException(
                    "a page of %d pixels never fits into %d".formatted(pixels, mostPixels()));
        }
        int wanted = (int) Math.min(units, Math.ceilDiv(Math.max(1, pixels), UNIT));
        free.acquire(wanted);
        return () -> free.release(wanted);
    }
}
