package io.inkstream.ingest.delivery;

import io.inkstream.contracts.BatchCommand;
import io.inkstream.contracts.BatchManifest;
import io.inkstream.contracts.DocumentId;
import io.inkstream.contracts.DocumentRecord;
import io.inkstream.contracts.DocumentSplit;
import io.inkstream.contracts.DocumentSubmitted;
import io.inkstream.contracts.Json;
import io.inkstream.contracts.Limits;
import io.inkstream.contracts.ObjectKeys;
import io.inkstream.contracts.PageFailure;
import io.inkstream.contracts.PageId;
import io.inkstream.contracts.PageImageRef;
import io.inkstream.contracts.PageList;
import io.inkstream.contracts.PageRequested;
import io.inkstream.contracts.RecognitionPlan;
import io.inkstream.contracts.SealedList;
import io.inkstream.contracts.TenantId;
import io.inkstream.contracts.Topic;
import io.inkstream.ingest.DocumentAnnouncer;
import io.inkstream.messaging.Event;
import io.inkstream.messaging.EventPublisher;
import io.inkstream.messaging.PublishException;
import io.inkstream.storage.ObjectContent;
import io.inkstream.storage.ObjectStore;
import io.inkstream.storage.StorageException;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Announces on Kafka. Page images are read back from the store a few at a time, never all of a
 * document.
 */
@Singleton
public class KafkaDocumentAnnouncer implements DocumentAnnouncer {
    private static final int PAGES_AT_ONCE = 8;

    private final EventPublisher publisher;
    private final ObjectStore store;

    public KafkaDocumentAnnouncer(EventPublisher publisher, ObjectStore store) {
        this.publisher = publisher;
        this.store = store;
    }

    @Override
    public void accepted(BatchManifest manifest) throws PublishException {
        publisher.publish(command(BatchCommand.accepted(manifest)));
    }

    @Override
    public void sealed(TenantId tenant, SealedList list) throws PublishException {
        publisher.publish(command(BatchCommand.sealed(tenant, list)));
    }

    @Override
    public void decided(BatchCommand command) throws PublishException {
        publisher.publish(command(command));
    }

    private static Event command(BatchCommand command) {
        String batch = command.batchId().value();
        return Event.json(Topic.BATCHES_COMMANDS, batch, command.fact(), batch, command);
    }

    @Override
    public void submitted(List<DocumentRecord> documents, RecognitionPlan plan)
            throws PublishException {
        List<Event> events = new ArrayList<>();
        for (DocumentRecord document : documents) {
            String id = document.documentId().value();
            var submitted = new DocumentSubmitted(document, plan);
            events.add(Event.json(Topic.DOCUMENTS_SUBMITTED, id, id, id, submitted));
        }
        publisher.publish(events);
    }

    @Override
    public void split(PageList pages, RecognitionPlan plan)
            throws PublishException, StorageException {
        split(pages, plan, false);
    }

    @Override
    public void splitAgain(PageList pages, RecognitionPlan plan)
            throws PublishException, StorageException {
        split(pages, plan, true);
    }

    private void split(PageList pages, RecognitionPlan plan, boolean again)
            throws PublishException, StorageException {
        publisher.publish(splitEvent(pages));
        Topic topic =
                pages.pages().size() > Limits.BULK_PAGES
                        ? Topic.PAGES_REQUESTED_BULK
                        : Topic.PAGES_REQUESTED;
        MissingPages missing = new MissingPages(store, pages.document(), plan);
        List<Event> events = new ArrayList<>();
        for (PageList.Entry entry : pages.pages()) {
            if (entry.failure().isPresent()) {
                events.add(failedEvent(pages.document(), entry, plan));
            } else if (missing.contains(entry.number())) {
                events.add(requestEvent(topic, pages.document(), entry, plan));
            } else if (again) {
                events.add(repeatedEvent(topic, pages.document(), entry, missing, plan));
            }
            if (events.size() == PAGES_AT_ONCE) {
                publisher.publish(events);
                events.clear();
            }
        }
        publisher.publish(events);
    }

    private static Event splitEvent(PageList pages) {
        DocumentId id = pages.document().documentId();
        return Event.json(
                Topic.DOCUMENTS_SPLIT, id.value(), id.value(), id.value(), DocumentSplit.of(pages));
    }

    private Event requestEvent(
            Topic topic, DocumentRecord document, PageList.Entry entry, RecognitionPlan plan)
            throws StorageException {
        PageImageRef image = entry.image().orElseThrow();
        boolean inline = image.sizeBytes() <= Limits.INLINE_BYTES;
        return requestEvent(
                topic,
                document,
                entry,
                plan,
                inline ? store.read(image.key()) : new byte[0],
                inline ? Optional.empty() : Optional.of(image.key()));
    }

    /** Nobody will look at the image. */
    private static Event repeatedEvent(
            Topic topic,
            DocumentRecord document,
            PageList.Entry entry,
            MissingPages missing,
            RecognitionPlan plan) {
        return requestEvent(
                topic,
                document,
                entry,
                plan.withEpoch(missing.epochOf(entry.number())),
                new byte[0],
                Optional.of(entry.image().orElseThrow().key()));
    }

    private static Event requestEvent(
            Topic topic,
            DocumentRecord document,
            PageList.Entry entry,
            RecognitionPlan plan,
            byte[] value,
            Optional<String> dataref) {
        PageImageRef image = entry.image().orElseThrow();
        PageId page = document.documentId().page(entry.number());
        var request = new PageRequested(page, document.tenant(), document.name(), image, plan);
        String id = page.value();
        return new Event(
                topic,
                id,
                Event.id(topic, id + " " + plan.outcomeId()),
                id,
                image.mediaType(),
                value,
                dataref,
                Map.of(PageRequested.HEADER, Json.text(request)));
    }

    /** Splitting has found already that there is no image to read. */
    private Event failedEvent(DocumentRecord document, PageList.Entry entry, RecognitionPlan plan)
            throws StorageException {
        PageId page = document.documentId().page(entry.number());
        var failure =
                new PageFailure(
                        page,
                        document.tenant(),
                        plan.outcomeId(),
                        plan,
                        entry.failure().orElseThrow(),
                        1,
                        document.receivedAt());
        store.putIfAbsent(
                ObjectKeys.outcome(document.tenant(), page, plan.outcomeId()),
                ObjectContent.json(Json.bytes(failure)));
        String fact = page + " " + plan.outcomeId();
        return Event.json(Topic.PAGES_FAILED, page.value(), fact, page.value(), failure);
    }
}
