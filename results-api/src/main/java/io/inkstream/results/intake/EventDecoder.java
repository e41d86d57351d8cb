package io.inkstream.results.intake;

import io.inkstream.contracts.BatchCommand;
import io.inkstream.contracts.DocumentSplit;
import io.inkstream.contracts.DocumentSubmitted;
import io.inkstream.contracts.Json;
import io.inkstream.contracts.LineCorrected;
import io.inkstream.contracts.PageCompared;
import io.inkstream.contracts.PageOutcome;
import io.inkstream.contracts.Topic;
import io.inkstream.messaging.ReceivedEvent;
import io.inkstream.storage.ObjectNotFoundException;
import io.inkstream.storage.ObjectStore;
import io.inkstream.storage.StorageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads records; those that carry only a reference are fetched from the object store. */
final class EventDecoder {
    /** The topics the read model is made of. */
    static final List<Topic> TOPICS =
            List.of(
                    Topic.BATCHES_COMMANDS,
                    Topic.DOCUMENTS_SUBMITTED,
                    Topic.DOCUMENTS_SPLIT,
                    Topic.PAGES_RECOGNIZED,
                    Topic.PAGES_FAILED,
                    Topic.LINES_CORRECTED,
                    Topic.PAGES_COMPARED);

    private final ObjectStore store;

    EventDecoder(ObjectStore store) {
        this.store = store;
    }

    /**
     * @throws StorageException when the data could not be fetched now
     */
    IntakeEvent decode(ReceivedEvent event) throws MalformedEventException, StorageException {
        try {
            return decode(topicOf(event), bytesOf(event));
        } catch (ObjectNotFoundException | IOException | IllegalArgumentException e) {
            throw new MalformedEventException(event.place() + ": " + e.getMessage(), e);
        }
    }

    private static IntakeEvent decode(Topic topic, byte[] value) throws IOException {
        return switch (topic) {
            case BATCHES_COMMANDS -> new IntakeEvent.Command(Json.read(value, BatchCommand.class));
            case DOCUMENTS_SUBMITTED ->
                    new IntakeEvent.Submitted(Json.read(value, DocumentSubmitted.class).document());
            case DOCUMENTS_SPLIT -> new IntakeEvent.Split(Json.read(value, DocumentSplit.class));
            case PAGES_RECOGNIZED, PAGES_FAILED ->
                    new IntakeEvent.Outcome(
                            Json.read(value, PageOutcome.class),
                            new String(value, StandardCharsets.UTF_8));
            case PAGES_COMPARED -> new IntakeEvent.Compared(Json.read(value, PageCompared.class));
            case LINES_CORRECTED ->
                    new IntakeEvent.Corrected(Json.read(value, LineCorrected.class));
            default -> throw new IllegalArgumentException("not read here: " + topic);
        };
    }

    private static Topic topicOf(ReceivedEvent event) {
        String name = event.consumerRecord().topic();
        return Topic.find(name)
                .orElseThrow(() -> new IllegalArgumentException("unknown topic " + name));
    }

    private byte[] bytesOf(ReceivedEvent event) throws StorageException {
        String key = event.dataref().orElse("");
        return key.isEmpty() ? event.value() : store.read(key);
    }
}
