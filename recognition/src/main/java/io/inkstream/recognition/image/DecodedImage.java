package io.inkstream.recognition.image;

import java.util.Objects;

/** What became of image bytes. */
public sealed interface DecodedImage {

    /**
     * @param complete false if the file ended early or held errors the decoder stepped over; the
     *     page then shows what could be read
     */
    record Decoded(PageImage page, boolean complete) implements DecodedImage {
        public Decoded {
            Objects.requireNonNull(page, "page");
        }
    }

    /**
     * @param detail one line for people, without page content
     */
    record Rejected(ImageFault fault, String detail) implements DecodedImage {
        public Rejected {
            Objects.requireNonNull(fault, "fault");
            Objects.requireNonNull(detail, "detail");
        }
    }
}
