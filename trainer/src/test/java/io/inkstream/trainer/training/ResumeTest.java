package io.inkstream.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.inkstream.trainer.recipe.Recipe;
import io.inkstream.trainer.recipe.RecipeException;
import io.inkstream.trainer.training.TrainingEvent.Stepped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A run that was interrupted goes on as if it had not been. */
class ResumeTest {

    private static final int STOP_AFTER = 15;

    @TempDir private Path folder = Path.of(".");

    @ParameterizedTest
    @CsvSource({
        "adamw, cosine, 0, 0",
        "adam, plateau, 0.25, 0",
        "sgd, one-cycle, 0.25, 3.1",
        "rmsprop, exponential, 0.5, 2.9"
    })
    void theNextLossesAreThoseOfARunThatWasNotInterrupted(
            String optimiser, String schedule, String replay, String shortUntilLoss)
            throws IOException, InterruptedException, RecipeException, TrainingException {
        Recipe recipe =
                Strokes.recipe(
                        folder,
                        Map.of(
                                "optimiser.kind", optimiser,
                                "optimiser.learningRate", "0.01",
                                "schedule.kind", schedule,
                                "schedule.patience", "1",
                                "replay.share", replay,
                                "replay.above", "0.5",
                                "training.shortUntilLoss", shortUntilLoss));
        Map<Long, Double> whole = new HashMap<>();
        RunFolder first = RunFolder.create(folder.resolve("whole"));
        Strokes.run(Strokes.trainer(recipe, first, losses(whole)), recipe);

        Map<Long, Double> before = new HashMap<>();
        RunFolder second = RunFolder.create(folder.resolve("parts"));
        runUntilStopped(recipe, second, losses(before));
        Map<Long, Double> after = new HashMap<>();
        Trainer resumed = Strokes.trainer(recipe, second, losses(after));
        assertThat(resumed.resume()).isTrue();
        Strokes.run(resumed, recipe);

        assertThat(before.size() + after.size()).isEqualTo(whole.size()).isEqualTo(40);
        assertThat(after).isNotEmpty();
        after.forEach((step, loss) ->
                assertThat(loss).as("step %d", step).isCloseTo(whole.get(step), within(1e-6)));
        assertThat(second.path().resolve(RunFolder.BEST))
                .hasSameBinaryContentAs(first.path().resolve(RunFolder.BEST));
    }

    @Test
    void whatAKilledRunLeftHalfWrittenIsNoHindrance()
            throws IOException, InterruptedException, RecipeException, TrainingException {
        Recipe recipe = Strokes.recipe(folder, Map.of());
        RunFolder run = RunFolder.create(folder.resolve("run"));
        Strokes.run(Strokes.trainer(recipe, run, _ -> {}), recipe);
        Path checkpoints = run.path().resolve("checkpoints");
        Path unfinished = Files.createDirectories(checkpoints.resolve("unfinished"));
        Files.writeString(unfinished.resolve("weights.net"), "half");
        Path older = Files.createDirectories(checkpoints.resolve("step-3"));
        Files.writeString(older.resolve("state.json"), "{");

        Trainer resumed = Strokes.trainer(recipe, run, _ -> {});

        assertThat(resumed.resume()).isTrue();
        assertThat(names(checkpoints)).contains("step-40");
    }

    @Test
    void onlyTheNewestStateIsKept()
            throws IOException, InterruptedException, RecipeException, TrainingException {
        Recipe recipe = Strokes.recipe(folder, Map.of());
        RunFolder run = RunFolder.create(folder.resolve("run"));

        Strokes.run(Strokes.trainer(recipe, run, _ -> {}), recipe);

        assertThat(names(run.path().resolve("checkpoints"))).containsExactly("step-40");
    }

    @Test
    void aRunWithoutACheckpointBeginsAnew() throws IOException, RecipeException, TrainingException {
        RunFolder run = RunFolder.create(folder.resolve("run"));

        assertThat(Strokes.trainer(Strokes.recipe(folder, Map.of()), run, _ -> {}).resume())
                .isFalse();
    }

    private static TrainingListener losses(Map<Long, Double> losses) {
        return event -> {
            if (event instanceof Stepped step) {
                losses.put(step.step(), step.loss());
            }
        };
    }

    /** Asks the run to stop while it makes a step, as a signal does. */
    private static void runUntilStopped(Recipe recipe, RunFolder run, TrainingListener listener)
            throws IOException, InterruptedException, TrainingException {
        Trainer[] running = new Trainer[1];
        running[0] =
                Strokes.trainer(
                        recipe,
                        run,
                        event -> {
                            listener.on(event);
                            if (event instanceof Stepped step && step.step() == STOP_AFTER) {
                                Thread signal = Thread.ofPlatform().start(running[0]::stop);
                                while (signal.getState() != Thread.State.TIMED_WAITING) {
                                    Thread.onSpinWait();
                                }
                            }
                        });
        Strokes.run(running[0], recipe);
    }

    private static Stream<String> names(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(path -> path.getFileName().toString()).toList().stream();
        }
    }
}
