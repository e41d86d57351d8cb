package io.inkstream.trainer;

import io.inkstream.contracts.Brokers;
import io.inkstream.contracts.Json;
import io.inkstream.messaging.EventPublisher;
import io.inkstream.messaging.PublishException;
import io.inkstream.recognition.inference.InferenceException;
import io.inkstream.recognition.model.InvalidModelException;
import io.inkstream.storage.ObjectStore;
import io.inkstream.storage.StorageException;
import io.inkstream.trainer.corrections.CorrectionTopic;
import io.inkstream.trainer.learning.Learning;
import io.inkstream.trainer.learning.LearningRecord;
import io.inkstream.trainer.learning.LearningSettings;
import io.inkstream.trainer.publishing.PublishRefusedException;
import io.inkstream.trainer.recipe.RecipeException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code learn}: from people's corrections to the next candidate, once or again and again. */
@Command(
        name = "learn",
        description =
                "Fine-tune a model on corrected lines, measure it, publish it as candidate, propose it.",
        mixinStandardHelpOptions = true)
final class LearnCommand implements Callable<Integer> {

    @Spec private @Nullable CommandSpec spec;

    @Option(
            names = "--model",
            paramLabel = "NAME",
            description = "Whose stable version is fine-tuned (${DEFAULT-VALUE}).")
    private String model = "latin-print";

    @Option(
            names = "--new-lines",
            paramLabel = "N",
            description = "Corrected lines that must be new (${DEFAULT-VALUE}).")
    private int threshold = 100;

    @Option(
            names = "--share",
            paramLabel = "X",
            description = "Share of the training lines that are corrected ones (${DEFAULT-VALUE}).")
    private double share = 0.4;

    @Option(
            names = "--recipe",
            paramLabel = "FILE",
            description = "Instead of the recipe that lies with the stable version.")
    private @Nullable Path recipe;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder of the base data instead of the one that the recipe names.")
    private @Nullable Path data;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description =
                    "Replace a value of the recipe, by dotted key, such as training.minutes=20.")
    private Map<String, String> wishes = Map.of();

    @Option(
            names = "--shadow",
            paramLabel = "PERCENT",
            description =
                    "Pages that the candidate reads as well; 0 leaves that alone (${DEFAULT-VALUE}).")
    private int shadow = 20;

    @Option(
            names = "--runs",
            paramLabel = "DIR",
            description = "The folder of the runs; by default ~/.inkstream/runs.")
    private Path runs = Path.of(System.getProperty("user.home"), ".inkstream", "runs");

    @Option(
            names = "--every",
            paramLabel = "DURATION",
            description = "How often new corrections are looked for (${DEFAULT-VALUE}).")
    private Duration every = Duration.ofMinutes(10);

    @Option(
            names = "--once",
            description = "Learn now, however few lines are new, and end; what was begun is ended.")
    private boolean once;

    @Option(names = "--json", description = "What was learnt as one JSON object on stdout.")
    private boolean json;

    @Mixin private StoreOptions store = new StoreOptions();

    @Override
    public Integer call()
            throws IOException,
                    StorageException,
                    RecipeException,
                    InferenceException,
                    InvalidModelException,
                    PublishRefusedException,
                    PublishException,
                    InterruptedException {
        Brokers kafka =
                store.kafkaOfServer()
                        .orElseThrow(() ->
                                new IOException(
                                        "corrections are on a broker: name it with --kafka"));
        try (ObjectStore opened = store.storeOfServer().open();
                EventPublisher events = new EventPublisher(kafka, "/trainer", Clock.systemUTC())) {
            Learning learning =
                    new Learning(
                            settings(),
                            opened,
                            new CorrectionTopic(kafka),
                            events,
                            arguments ->
                                    TrainerMain.commandLine()
                                            .execute(arguments.toArray(String[]::new)),
                            System.err::println,
                            Clock.systemUTC());
            if (once) {
                learning.learn().ifPresent(this::tell);
            } else {
                keepLearning(learning);
            }
        }
        return 0;
    }

    private LearningSettings settings() {
        try {
            return new LearningSettings(
                    model,
                    once ? 1 : threshold,
                    share,
                    Optional.ofNullable(recipe),
                    Optional.ofNullable(data),
                    wishes,
                    shadow,
                    runs);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(
                    Optional.ofNullable(spec).orElseThrow().commandLine(), e.getMessage(), e);
        }
    }

    /** A turn that fails is tried again at the next look: what it has done is not lost. */
    private void keepLearning(Learning learning)
            throws RecipeException, PublishRefusedException, InterruptedException {
        while (true) {
            try {
                learning.learn().ifPresent(this::tell);
            } catch (IOException
                    | StorageException
                    | PublishException
                    | InferenceException
                    | InvalidModelException e) {
                System.err.println("learn: " + e.getMessage());
            }
            Thread.sleep(every);
        }
    }

    private void tell(LearningRecord learnt) {
        if (json) {
            System.out.println(Json.text(learnt));
            return;
        }
        System.out.printf(
                "%s from %d corrected lines (dataset %s)%n",
                learnt.candidate(), learnt.lines(), learnt.dataset());
        System.out.println("corrections: " + figures(learnt.corrections()));
        System.out.println("frozen sets: " + figures(learnt.frozen()));
        System.out.printf("%d corrected lines may be wrong themselves%n", learnt.suspects());
        System.out.println((learnt.proposed() ? "proposed: " : "not proposed: ") + learnt.reason());
        if (learnt.proposed()) {
            System.out.printf("promote it with ./inkstream model promote %s%n", model);
        }
    }

    private static String figures(LearningRecord.Figures figures) {
        return "error %.2f %% -> %.2f %% on %d lines"
                .formatted(
                        100 * figures.stableCer(), 100 * figures.candidateCer(), figures.lines());
    }
}
