package io.inkstream.contracts;

import java.time.Instant;
import java.util.Optional;

/** A document has been split into so many pages, or why it could not be. */
public record DocumentSplit(
        DocumentId documentId,
        TenantId tenant,
        String name,
        int pages,
        Optional<Failure> failure,
        Instant at) {

    /** What a stored page list has to tell. */
    public static DocumentSplit of(PageList list) {
        return new DocumentSplit(
                list.document().documentId(),
                list.document().tenant(),
                list.document().name(),
                list.pages().size(),
                list.failure(),
                list.splitAt());
    }
}
