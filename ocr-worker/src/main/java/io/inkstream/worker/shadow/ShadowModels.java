package io.inkstream.worker.shadow;

import io.inkstream.contracts.Base32;
import io.inkstream.contracts.Json;
import io.inkstream.contracts.ModelAlias;
import io.inkstream.contracts.ObjectKeys;
import io.inkstream.contracts.PageId;
import io.inkstream.contracts.PinnedModel;
import io.inkstream.contracts.ShadowSetting;
import io.inkstream.storage.ObjectStat;
import io.inkstream.storage.ObjectStore;
import io.inkstream.storage.StorageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Which candidate reads which pages as well, believed for a few seconds. Safe for many threads. */
final class ShadowModels {
    private static final int HUNDRED = 100;

    private record Shadow(Optional<PinnedModel> candidate, int percent, Instant until) {}

    private final ObjectStore store;
    private final Clock clock;
    private final Duration believed;
    private final Map<String, Shadow> known = new ConcurrentHashMap<>();

    ShadowModels(ObjectStore store, Clock clock, Duration believed) {
        this.store = store;
        this.clock = clock;
        this.believed = believed;
    }

    /** The candidate that shall read this page too; the same pages whoever asks. */
    Optional<PinnedModel> candidateFor(PageId page, PinnedModel stable) throws StorageException {
        Shadow shadow = known.get(stable.name());
        if (shadow == null || clock.instant().isAfter(shadow.until())) {
            shadow = look(stable.name());
            known.put(stable.name(), shadow);
        }
        boolean chosen = place(page) < shadow.percent();
        return shadow.candidate()
                .filter(candidate -> chosen && !candidate.digest().equals(stable.digest()));
    }

    private static int place(PageId page) {
        String hash = Base32.sha256Hex(page.value().getBytes(StandardCharsets.UTF_8));
        return Integer.parseInt(hash.substring(0, 6), 16) % HUNDRED;
    }

    private Shadow look(String name) throws StorageException {
        int percent =
                latest(ObjectKeys.shadow(name), ShadowSetting.class)
                        .map(ShadowSetting::percent)
                        .orElse(0);
        Optional<PinnedModel> candidate =
                percent == 0
                        ? Optional.empty()
                        : latest(ObjectKeys.alias(name, ModelAlias.CANDIDATE), ModelAlias.class)
                                .map(ModelAlias::model);
        return new Shadow(candidate, percent, clock.instant().plus(believed));
    }

    private <T> Optional<T> latest(String prefix, Class<T> type) throws StorageException {
        List<ObjectStat> revisions = store.listAll(prefix);
        if (revisions.isEmpty()) {
            return Optional.empty();
        }
        String key = revisions.getLast().key();
        try {
            return Optional.of(Json.read(store.read(key), type));
        } catch (IOException e) {
            throw new StorageException("the object " + key + " is damaged", e);
        }
    }
}
