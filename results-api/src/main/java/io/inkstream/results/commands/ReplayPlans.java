package io.inkstream.results.commands;

import io.inkstream.contracts.BatchControl;
import io.inkstream.contracts.BatchManifest;
import io.inkstream.contracts.Failure;
import io.inkstream.contracts.ModelVerdict;
import io.inkstream.contracts.PinnedModel;
import io.inkstream.contracts.RecognitionPlan;
import io.inkstream.platform.Problems;
import io.inkstream.platform.RegisteredModels;
import io.inkstream.platform.plans.DecoderChoice;
import io.inkstream.platform.plans.ModelNames;
import io.inkstream.storage.ObjectStore;
import io.inkstream.storage.StorageException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;

/**
 * Pins what reads a batch again, as an upload at this moment would; the segmenter and a word list
 * that came with the batch stay. A version that was refused is not taken.
 */
@Singleton
final class ReplayPlans {
    private final RegisteredModels models;
    private final ModelNames names;
    private final DecoderChoice decoders;

    @Inject
    ReplayPlans(ObjectStore store, Clock clock) {
        this.models = new RegisteredModels(store);
        this.names = new ModelNames(store, Duration.ZERO, clock);
        this.decoders = new DecoderChoice(store, names);
    }

    RecognitionPlan resolve(BatchManifest manifest, BatchControl now, ReplayRequest request)
            throws StorageException {
        Optional<String> words = manifest.plan().decoder().words();
        var wishes = request.wishes(words);
        PinnedModel recognizer =
                request.wantedModel().isPresent()
                        ? names.pin("model", request.wantedModel().get())
                        : now.plan().recognizer();
        requireNotRefused(recognizer);
        return new RecognitionPlan(
                manifest.plan().segmenter(), recognizer, decoders.choose(recognizer, wishes), 0);
    }

    private void requireNotRefused(PinnedModel model) throws StorageException {
        Optional<Failure> failure =
                models.findModel(model.name())
                        .map(found -> found.verdicts().get(model.version()))
                        .flatMap(ModelVerdict::failure);
        if (failure.isPresent()) {
            throw Problems.of(failure.get().code(), model + ": " + failure.get().detail());
        }
    }

    /** Reading as before goes on with the latest try of that reading, whose texts are there. */
    static RecognitionPlan latestTry(RecognitionPlan wanted, Collection<BatchControl> decided) {
        return decided.stream()
                .map(BatchControl::plan)
                .filter(plan -> plan.reading().equals(wanted.reading()))
                .mapToInt(RecognitionPlan::epoch)
                .max()
                .stream()
                .mapToObj(wanted::withEpoch)
                .findFirst()
                .orElse(wanted);
    }
}
