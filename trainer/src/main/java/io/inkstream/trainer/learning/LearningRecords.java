package io.inkstream.trainer.learning;

import io.inkstream.contracts.Json;
import io.inkstream.contracts.ModelAlias;
import io.inkstream.contracts.ModelVerdict;
import io.inkstream.contracts.ObjectKeys;
import io.inkstream.contracts.PinnedModel;
import io.inkstream.contracts.ShadowSetting;
import io.inkstream.storage.ObjectContent;
import io.inkstream.storage.ObjectStat;
import io.inkstream.storage.ObjectStore;
import io.inkstream.storage.StorageException;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** What the store knows of a model that learns: its stable version, what it learnt, its shadow. */
final class LearningRecords {
    static final String LEARNER = "learn";

    private final ObjectStore store;
    private final String model;
    private final Clock clock;

    LearningRecords(ObjectStore store, String model, Clock clock) {
        this.store = store;
        this.model = model;
        this.clock = clock;
    }

    Optional<LearningRecord> findLatest() throws StorageException {
        return latest(ObjectKeys.learning(model), LearningRecord.class);
    }

    PinnedModel stable() throws StorageException, IOException {
        return latest(ObjectKeys.alias(model, ModelAlias.STABLE), ModelAlias.class)
                .orElseThrow(() -> new IOException("no '%s@stable' is registered".formatted(model)))
                .model();
    }

    Optional<ModelVerdict> findVerdict(PinnedModel version) throws StorageException {
        String key = ObjectKeys.modelVerdict(version.name(), version.version());
        return store.stat(key).isPresent()
                ? Optional.of(read(key, ModelVerdict.class))
                : Optional.empty();
    }

    /** Makes it the candidate. */
    void nameCandidate(PinnedModel version) throws StorageException, IOException {
        Optional<ModelAlias> now =
                latest(ObjectKeys.alias(model, ModelAlias.CANDIDATE), ModelAlias.class);
        if (now.filter(alias -> alias.model().equals(version)).isPresent()) {
            return;
        }
        int revision = now.map(ModelAlias::revision).orElse(0) + 1;
        put(
                ObjectKeys.aliasRevision(model, ModelAlias.CANDIDATE, revision),
                new ModelAlias(ModelAlias.CANDIDATE, revision, version, clock.instant(), LEARNER));
    }

    /** Lets the candidate read so many pages as well. */
    void setShadow(int percent) throws StorageException, IOException {
        Optional<ShadowSetting> now = latest(ObjectKeys.shadow(model), ShadowSetting.class);
        if (now.map(ShadowSetting::percent).orElse(0) != percent) {
            int revision = now.map(ShadowSetting::revision).orElse(0) + 1;
            put(
                    ObjectKeys.shadowRevision(model, revision),
                    new ShadowSetting(revision, percent, LEARNER, clock.instant()));
        }
    }

    void add(LearningRecord learnt) throws StorageException, IOException {
        put(ObjectKeys.learningRevision(model, learnt.revision()), learnt);
    }

    private void put(String key, Object value) throws StorageException, IOException {
        if (!store.putIfAbsent(key, ObjectContent.json(Json.bytes(value)))) {
            throw new IOException(
                    "%s was written by somebody else just now; run learn again".formatted(key));
        }
    }

    private <T> Optional<T> latest(String prefix, Class<T> type) throws StorageException {
        List<ObjectStat> revisions = store.listAll(prefix);
        return revisions.isEmpty()
                ? Optional.empty()
                : Optional.of(read(revisions.getLast().key(), type));
    }

    private <T> T read(String key, Class<T> type) throws StorageException {
        try {
            return Json.read(store.read(key), type);
        } catch (IOException e) {
            throw new StorageException("the object " + key + " is damaged", e);
        }
    }
}
