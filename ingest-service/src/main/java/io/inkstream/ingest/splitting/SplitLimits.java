package io.inkstream.ingest.splitting;

import io.inkstream.contracts.ProblemCode;

/** What a document may ask of us. */
record SplitLimits(int maxPages, long maxPixels, int renderDpi) {

    void checkPages(int pages) throws SplitException {
        if (pages > maxPages) {
            throw new SplitException(
                    ProblemCode.TOO_MANY_PAGES,
                    "the document has %d pages, %d are allowed".formatted(pages, maxPages));
        }
    }

    void checkPixels(long width, long height) throws SplitException {
        if (width <= 0 || height <= 0) {
            throw new SplitException(
                    ProblemCode.DAMAGED_IMAGE,
                    "the image says it is %d x %d".formatted(width, height));
        }
        if (width > maxPixels / height) {
            throw new SplitException(
                    ProblemCode.IMAGE_TOO_LARGE,
                    "the image has %d x %d pixels, %d are allowed"
                            .formatted(width, height, maxPixels));
        }
    }
}
