package io.inkstream.platform;

import io.inkstream.contracts.Base32;
import io.inkstream.contracts.Json;
import io.inkstream.contracts.ModelState;
import io.inkstream.contracts.Topic;
import io.inkstream.messaging.Event;
import io.inkstream.messaging.EventPublisher;
import io.inkstream.messaging.PublishException;
import io.inkstream.storage.StorageException;
import java.util.Optional;

/** Tells what is registered of a model now. A repeat of the same state carries the same id. */
public final class ModelAnnouncer {
    private final RegisteredModels models;
    private final EventPublisher publisher;

    public ModelAnnouncer(RegisteredModels models, EventPublisher publisher) {
        this.models = models;
        this.publisher = publisher;
    }

    /** Nothing is told of a model that has no version. */
    public void announce(String name) throws StorageException, PublishException {
        Optional<RegisteredModels.Model> model = models.findModel(name);
        if (model.isPresent()) {
            ModelState state = model.get().state();
            String fact = name + " " + Base32.sha256Hex(Json.bytes(state));
            publisher.publish(Event.json(Topic.MODELS_STATE, name, fact, name, state));
        }
    }
}
