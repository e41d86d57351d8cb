package io.inkstream.platform.plans;

import io.inkstream.contracts.Json;
import io.inkstream.contracts.MalformedIdException;
import io.inkstream.contracts.ModelAlias;
import io.inkstream.contracts.ObjectKeys;
import io.inkstream.contracts.PinnedModel;
import io.inkstream.contracts.ProblemCode;
import io.inkstream.platform.Problems;
import io.inkstream.storage.ObjectStat;
import io.inkstream.storage.ObjectStore;
import io.inkstream.storage.StorageException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds the version behind {@code name}, {@code name@version} or {@code name@alias}; a name alone
 * means its alias {@code stable}. Answers are believed for a while, so a moved alias is seen soon
 * but not at once.
 */
public final class ModelNames {
    private final ObjectStore store;
    private final Duration believed;
    private final Clock clock;
    private final Map<String, Resolved> cache = new ConcurrentHashMap<>();

    private record Resolved(PinnedModel model, Instant until) {}

    public ModelNames(ObjectStore store, Duration believed, Clock clock) {
        this.store = store;
        this.believed = believed;
        this.clock = clock;
    }

    /**
     * The version, or a problem that names the parameter and what was asked for.
     *
     * @param parameter of the request
     */
    public PinnedModel pin(String parameter, String wanted) throws StorageException {
        Resolved cached = cache.get(wanted);
        if (cached != null && clock.instant().isBefore(cached.until())) {
            return cached.model();
        }
        PinnedModel found = find(parameter, wanted).orElseThrow(() -> unknown(parameter, wanted));
        cache.put(wanted, new Resolved(found, clock.instant().plus(believed)));
        return found;
    }

    private Optional<PinnedModel> find(String parameter, String wanted) throws StorageException {
        int at = wanted.indexOf('@');
        String name = at < 0 ? wanted : wanted.substring(0, at);
        String version = at < 0 ? ModelAlias.STABLE : wanted.substring(at + 1);
        requireNames(parameter, wanted, name, version);
        Optional<PinnedModel> aliased = findAlias(name, version);
        return aliased.isPresent() ? aliased : findVersion(name, version);
    }

    /** Whatever the request names becomes part of a key. */
    private static void requireNames(String parameter, String wanted, String name, String version) {
        try {
            var _ = new PinnedModel(name, version, "");
        } catch (MalformedIdException e) {
            throw Problems.of(
                    ProblemCode.INVALID_PARAMETER,
                    parameter + ": \"" + wanted + "\" is no model name");
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

    private static RuntimeException unknown(String parameter, String wanted) {
        return Problems.of(
                ProblemCode.MODEL_UNKNOWN,
                parameter + ": no \"" + wanted + "\" is registered, or not yet; see /v1/models");
    }
}
