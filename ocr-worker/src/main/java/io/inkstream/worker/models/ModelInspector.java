package io.inkstream.worker.models;

import io.inkstream.contracts.Failure;
import io.inkstream.contracts.Json;
import io.inkstream.contracts.ModelVerdict;
import io.inkstream.contracts.ObjectKeys;
import io.inkstream.contracts.PinnedModel;
import io.inkstream.contracts.ProblemCode;
import io.inkstream.platform.RegisteredModels;
import io.inkstream.recognition.inspection.ChildInspection;
import io.inkstream.recognition.inspection.ModelFault;
import io.inkstream.recognition.inspection.Verdict;
import io.inkstream.recognition.model.ModelDescription;
import io.inkstream.storage.ObjectContent;
import io.inkstream.storage.ObjectStore;
import io.inkstream.storage.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at registered versions that nobody has looked at: what the file holds, whose it is, and
 * what it does in a process of its own. The verdict is written once; an accepted version is ready
 * here from then on. Any number of workers may look at the same time.
 */
public final class ModelInspector implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ModelInspector.class);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(5);

    private final ObjectStore store;
    private final RegisteredModels registry;
    private final ModelFiles files;
    private final Consumer<String> announcer;
    private final ChildInspection inspection;
    private final Duration pause;
    private final String name;
    private final Clock clock;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread =
            Thread.ofPlatform().name("model-inspector").daemon().unstarted(this::run);

    /**
     * @param announcer told the model of which something was found
     * @param pause between looks
     * @param name of this worker in verdicts
     */
    public ModelInspector(
            ObjectStore store,
            ModelFiles files,
            Consumer<String> announcer,
            ChildInspection inspection,
            Duration pause,
            String name,
            Clock clock) {
        this.store = store;
        this.registry = new RegisteredModels(store);
        this.files = files;
        this.announcer = announcer;
        this.inspection = inspection;
        this.pause = pause;
        this.name = name;
        this.clock = clock;
    }

    public void start() {
        thread.start();
    }

    private void run() {
        try {
            do {
                look();
            } while (!stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One look at everything; what fails is looked at again next time. */
    void look() throws InterruptedException {
        try {
            for (RegisteredModels.Model model : registry.listModels()) {
                for (PinnedModel version : model.versions().values()) {
                    if (!model.verdicts().containsKey(version.version())) {
                        decide(version);
                    }
                }
            }
        } catch (StorageException | IOException | RuntimeException e) {
            // this thread looks again after a while; ended, it would accept no model any more
            LOG.warn("models are looked at again later", e);
        }
    }

    private void decide(PinnedModel model)
            throws StorageException, IOException, InterruptedException {
        Optional<ModelVerdict> verdict = inspect(model);
        if (verdict.isEmpty()) {
            return;
        }
        String key = ObjectKeys.modelVerdict(model.name(), model.version());
        store.putIfAbsent(key, ObjectContent.json(Json.bytes(verdict.get())));
        announcer.accept(model.name());
        if (verdict.get().accepted()) {
            LOG.info("ready model={} digest={}", model, model.digest());
        } else {
            LOG.error("refused model={} failure={}", model, verdict.get().failure().orElseThrow());
        }
    }

    /** Nothing for what is no model file, such as language models. */
    private Optional<ModelVerdict> inspect(PinnedModel model)
            throws StorageException, IOException, InterruptedException {
        if (!files.hasFile(model)) {
            return Optional.empty();
        }
        Optional<String> objection = files.keys().objection(model);
        if (objection.isPresent()) {
            return refused(model, ProblemCode.MODEL_SIGNATURE, objection.get());
        }
        Path file = Files.createTempFile("inspected-", ".onnx");
        try {
            files.copy(model, file);
            return switch (inspection.inspect(file)) {
                case Verdict.Accepted _ -> Optional.of(open(model));
                case Verdict.Refused(var fault, var detail) -> refused(model, code(fault), detail);
            };
        } catch (ModelUnavailableException e) {
            return refused(model, ProblemCode.MODEL_CORRUPT, String.valueOf(e.getMessage()));
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** It did no harm elsewhere, so it is opened here; from now on it is ready. */
    private ModelVerdict open(PinnedModel model)
            throws ModelUnavailableException, StorageException {
        ModelDescription says = files.fetch(model).description();
        if (says.name().equals(model.name()) && says.version().equals(model.version())) {
            return ModelVerdict.accepted(model, name, clock.instant());
        }
        String detail =
                "registered as %s, says %s@%s".formatted(model, says.name(), says.version());
        return refused(model, ProblemCode.MODEL_CONTRACT, detail).orElseThrow();
    }

    private Optional<ModelVerdict> refused(PinnedModel model, ProblemCode code, String detail) {
        return Optional.of(
                ModelVerdict.refused(model, new Failure(code, detail), name, clock.instant()));
    }

    private static ProblemCode code(ModelFault fault) {
        return switch (fault) {
            case TOO_LARGE -> ProblemCode.MODEL_TOO_LARGE;
            case CORRUPT -> ProblemCode.MODEL_CORRUPT;
            case UNSUPPORTED -> ProblemCode.MODEL_UNSUPPORTED;
            case EXTERNAL_DATA -> ProblemCode.MODEL_EXTERNAL_DATA;
            case OPERATOR_NOT_ALLOWED -> ProblemCode.MODEL_OPERATOR_NOT_ALLOWED;
            case STRUCTURE -> ProblemCode.MODEL_STRUCTURE;
            case CONTRACT -> ProblemCode.MODEL_CONTRACT;
            case CHARSET_INVALID -> ProblemCode.CHARSET_INVALID;
            case WEIGHTS_INVALID -> ProblemCode.WEIGHTS_INVALID;
            case GOLDEN_FAILED -> ProblemCode.MODEL_GOLDEN_FAILED;
            case MEMORY -> ProblemCode.MODEL_MEMORY;
            case TOO_SLOW -> ProblemCode.MODEL_TOO_SLOW;
        };
    }

    @Override
    public void close() {
        stopped.countDown();
        thread.interrupt();
        try {
            if (thread.isAlive() && !thread.join(STOP_LIMIT)) {
                LOG.warn("the model inspector does not stop in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
