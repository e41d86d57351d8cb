package io.inkstream.contracts;

import java.time.Instant;
import java.util.List;

/** Which documents are in the batch; written once, after which it takes no more. */
public record SealedList(BatchId batchId, Instant sealedAt, List<DocumentId> documents) {
    public SealedList {
        documents = List.copyOf(documents);
    }
}
