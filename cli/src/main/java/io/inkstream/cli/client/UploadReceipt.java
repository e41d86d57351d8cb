package io.inkstream.cli.client;

import io.inkstream.contracts.BatchId;
import io.inkstream.contracts.DocumentId;
import java.util.List;

/** What the server took. */
public record UploadReceipt(BatchId batchId, List<Document> documents) {

    /** A document of the batch. */
    public record Document(DocumentId documentId, String name) {}

    public UploadReceipt {
        documents = List.copyOf(documents);
    }
}
