package io.inkstream.worker.models;

import io.inkstream.contracts.BatchId;
import io.inkstream.contracts.BeamWeights;
import io.inkstream.contracts.DecoderSettings;
import io.inkstream.contracts.ObjectKeys;
import io.inkstream.contracts.PinnedModel;
import io.inkstream.contracts.TenantId;
import io.inkstream.recognition.decoding.Aggregation;
import io.inkstream.recognition.decoding.BeamSettings;
import io.inkstream.recognition.decoding.Decoding;
import io.inkstream.recognition.language.InvalidLanguageException;
import io.inkstream.recognition.language.LanguageFile;
import io.inkstream.recognition.language.LanguageModel;
import io.inkstream.recognition.language.Lexicon;
import io.inkstream.recognition.language.WordList;
import io.inkstream.recognition.model.ModelFile;
import io.inkstream.storage.ObjectStore;
import io.inkstream.storage.StorageException;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The language models and lexicons that decoders are pinned to, opened once and the last few kept.
 * A file is only used when its bytes have the pinned digest. Safe for many threads.
 */
@Singleton
public class LanguageFiles {
    private static final int KEPT = 8;

    private final ObjectStore store;
    private final Map<DecoderSettings, Decoding> known = new LinkedHashMap<>(16, 0.75f, true);

    public LanguageFiles(ObjectStore store) {
        this.store = store;
    }

    /** What the settings of a batch stand for. */
    public synchronized Decoding fetch(TenantId tenant, BatchId batch, DecoderSettings settings)
            throws ModelUnavailableException, StorageException {
        Decoding decoding = known.get(settings);
        if (decoding == null) {
            decoding = load(tenant, batch, settings);
            known.put(settings, decoding);
            if (known.size() > KEPT) {
                known.remove(known.keySet().iterator().next());
            }
        }
        return decoding;
    }

    private Decoding load(TenantId tenant, BatchId batch, DecoderSettings settings)
            throws ModelUnavailableException, StorageException {
        Aggregation aggregation =
                settings.confidence()
                        .map(name -> Aggregation.valueOf(name.toUpperCase(Locale.ROOT)))
                        .orElse(Aggregation.MEAN);
        if (!settings.usesBeam()) {
            return new Decoding(Optional.empty(), aggregation, Optional.empty(), Optional.empty());
        }
        return new Decoding(
                Optional.of(beam(settings.beam().orElse(BeamWeights.DEFAULT))),
                aggregation,
                language(settings.languageModel()),
                lexicon(tenant, batch, settings));
    }

    private static BeamSettings beam(BeamWeights weights) {
        return BeamSettings.weighing(
                weights.width(),
                weights.language(),
                weights.character(),
                weights.lexicon(),
                weights.alternatives());
    }

    private Optional<LanguageModel> language(Optional<PinnedModel> pinned)
            throws ModelUnavailableException, StorageException {
        if (pinned.isEmpty()) {
            return Optional.empty();
        }
        PinnedModel model = pinned.get();
        try {
            return Optional.of(
                    LanguageFile.read(bytes(model, BundledModels.LANGUAGE_MODEL)).model());
        } catch (InvalidLanguageException e) {
            throw new ModelUnavailableException(model, String.valueOf(e.getMessage()));
        }
    }

    private Optional<Lexicon> lexicon(TenantId tenant, BatchId batch, DecoderSettings settings)
            throws ModelUnavailableException, StorageException {
        PinnedModel list;
        byte[] words;
        if (settings.words().isPresent()) {
            String digest = settings.words().get();
            list = new PinnedModel("words", "uploaded", digest);
            words = checked(list, store.find(ObjectKeys.words(tenant, batch, digest)));
        } else if (settings.lexicon().isPresent()) {
            list = settings.lexicon().get();
            words = bytes(list, BundledModels.WORD_LIST);
        } else {
            return Optional.empty();
        }
        try {
            return Optional.of(Lexicon.of(WordList.parse(words)));
        } catch (InvalidLanguageException e) {
            throw new ModelUnavailableException(list, String.valueOf(e.getMessage()));
        }
    }

    private byte[] bytes(PinnedModel model, String file)
            throws ModelUnavailableException, StorageException {
        String key = ObjectKeys.modelFile(model.name(), model.version(), file);
        return checked(model, store.find(key));
    }

    private static byte[] checked(PinnedModel model, Optional<byte[]> bytes)
            throws ModelUnavailableException {
        if (bytes.isEmpty() || !ModelFile.digest(bytes.get()).equals(model.digest())) {
            throw new ModelUnavailableException(
                    model, "no registered file has the digest " + model.digest());
        }
        return bytes.get();
    }
}
