package io.inkstream.ingest.upload;

import io.inkstream.contracts.DecoderSettings;
import io.inkstream.contracts.Json;
import io.inkstream.contracts.MalformedIdException;
import io.inkstream.contracts.ModelAlias;
import io.inkstream.contracts.ModelDecoder;
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
    /** Asks for no language model where the model would bring one. */
    private static final String NO_MODEL = "none";

    private static final List<String> CONFIDENCES = List.of("mean", "min", "geometric");

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

    RecognitionPlan resolve(
            Optional<String> model, Optional<String> segmenter, DecoderWishes wishes)
            throws StorageException {
        PinnedModel recognizer = pin("model", model.orElse(config.defaultModel()));
        return new RecognitionPlan(
                pin("segmenter", segmenter.orElse(config.segmenter())),
                recognizer,
                decoder(recognizer, wishes),
                0);
    }

    /** What the upload wishes, else what the model brings, else the likeliest characters. */
    private DecoderSettings decoder(PinnedModel recognizer, DecoderWishes wishes)
            throws StorageException {
        ModelDecoder model = modelDecoder(recognizer);
        boolean wantsLanguage =
                wishes.languageModel().filter(name -> !name.equals(NO_MODEL)).isPresent()
                        || wishes.lexicon().isPresent()
                        || wishes.words().isPresent();
        String kind = wishes.kind().orElse(wantsLanguage ? DecoderSettings.BEAM : model.kind());
        boolean beam = kind.equals(DecoderSettings.BEAM);
        requireKnown("decoder", kind, List.of(DecoderSettings.GREEDY.kind(), DecoderSettings.BEAM));
        if (!beam && wantsLanguage) {
            throw Problems.of(
                    ProblemCode.INVALID_PARAMETER,
                    "decoder: greedy knows no language; leave it out, or lm, lexicon and words");
        }
        if (wishes.confidence().isPresent()) {
            requireKnown("confidence", wishes.confidence().get(), CONFIDENCES);
        }
        return new DecoderSettings(
                kind,
                beam ? Optional.of(model.weights()) : Optional.empty(),
                beam ? languageModel(model, wishes) : Optional.empty(),
                wishes.lexicon().isPresent()
                        ? Optional.of(pin("lexicon", wishes.lexicon().get()))
                        : Optional.empty(),
                wishes.words().map(words -> words.content().sha256()),
                wishes.confidence().filter(method -> !method.equals(CONFIDENCES.getFirst())));
    }

    private Optional<PinnedModel> languageModel(ModelDecoder model, DecoderWishes wishes)
            throws StorageException {
        Optional<String> name =
                wishes.languageModel().isPresent() ? wishes.languageModel() : model.languageModel();
        return name.isEmpty() || name.get().equals(NO_MODEL)
                ? Optional.empty()
                : Optional.of(pin("lm", name.get()));
    }

    private ModelDecoder modelDecoder(PinnedModel model) throws StorageException {
        String key = ObjectKeys.modelFile(model.name(), model.version(), ModelDecoder.FILE);
        return store.stat(key).isPresent() ? read(key, ModelDecoder.class) : ModelDecoder.NONE;
    }

    private static void requireKnown(String parameter, String value, List<String> known) {
        if (!known.contains(value)) {
            throw Problems.of(
                    ProblemCode.INVALID_PARAMETER,
                    "%s: \"%s\" is none of %s"
                            .formatted(parameter, value, String.join(", ", known)));
        }
    }

    private PinnedModel pin(String parameter, String wanted) throws StorageException {
        Resolved cached = cache.get(wanted);
        if (cached != null && clock.instant().isBefore(cached.until())) {
            return cached.model();
        }
        PinnedModel found = find(parameter, wanted).orElseThrow(() -> unknown(parameter, wanted));
        cache.put(wanted, new Resolved(found, clock.instant().plus(config.aliasCache())));
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
