package io.inkstream.worker.models;

import io.inkstream.contracts.Json;
import io.inkstream.contracts.ModelSignature;
import io.inkstream.contracts.ObjectKeys;
import io.inkstream.contracts.PinnedModel;
import io.inkstream.storage.ObjectStore;
import io.inkstream.storage.StorageException;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Whose models this worker reads with: where keys are configured, only models that one of them
 * signed, and those that came with the program. Safe for many threads.
 */
final class TrustedKeys {
    private final ObjectStore store;
    private final List<String> keys;
    private final Set<String> bundled = ConcurrentHashMap.newKeySet();

    /**
     * @param keys Ed25519 public keys, X.509 in base 64; none trusts every model
     */
    TrustedKeys(ObjectStore store, List<String> keys) {
        this.store = store;
        this.keys = List.copyOf(keys);
    }

    /** This file came with the program. */
    void trust(String digest) {
        bundled.add(digest);
    }

    /** Why the model is not trusted, or nothing when it is. */
    Optional<String> objection(PinnedModel model) throws StorageException {
        if (keys.isEmpty() || bundled.contains(model.digest())) {
            return Optional.empty();
        }
        String key = ObjectKeys.modelSignature(model.name(), model.version());
        Optional<byte[]> bytes = store.find(key);
        if (bytes.isEmpty()) {
            return Optional.of("%s is not signed".formatted(model));
        }
        try {
            return Json.read(bytes.get(), ModelSignature.class).isBy(keys, model)
                    ? Optional.empty()
                    : Optional.of(
                            "%s is signed with none of the %d keys of ocr.worker.model-keys"
                                    .formatted(model, keys.size()));
        } catch (IOException e) {
            return Optional.of("%s has a signature that cannot be read".formatted(model));
        } catch (GeneralSecurityException e) {
            return Optional.of(
                    "a key of ocr.worker.model-keys is no Ed25519 key: " + e.getMessage());
        }
    }
}
