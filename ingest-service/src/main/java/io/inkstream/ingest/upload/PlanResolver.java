package io.inkstream.ingest.upload;

import io.inkstream.contracts.DecoderSettings;
import io.inkstream.contracts.Json;
import io.inkstream.contracts.MalformedIdException;
import io.inkstream.contracts.ModelAlias;
import io.inkstream.contracts.ObjectKeys;
import io.inkstream.contracts.PinnedModel;
import io.inkstream.contracts.ProblemCode;
import io.inkstream.contracts.RecognitionPlan;
import io.inkstream.ingest.IngestConfig;
import io.inkstream.platform.Problems;
import io.inkstream.storage.ObjectStat;
import io.inkstream.storage.ObjectStore;
import io.inkstream.storage.StorageException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Pins what reads a batch at the moment it is accepted. A model is asked for as {@code name},
 * {@code name@version} or {@code name@alias}; a name alone means its alias {@code stable}. Answers
 * are believed for a few seconds, so a moved alias affects batches soon but not at once.
 */
@Singleton
public class PlanResolver {
    private final ObjectStore store;
    private final IngestConfig config;
    private final Clock clock;
    private final Map<String, Resolved> cache = new ConcurrentHashMap<>();

    private record Resolved(PinnedModel model, Instant until) {}

    public PlanResolver(ObjectStore store, IngestConfig config, Clock clock) {
        this.store = store;
        this.config = config;
        this.clock = clock;
    }

    RecognitionPlan resolve(Optional<String> model) throws StorageException {
        return new RecognitionPlan(
                pin(config.segmenter()),
                pin(model.orElse(config.defaultModel())),
                DecoderSettings.GREEDY,
                0);
    }

    private PinnedModel pin(String wanted) throws StorageException {
        Resolved cached = cache.get(wanted);
        if (cached != null && clock.instant().isBefore(cached.until())) {
            return cached.model();
        }
        PinnedModel found = find(wanted).orElseThrow(() -> unknown(wanted));
        cache.put(wanted, new Resolved(found, clock.instant().plus(config.aliasCache())));
        return found;
    }

    private Optional<PinnedModel> find(String wanted) throws StorageException {
        int at = wanted.indexOf('@');
        String name = at < 0 ? wanted : wanted.substring(0, at);
        String version = at < 0 ? ModelAlias.STABLE : wanted.substring(at + 1);
        requireNames(wanted, name, version);
        Optional<PinnedModel> aliased = findAlias(name, version);
        return aliased.isPresent() ? aliased : findVersion(name, version);
    }

    /** Whatever the request names becomes part of a key. */
    private static void requireNames(String wanted, String name, String version) {
        try {
            var _ = new PinnedModel(name, version, "");
        } catch (MalformedIdException e) {
            throw Problems.of(
                    ProblemCode.INVALID_PARAMETER, "model: \"" + wanted + "\" is no model name");
        }
    }

    private Optional<PinnedModel> findAlias(String name, String alias) throws StorageException {
        List<ObjectStat> revisions = store.listAll(ObjectKeys.alias(name, alias));
        if (revisions.isEmpty()) {
            return Optional.empty();
        }
        String latest = revisions.get(revisions.size() - 1).key();
        return Optional.of(read(latest, ModelAlias.class).model());
    }

    private Optional<PinnedModel> findVersion(String name, String version) throws StorageException {
        String key = ObjectKeys.modelRecord(name, version);
        return store.stat(key).isPresent()
                ? Optional.of(read(key, PinnedModel.class))
                : Optional.empty();
    }

    private <T> T read(String key, Class<T> type) throws StorageException {
        try {
            return Json.read(store.read(key), type);
        } catch (IOException e) {
            throw new StorageException("the object " + key + " is damaged", e);
        }
    }

    private static RuntimeException unknown(String wanted) {
        return Problems.of(
                ProblemCode.MODEL_UNKNOWN,
                "no model \"" + wanted + "\" is registered, or not yet; see /v1/models");
    }
}
