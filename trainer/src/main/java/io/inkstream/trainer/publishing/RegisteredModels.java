package io.inkstream.trainer.publishing;

import io.inkstream.contracts.Json;
import io.inkstream.contracts.ModelAlias;
import io.inkstream.contracts.ModelState;
import io.inkstream.contracts.ModelVerdict;
import io.inkstream.contracts.ObjectKeys;
import io.inkstream.contracts.PinnedModel;
import io.inkstream.storage.ObjectStat;
import io.inkstream.storage.ObjectStore;
import io.inkstream.storage.StorageException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the store says about a model. */
final class RegisteredModels {

    private static final String RECORD = "registered.json";
    private static final String ALIASES = "aliases";

    private final ObjectStore store;

    RegisteredModels(ObjectStore store) {
        this.store = store;
    }

    ModelState state(String name) throws StorageException {
        String prefix = ObjectKeys.model(name);
        List<ModelState.Version> versions = new ArrayList<>();
        Map<String, ModelState.Alias> aliases = new TreeMap<>();
        for (ObjectStat object : store.listAll(prefix)) {
            String[] parts = object.key().substring(prefix.length()).split("/", -1);
            if (parts[0].equals(ALIASES) && parts.length == 3) {
                // revisions are listed in their order, so the last one stays
                aliases.put(parts[1], alias(object.key()));
            } else if (parts.length == 2 && parts[1].equals(RECORD)) {
                PinnedModel model = read(object.key(), PinnedModel.class);
                versions.add(
                        new ModelState.Version(model.version(), model.digest(), inspection(model)));
            }
        }
        return new ModelState(name, versions, List.copyOf(aliases.values()));
    }

    private Optional<String> inspection(PinnedModel model) throws StorageException {
        String key = ObjectKeys.modelVerdict(model.name(), model.version());
        return store.stat(key).isEmpty()
                ? Optional.empty()
                : Optional.of(read(key, ModelVerdict.class).accepted() ? "accepted" : "refused");
    }

    private ModelState.Alias alias(String key) throws StorageException {
        ModelAlias alias = read(key, ModelAlias.class);
        return new ModelState.Alias(
                alias.alias(), alias.revision(), alias.model().version(), alias.movedAt());
    }

    private <T> T read(String key, Class<T> type) throws StorageException {
        try {
            return Json.read(store.read(key), type);
        } catch (IOException e) {
            throw new StorageException("the object " + key + " is damaged", e);
        }
    }
}
