package io.inkstream.results.models;

import io.inkstream.contracts.Json;
import io.inkstream.contracts.ObjectKeys;
import io.inkstream.contracts.ProblemCode;
import io.inkstream.contracts.ShadowSetting;
import io.inkstream.platform.Problems;
import io.inkstream.storage.ObjectContent;
import io.inkstream.storage.ObjectStat;
import io.inkstream.storage.ObjectStore;
import io.inkstream.storage.StorageException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** How many pages candidates read as well: numbered objects that workers look up. */
@Singleton
final class ShadowSettings {
    private final ObjectStore store;
    private final Clock clock;

    @Inject
    ShadowSettings(ObjectStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    Optional<ShadowSetting> find(String model) throws StorageException {
        List<ObjectStat> revisions = store.listAll(ObjectKeys.shadow(model));
        if (revisions.isEmpty()) {
            return Optional.empty();
        }
        String key = revisions.getLast().key();
        try {
            return Optional.of(Json.read(store.read(key), ShadowSetting.class));
        } catch (IOException e) {
            throw new StorageException("the object " + key + " is damaged", e);
        }
    }

    ShadowSetting set(String model, int percent, String by) throws StorageException {
        int revision = find(model).map(ShadowSetting::revision).orElse(0) + 1;
        ShadowSetting setting = new ShadowSetting(revision, percent, by, clock.instant());
        if (!store.putIfAbsent(
                ObjectKeys.shadowRevision(model, revision),
                ObjectContent.json(Json.bytes(setting)))) {
            throw Problems.of(
                    ProblemCode.ALIAS_CONFLICT,
                    "the shadow of %s was set to revision %d just now".formatted(model, revision));
        }
        return setting;
    }
}
