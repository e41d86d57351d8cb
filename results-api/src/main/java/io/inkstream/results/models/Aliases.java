package io.inkstream.results.models;

import io.inkstream.contracts.Failure;
import io.inkstream.contracts.Json;
import io.inkstream.contracts.ModelAlias;
import io.inkstream.contracts.ModelVerdict;
import io.inkstream.contracts.ObjectKeys;
import io.inkstream.contracts.PinnedModel;
import io.inkstream.contracts.ProblemCode;
import io.inkstream.messaging.EventPublisher;
import io.inkstream.messaging.PublishException;
import io.inkstream.platform.ModelAnnouncer;
import io.inkstream.platform.Problems;
import io.inkstream.platform.RegisteredModels;
import io.inkstream.platform.RegisteredModels.Model;
import io.inkstream.storage.ObjectContent;
import io.inkstream.storage.ObjectStore;
import io.inkstream.storage.StorageException;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;

/**
 * Moves aliases: each move is a numbered object that at most one person can write, told on the
 * topic of models. An alias only ever names a version that a worker has ready, so batches accepted
 * from then on are read with it at once; batches accepted before keep theirs.
 */
@Singleton
final class Aliases {
    private final ObjectStore store;
    private final RegisteredModels models;
    private final Instance<EventPublisher> publisher;
    private final Clock clock;

    @Inject
    Aliases(ObjectStore store, Instance<EventPublisher> publisher, Clock clock) {
        this.store = store;
        this.models = new RegisteredModels(store);
        this.publisher = publisher;
        this.clock = clock;
    }

    Model getModel(String name) throws StorageException {
        requireName(name);
        return models.findModel(name)
                .orElseThrow(() -> Problems.of(ProblemCode.MODEL_NOT_FOUND, "model " + name));
    }

    /** Whatever a request names becomes part of a key. */
    static void requireName(String name) {
        var _ = new PinnedModel(name, "1", "");
    }

    List<Model> listModels() throws StorageException {
        return models.listModels().stream().filter(model -> !model.versions().isEmpty()).toList();
    }

    /** Points the alias to this version; repeating it changes nothing. */
    void move(Model model, String alias, String version, String by)
            throws StorageException, PublishException {
        var _ = new PinnedModel(model.name(), alias, "");
        PinnedModel to = readyVersion(model, version);
        int revision = model.findAlias(alias).map(ModelAlias::revision).orElse(0) + 1;
        boolean there =
                model.findAlias(alias).filter(now -> now.model().equals(to)).isPresent()
                        && model.findAlias(alias).filter(ModelAlias::byInstallation).isEmpty();
        if (!there) {
            ModelAlias moved = new ModelAlias(alias, revision, to, clock.instant(), by);
            String key = ObjectKeys.aliasRevision(model.name(), alias, revision);
            if (!store.putIfAbsent(key, ObjectContent.json(Json.bytes(moved)))) {
                throw Problems.of(
                        ProblemCode.ALIAS_CONFLICT,
                        "%s@%s was moved to revision %d just now"
                                .formatted(model.name(), alias, revision));
            }
        }
        announce(model.name());
    }

    void announce(String name) throws StorageException, PublishException {
        new ModelAnnouncer(models, publisher.get()).announce(name);
    }

    private static PinnedModel readyVersion(Model model, String version) {
        PinnedModel found = model.versions().get(version);
        String name = model.name() + "@" + version;
        if (found == null) {
            throw Problems.of(ProblemCode.MODEL_NOT_FOUND, "model " + name);
        }
        ModelVerdict verdict = model.verdicts().get(version);
        if (verdict != null && verdict.failure().isPresent()) {
            Failure failure = verdict.failure().get();
            throw Problems.of(failure.code(), name + ": " + failure.detail());
        }
        if (!model.isReady(version)) {
            throw Problems.of(
                    ProblemCode.MODEL_NOT_READY, "no worker has looked at " + name + " yet");
        }
        return found;
    }
}
