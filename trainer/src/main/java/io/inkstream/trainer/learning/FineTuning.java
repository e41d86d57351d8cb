package io.inkstream.trainer.learning;

import io.inkstream.contracts.ModelDecoder;
import io.inkstream.contracts.ModelFileNames;
import io.inkstream.storage.StorageException;
import io.inkstream.trainer.recipe.RecipeException;
import io.inkstream.trainer.report.ReportFolder;
import io.inkstream.trainer.training.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The training of a turn: an ordinary run in the turn's folder, which is watched, stopped and gone
 * on with like any other.
 */
public final class FineTuning {
    /** Runs a command of the trainer, and returns its exit code. */
    public interface Commands {
        int run(List<String> arguments);
    }

    private final LearningSettings settings;
    private final StableFiles files;
    private final Commands commands;

    FineTuning(LearningSettings settings, StableFiles files, Commands commands) {
        this.settings = settings;
        this.files = files;
        this.commands = commands;
    }

    /**
     * The run with its model files; begins it, or goes on where it was.
     *
     * @throws IOException when it was stopped or failed; the next call goes on
     */
    Path run(Turn turn, Path folder) throws IOException, StorageException, RecipeException {
        Path run = folder.resolve("run");
        if (!isReleased(run)) {
            if (Files.exists(new RunFolder(run).recipe())) {
                train("--resume", run.toString());
            } else {
                begin(turn, folder, run);
            }
        }
        if (!isReleased(run)) {
            throw new IOException("training was stopped; learn goes on when it is run again");
        }
        Optional<byte[]> decoder = files.find(turn.stable(), ModelDecoder.FILE);
        if (decoder.isPresent()) {
            Files.write(model(run).resolve(ModelDecoder.FILE), decoder.get());
        }
        return run;
    }

    private void begin(Turn turn, Path folder, Path run)
            throws IOException, StorageException, RecipeException {
        Path base =
                settings.recipe().isPresent()
                        ? settings.recipe().get()
                        : files.write(turn.stable(), "recipe.yaml", folder.resolve("base.yaml"));
        Path recipe = new FineTuningRecipe(base, settings).write(folder, turn);
        Path weights =
                files.write(turn.stable(), ModelFileNames.FP32, folder.resolve("stable.onnx"));
        train(
                recipe.toString(),
                "--load",
                weights.toString(),
                "--charset",
                "union",
                "--run",
                run.toString());
    }

    private void train(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(arguments));
        command.addFirst("train");
        int code = commands.run(command);
        if (code != 0) {
            throw new IOException(
                    "'%s' ended with exit code %d; learn goes on there when it is run again"
                            .formatted(String.join(" ", command), code));
        }
    }

    /** The folder of the run's model files. */
    static Path model(Path run) {
        return run.resolve("model");
    }

    /** The report is written last. */
    private static boolean isReleased(Path run) {
        return Files.exists(run.resolve("report").resolve(ReportFolder.FIGURES));
    }
}
