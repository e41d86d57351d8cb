package io.inkstream.contracts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How splitting a document ended; written once, after the page images. Either pages in order, each
 * an image or the reason it could not be made, or the reason why the whole document has none.
 */
public record PageList(
        DocumentRecord document, Instant splitAt, List<Entry> pages, Optional<Failure> failure) {

    /**
     * @param number counted from 1
     */
    public record Entry(int number, Optional<PageImageRef> image, Optional<Failure> failure) {
        public Entry {
            if (image.isPresent() == failure.isPresent()) {
                throw new IllegalArgumentException(
                        "page " + number + " needs either an image or a failure");
            }
        }
    }

    public PageList {
        pages = List.copyOf(pages);
        if (failure.isPresent() && !pages.isEmpty()) {
            throw new IllegalArgumentException("a failed document has no pages");
        }
    }

    public static PageList failed(DocumentRecord document, Instant at, Failure failure) {
        return new PageList(document, at, List.of(), Optional.of(failure));
    }
}
