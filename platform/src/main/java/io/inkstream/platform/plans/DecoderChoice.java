package io.inkstream.platform.plans;

import io.inkstream.contracts.DecoderSettings;
import io.inkstream.contracts.Json;
import io.inkstream.contracts.ModelDecoder;
import io.inkstream.contracts.ObjectKeys;
import io.inkstream.contracts.PinnedModel;
import io.inkstream.contracts.ProblemCode;
import io.inkstream.platform.Problems;
import io.inkstream.storage.ObjectStore;
import io.inkstream.storage.StorageException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Settles how a model's output becomes text: what is wished, else what the model brings, else the
 * likeliest characters.
 */
public final class DecoderChoice {
    /** Asks for no language model where the model would bring one. */
    private static final String NO_MODEL = "none";

    private static final List<String> CONFIDENCES = List.of("mean", "min", "geometric");

    private final ObjectStore store;
    private final ModelNames names;

    public DecoderChoice(ObjectStore store, ModelNames names) {
        this.store = store;
        this.names = names;
    }

    /** The settings, or a problem that names the parameter. */
    public DecoderSettings choose(PinnedModel recognizer, DecoderWishes wishes)
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
                        ? Optional.of(names.pin("lexicon", wishes.lexicon().get()))
                        : Optional.empty(),
                wishes.words(),
                wishes.confidence().filter(method -> !method.equals(CONFIDENCES.getFirst())));
    }

    /** What finds the lines for a model, if it matters to it. */
    public Optional<String> segmenter(PinnedModel recognizer) throws StorageException {
        return modelDecoder(recognizer).segmenter();
    }

    private Optional<PinnedModel> languageModel(ModelDecoder model, DecoderWishes wishes)
            throws StorageException {
        Optional<String> name =
                wishes.languageModel().isPresent() ? wishes.languageModel() : model.languageModel();
        return name.isEmpty() || name.get().equals(NO_MODEL)
                ? Optional.empty()
                : Optional.of(names.pin("lm", name.get()));
    }

    private ModelDecoder modelDecoder(PinnedModel model) throws StorageException {
        String key = ObjectKeys.modelFile(model.name(), model.version(), ModelDecoder.FILE);
        try {
            return store.stat(key).isPresent()
                    ? Json.read(store.read(key), ModelDecoder.class)
                    : ModelDecoder.NONE;
        } catch (IOException e) {
            throw new StorageException("the object " + key + " is damaged", e);
        }
    }

    private static void requireKnown(String parameter, String value, List<String> known) {
        if (!known.contains(value)) {
            throw Problems.of(
                    ProblemCode.INVALID_PARAMETER,
                    "%s: \"%s\" is none of %s"
                            .formatted(parameter, value, String.join(", ", known)));
        }
    }
}
