package io.inkstream.contracts;

/** Sizes that both sides of a border rely on. */
public final class Limits {
    /** Larger page images and results travel by reference. */
    public static final int INLINE_BYTES = 2 * 1024 * 1024;

    /** Largest record the topics take. */
    public static final int RECORD_BYTES = 4 * 1024 * 1024;

    /** Documents with more pages go to the bulk topic. */
    public static final int BULK_PAGES = 200;

    private Limits() {}
}
