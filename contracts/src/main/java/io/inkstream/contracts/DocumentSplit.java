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
        Instant at) {}
