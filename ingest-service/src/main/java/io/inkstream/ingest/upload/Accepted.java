package io.inkstream.ingest.upload;

import io.inkstream.contracts.BatchManifest;
import io.inkstream.contracts.DocumentRecord;
import java.util.List;

/** What is durable and announced. */
record Accepted(BatchManifest manifest, List<DocumentRecord> documents) {
    Accepted {
        documents = List.copyOf(documents);
    }
}
