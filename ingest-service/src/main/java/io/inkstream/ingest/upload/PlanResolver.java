package io.inkstream.ingest.upload;

import io.inkstream.contracts.PinnedModel;
import io.inkstream.contracts.RecognitionPlan;
import io.inkstream.ingest.IngestConfig;
import io.inkstream.platform.plans.DecoderChoice;
import io.inkstream.platform.plans.DecoderWishes;
import io.inkstream.platform.plans.ModelNames;
import io.inkstream.storage.ObjectStore;
import io.inkstream.storage.StorageException;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;

/** Pins what reads a batch at the moment it is accepted. */
@Singleton
public class PlanResolver {
    private final IngestConfig config;
    private final ModelNames names;
    private final DecoderChoice decoders;

    public PlanResolver(ObjectStore store, IngestConfig config, Clock clock) {
        this.config = config;
        this.names = new ModelNames(store, config.aliasCache(), clock);
        this.decoders = new DecoderChoice(store, names);
    }

    RecognitionPlan resolve(
            Optional<String> model, Optional<String> segmenter, DecoderWishes wishes)
            throws StorageException {
        PinnedModel recognizer = names.pin("model", model.orElse(config.defaultModel()));
        Optional<String> finder =
                segmenter.isPresent() ? segmenter : decoders.segmenter(recognizer);
        return new RecognitionPlan(
                names.pin("segmenter", finder.orElse(config.segmenter())),
                recognizer,
                decoders.choose(recognizer, wishes),
                0);
    }
}
