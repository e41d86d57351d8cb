package io.inkstream.trainer.learning;

import io.inkstream.contracts.ModelVerdict;
import io.inkstream.contracts.PinnedModel;
import io.inkstream.messaging.EventPublisher;
import io.inkstream.messaging.PublishException;
import io.inkstream.recognition.inference.InferenceException;
import io.inkstream.recognition.model.InvalidModelException;
import io.inkstream.storage.ObjectStore;
import io.inkstream.storage.StorageException;
import io.inkstream.trainer.corrections.CorrectionFolder;
import io.inkstream.trainer.corrections.CorrectionSet;
import io.inkstream.trainer.corrections.CorrectionTopic;
import io.inkstream.trainer.corrections.OffsetRange;
import io.inkstream.trainer.dataset.Ingredients;
import io.inkstream.trainer.publishing.ModelFolder;
import io.inkstream.trainer.publishing.PublishRefusedException;
import io.inkstream.trainer.recipe.RecipeException;
import io.inkstream.trainer.recipe.RecipeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One turn of the loop: enough new corrections become data, the stable version is fine-tuned on
 * them along with its old data, both are measured, the new version is registered and, when it is
 * better, named candidate, put in the shadow and proposed. A turn that was interrupted goes on
 * where it was.
 */
public final class Learning {
    private final LearningSettings settings;
    private final CorrectionTopic topic;
    private final CorrectionFolder pictures;
    private final StableFiles files;
    private final FineTuning tuning;
    private final CandidateRelease release;
    private final LearningRecords records;
    private final Consumer<String> log;
    private final Clock clock;

    /**
     * @param train runs a command of the trainer and returns its exit code
     * @param log takes what people want to read while it works
     */
    public Learning(
            LearningSettings settings,
            ObjectStore store,
            CorrectionTopic topic,
            EventPublisher events,
            FineTuning.Commands train,
            Consumer<String> log,
            Clock clock) {
        this.settings = settings;
        this.topic = topic;
        this.pictures = new CorrectionFolder(store);
        this.files = new StableFiles(store);
        this.tuning = new FineTuning(settings, files, train);
        this.records = new LearningRecords(store, settings.model(), clock);
        this.release = new CandidateRelease(store, events, records);
        this.log = log;
        this.clock = clock;
    }

    /** Nothing when there is too little new to learn from. */
    public Optional<LearningRecord> learn()
            throws IOException,
                    StorageException,
                    RecipeException,
                    InferenceException,
                    InvalidModelException,
                    PublishRefusedException,
                    PublishException,
                    InterruptedException {
        OffsetRange now = topic.untilNow();
        UnfinishedTurn unfinished = new UnfinishedTurn(settings.runs(), settings.model());
        Optional<OffsetRange> begun =
                unfinished.find().filter(range -> range.topicId().equals(now.topicId()));
        OffsetRange range = begun.orElse(now);
        int fresh = freshLines(range);
        if (begun.isEmpty() && fresh < settings.threshold()) {
            log.accept(
                    "%d new corrected lines, %d are needed".formatted(fresh, settings.threshold()));
            return Optional.empty();
        }
        unfinished.begin(range);
        Turn turn = new Turn(CorrectionSet.of(topic.read(range)), range, records.stable());
        log.accept(
                "%d corrected lines, %d of them new, dataset %s"
                        .formatted(
                                turn.corrections().lines().size(),
                                fresh,
                                turn.corrections().digest()));
        LearningRecord learnt = learn(turn);
        records.add(learnt);
        unfinished.end();
        return Optional.of(learnt);
    }

    private int freshLines(OffsetRange range) throws IOException, StorageException {
        Optional<OffsetRange> learnt = records.findLatest().map(LearningRecord::range);
        OffsetRange fresh = learnt.isPresent() ? range.after(learnt.get()) : range;
        return CorrectionSet.of(topic.read(fresh)).lines().size();
    }

    private LearningRecord learn(Turn turn)
            throws IOException,
                    StorageException,
                    RecipeException,
                    InferenceException,
                    InvalidModelException,
                    PublishRefusedException,
                    PublishException,
                    InterruptedException {
        Path folder = Files.createDirectories(turn.folder(settings.runs()));
        Path corrections = folder.resolve("data").resolve(FineTuningRecipe.SET);
        pictures.write(turn.corrections(), turn.range(), corrections);
        Path run = tuning.run(turn, folder);
        ModelFolder made =
                ModelFolder.read(
                        run, Optional.of(turn.stable().name()), Optional.of(turn.version()));
        PinnedModel version = turn.named(made.digest());
        Path before = files.writeServed(turn.stable(), folder.resolve("stable-served.onnx"));
        Path after = FineTuning.model(run).resolve(made.served());
        Measured measured =
                Measured.of(
                        before,
                        after,
                        new Ingredients(RecipeFile.read(run.resolve("recipe.yaml"), Map.of()))
                                .measuredLines());
        List<SuspectLines.Suspect> suspects = SuspectLines.find(before, after, corrections);
        SuspectLines.write(suspects, folder.resolve(SuspectLines.FILE));
        Optional<ModelVerdict> verdict = release.register(made, version);
        boolean ready = verdict.filter(ModelVerdict::accepted).isPresent();
        boolean proposed = ready && measured.isBetter();
        if (proposed) {
            release.name(version, settings.shadowPercent());
        }
        return new LearningRecord(
                records.findLatest().map(LearningRecord::revision).orElse(0) + 1,
                turn.stable(),
                version,
                turn.corrections().digest(),
                turn.range(),
                turn.corrections().lines().size(),
                measured.corrections(),
                measured.frozen(),
                suspects.size(),
                proposed,
                ready ? measured.reason() : notReady(verdict),
                clock.instant());
    }

    private static String notReady(Optional<ModelVerdict> verdict) {
        return verdict.flatMap(ModelVerdict::failure)
                .map(failure -> "refused, " + failure.code().code() + ": " + failure.detail())
                .orElse("no worker has looked at it");
    }
}
