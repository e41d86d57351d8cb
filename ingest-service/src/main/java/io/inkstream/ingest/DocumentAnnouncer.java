package io.inkstream.ingest;

import io.inkstream.contracts.BatchCommand;
import io.inkstream.contracts.BatchManifest;
import io.inkstream.contracts.DocumentRecord;
import io.inkstream.contracts.PageList;
import io.inkstream.contracts.RecognitionPlan;
import io.inkstream.contracts.SealedList;
import io.inkstream.contracts.TenantId;
import io.inkstream.messaging.PublishException;
import io.inkstream.storage.StorageException;
import java.util.List;

/**
 * Tells the others what has become durable. A call returns when the broker has all of it; repeating
 * a call repeats the ids of its events and does no harm.
 */
public interface DocumentAnnouncer {
    void accepted(BatchManifest manifest) throws PublishException;

    void sealed(TenantId tenant, SealedList list) throws PublishException;

    /** What people decided about a batch. */
    void decided(BatchCommand command) throws PublishException;

    default void submitted(DocumentRecord document, RecognitionPlan plan) throws PublishException {
        submitted(List.of(document), plan);
    }

    void submitted(List<DocumentRecord> documents, RecognitionPlan plan) throws PublishException;

    /** The split itself and a request for each page that lacks the outcome of the plan. */
    void split(PageList pages, RecognitionPlan plan) throws PublishException, StorageException;

    /**
     * As {@link #split}, and a request for each page that has its outcome, too: whoever takes it
     * finds the outcome and tells it once more. For topics that have lost what they were told.
     */
    void splitAgain(PageList pages, RecognitionPlan plan) throws PublishException, StorageException;
}
