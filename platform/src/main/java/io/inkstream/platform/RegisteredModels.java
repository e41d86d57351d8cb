package io.inkstream.platform;

import io.inkstream.contracts.Json;
import io.inkstream.contracts.ModelAlias;
import io.inkstream.contracts.ModelFileNames;
import io.inkstream.contracts.ModelState;
import io.inkstream.contracts.ModelVerdict;
import io.inkstream.contracts.ObjectKeys;
import io.inkstream.contracts.PinnedModel;
import io.inkstream.storage.ObjectStat;
import io.inkstream.storage.ObjectStore;
import io.inkstream.storage.StorageException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the store says about models, read anew at each call. */
public final class RegisteredModels {
    private static final String RECORD = "registered.json";
    private static final String VERDICT = "inspected.json";
    private static final String ALIASES = "aliases";

    /**
     * A model as it lies in the store.
     *
     * @param versions by name
     * @param verdicts by version, those nobody has looked at left out
     * @param aliases all revisions, the first one first
     * @param companions by version: what people and programs can read about it
     */
    public record Model(
            String name,
            Map<String, PinnedModel> versions,
            Map<String, ModelVerdict> verdicts,
            Map<String, List<ModelAlias>> aliases,
            Map<String, List<String>> companions) {

        public Optional<ModelAlias> findAlias(String alias) {
            return Optional.ofNullable(aliases.get(alias)).map(List::getLast);
        }

        /** Whether a worker has the version ready. */
        public boolean isReady(String version) {
            ModelVerdict verdict = verdicts.get(version);
            PinnedModel model = versions.get(version);
            return verdict != null && verdict.accepted() && verdict.model().equals(model);
        }

        /** What is told on the topic of models. */
        public ModelState state() {
            return new ModelState(
                    name,
                    versions.values().stream().map(this::version).toList(),
                    aliases.values().stream().map(List::getLast).map(Model::alias).toList());
        }

        private ModelState.Version version(PinnedModel model) {
            Optional<String> inspection =
                    Optional.ofNullable(verdicts.get(model.version()))
                            .map(verdict -> verdict.accepted() ? "accepted" : "refused");
            return new ModelState.Version(model.version(), model.digest(), inspection);
        }

        private static ModelState.Alias alias(ModelAlias latest) {
            return new ModelState.Alias(
                    latest.alias(), latest.revision(), latest.model().version(), latest.movedAt());
        }
    }

    private final ObjectStore store;

    public RegisteredModels(ObjectStore store) {
        this.store = store;
    }

    /** All models, by name. */
    public List<Model> listModels() throws StorageException {
        return List.copyOf(read(ObjectKeys.models()).values());
    }

    public Optional<Model> findModel(String name) throws StorageException {
        return Optional.ofNullable(read(ObjectKeys.model(name)).get(name))
                .filter(model -> !model.versions().isEmpty());
    }

    private Map<String, Model> read(String prefix) throws StorageException {
        Map<String, Model> models = new LinkedHashMap<>();
        for (ObjectStat object : store.listAll(prefix)) {
            String[] parts = object.key().substring(ObjectKeys.models().length()).split("/", -1);
            Model model = models.computeIfAbsent(parts[0], RegisteredModels::empty);
            if (parts.length == 4 && parts[1].equals(ALIASES)) {
                // revisions are listed in their order
                model.aliases()
                        .computeIfAbsent(parts[2], alias -> new ArrayList<>())
                        .add(parse(object.key(), ModelAlias.class));
            } else if (parts.length == 3 && parts[2].equals(RECORD)) {
                model.versions().put(parts[1], parse(object.key(), PinnedModel.class));
            } else if (parts.length == 3 && parts[2].equals(VERDICT)) {
                model.verdicts().put(parts[1], parse(object.key(), ModelVerdict.class));
            } else if (parts.length == 3 && ModelFileNames.COMPANIONS.contains(parts[2])) {
                model.companions()
                        .computeIfAbsent(parts[1], version -> new ArrayList<>())
                        .add(parts[2]);
            }
        }
        return models;
    }

    private static Model empty(String name) {
        return new Model(
                name, new LinkedHashMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
    }

    private <T> T parse(String key, Class<T> type) throws StorageException {
        try {
            return Json.read(store.read(key), type);
        } catch (IOException e) {
            throw new StorageException("the object " + key + " is damaged", e);
        }
    }
}
