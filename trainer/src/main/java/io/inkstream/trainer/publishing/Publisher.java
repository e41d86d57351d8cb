package io.inkstream.trainer.publishing;

import io.inkstream.contracts.Json;
import io.inkstream.contracts.MalformedIdException;
import io.inkstream.contracts.ModelSignature;
import io.inkstream.contracts.ModelState;
import io.inkstream.contracts.ObjectKeys;
import io.inkstream.contracts.PinnedModel;
import io.inkstream.contracts.Topic;
import io.inkstream.messaging.Event;
import io.inkstream.messaging.EventPublisher;
import io.inkstream.messaging.PublishException;
import io.inkstream.recognition.model.ModelFile;
import io.inkstream.storage.ObjectContent;
import io.inkstream.storage.ObjectStore;
import io.inkstream.storage.StorageException;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Map;

/**
 * Registers model versions: checks, then files, then the record that makes the version known, then
 * the announcement. A version is written once; publishing the same bytes again changes nothing and
 * announces again, other bytes are refused. A publisher that was interrupted can be repeated.
 */
public final class Publisher {

    private final ObjectStore store;

    public Publisher(ObjectStore store) {
        this.store = store;
    }

    /**
     * Checks and registers.
     *
     * @return whether this call made the version known
     */
    public boolean publish(ModelFolder folder)
            throws IOException, StorageException, PublishRefusedException {
        PinnedModel model = pinned(folder);
        ModelChecks.check(folder);
        for (Map.Entry<String, byte[]> file : folder.files().entrySet()) {
            putOnce(
                    folder,
                    ObjectKeys.modelFile(folder.name(), folder.version(), file.getKey()),
                    ObjectContent.of(file.getValue(), mediaType(file.getKey())),
                    file.getValue());
        }
        byte[] record = Json.bytes(model);
        return putOnce(
                folder,
                ObjectKeys.modelRecord(folder.name(), folder.version()),
                ObjectContent.json(record),
                record);
    }

    /**
     * Signs what will be registered; to be done before.
     *
     * @param privateKey Ed25519, PKCS #8
     */
    public void sign(ModelFolder folder, byte[] privateKey)
            throws StorageException, PublishRefusedException {
        try {
            byte[] signature = Json.bytes(ModelSignature.sign(pinned(folder), privateKey));
            putOnce(
                    folder,
                    ObjectKeys.modelSignature(folder.name(), folder.version()),
                    ObjectContent.json(signature),
                    signature);
        } catch (GeneralSecurityException e) {
            throw new PublishRefusedException(
                    "--key is no Ed25519 key in PKCS #8 (DER): " + e.getMessage(), e);
        }
    }

    /** Tells what is registered of a model now. */
    public ModelState announce(String name, EventPublisher events)
            throws StorageException, PublishException {
        ModelState state = new RegisteredModels(store).state(name);
        String fact = name + " " + ModelFile.digest(Json.bytes(state));
        events.publish(Event.json(Topic.MODELS_STATE, name, fact, name, state));
        return state;
    }

    private static PinnedModel pinned(ModelFolder folder) throws PublishRefusedException {
        try {
            return new PinnedModel(folder.name(), folder.version(), folder.digest());
        } catch (MalformedIdException e) {
            throw new PublishRefusedException(String.valueOf(e.getMessage()), e);
        }
    }

    private boolean putOnce(ModelFolder folder, String key, ObjectContent content, byte[] bytes)
            throws StorageException, PublishRefusedException {
        if (store.putIfAbsent(key, content)) {
            return true;
        }
        byte[] there = store.read(key);
        if (!Arrays.equals(there, bytes)) {
            throw new PublishRefusedException(
                    "%s is registered with other bytes: %s has the digest %s, not %s; a version never changes, choose another with --version"
                            .formatted(
                                    folder, key, ModelFile.digest(there), ModelFile.digest(bytes)));
        }
        return false;
    }

    private static String mediaType(String file) {
        return switch (file.substring(file.lastIndexOf('.') + 1)) {
            case "onnx" -> "application/octet-stream";
            case "html" -> "text/html";
            case "json" -> "application/json";
            default -> "text/plain";
        };
    }
}
