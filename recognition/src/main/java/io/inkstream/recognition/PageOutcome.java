package io.inkstream.recognition;

import io.inkstream.recognition.image.ImageFault;
import java.util.Objects;

/** What became of the bytes of a page. */
public sealed interface PageOutcome {

    /** The page was read, perhaps to no lines. */
    record Recognized(PageReading reading) implements PageOutcome {
        public Recognized {
            Objects.requireNonNull(reading, "reading");
        }
    }

    /** The bytes are no page; trying again gives the same. */
    record Rejected(ImageFault fault, String detail) implements PageOutcome {
        public Rejected {
            Objects.requireNonNull(fault, "fault");
            Objects.requireNonNull(detail, "detail");
        }
    }
}
