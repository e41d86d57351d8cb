package io.inkstream.results;

import io.inkstream.contracts.BatchCommand;
import io.inkstream.contracts.DocumentSplit;
import io.inkstream.contracts.DocumentSubmitted;
import io.inkstream.contracts.Json;
import io.inkstream.contracts.LineCorrected;
import io.inkstream.contracts.ObjectKeys;
import io.inkstream.contracts.PageCompared;
import io.inkstream.contracts.PageFailure;
import io.inkstream.contracts.PageResult;
import io.inkstream.contracts.TenantId;
import io.inkstream.contracts.Topic;
import io.inkstream.messaging.Event;
import io.inkstream.messaging.EventPublisher;
import io.inkstream.messaging.PublishException;
import io.inkstream.storage.ObjectContent;
import io.inkstream.storage.ObjectStore;
import io.inkstream.storage.StorageException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Says on the real topics and in the real store what the other services would say. */
@Singleton
public final class Announcements {
    private final EventPublisher publisher;
    private final ObjectStore store;

    @Inject
    public Announcements(EventPublisher publisher, ObjectStore store) {
        this.publisher = publisher;
        this.store = store;
    }

    public void stored(BatchStory batch) throws StorageException {
        put(ObjectKeys.manifest(TenantId.DEFAULT, batch.batch()), Json.bytes(batch.manifest()));
        put(ObjectKeys.pending(TenantId.DEFAULT, batch.batch()), new byte[0]);
    }

    public void put(String key, byte[] bytes) throws StorageException {
        store.put(key, ObjectContent.json(bytes));
    }

    public boolean exists(String key) throws StorageException {
        return store.stat(key).isPresent();
    }

    public void tell(BatchCommand command) throws PublishException {
        String batch = command.batchId().value();
        send(Topic.BATCHES_COMMANDS, batch, batch + command.kind(), command);
    }

    public void tell(DocumentSubmitted submitted) throws PublishException {
        String id = submitted.document().documentId().value();
        send(Topic.DOCUMENTS_SUBMITTED, id, id, submitted);
    }

    public void tell(DocumentSplit split) throws PublishException {
        String id = split.documentId().value();
        send(Topic.DOCUMENTS_SPLIT, id, id, split);
    }

    public void tell(PageResult result) throws PublishException {
        String id = result.pageId().value();
        send(Topic.PAGES_RECOGNIZED, id, id, result);
    }

    public void tell(LineCorrected correction) throws PublishException {
        String id = correction.lineId().value();
        send(Topic.LINES_CORRECTED, id, id + correction.revision(), correction);
    }

    public void tell(PageCompared compared) throws PublishException {
        String id = compared.pageId().value();
        send(Topic.PAGES_COMPARED, id, id + compared.candidate().digest(), compared);
    }

    public void tell(PageFailure failure) throws PublishException {
        String id = failure.pageId().value();
        send(Topic.PAGES_FAILED, id, id, failure);
    }

    /** A result so large that the record names only the object. */
    public void tellByReference(PageResult result) throws PublishException, StorageException {
        String key = ObjectKeys.outcome(TenantId.DEFAULT, result.pageId(), result.outcomeId());
        put(key, Json.bytes(result));
        String id = result.pageId().value();
        publisher.publish(Event.json(Topic.PAGES_RECOGNIZED, id, id, id, result).byReference(key));
    }

    public void tellNonsense() throws PublishException {
        send(Topic.PAGES_RECOGNIZED, "nonsense", "nonsense", java.util.List.of("nonsense"));
    }

    private void send(Topic topic, String key, String fact, Object value) throws PublishException {
        publisher.publish(Event.json(topic, key, fact, key, value));
    }
}
