package io.inkstream.contracts;

/**
 * A stored page image; upright by EXIF and /Rotate, the tag removed.
 *
 * @param dpi dots per inch, 0 when unknown
 */
public record PageImageRef(
        String key,
        String mediaType,
        String sha256,
        long sizeBytes,
        int width,
        int height,
        int dpi) {}
