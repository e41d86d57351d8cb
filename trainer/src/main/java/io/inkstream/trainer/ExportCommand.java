package io.inkstream.trainer;

import io.inkstream.recognition.inference.InferenceException;
import io.inkstream.recognition.model.InvalidModelException;
import io.inkstream.trainer.recipe.Recipe;
import io.inkstream.trainer.recipe.RecipeException;
import io.inkstream.trainer.recipe.RecipeFile;
import io.inkstream.trainer.release.ReleaseRefusedException;
import io.inkstream.trainer.training.Libtorch;
import io.inkstream.trainer.training.RunFolder;
import io.inkstream.trainer.training.TrainingException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code export RUN}: the model files of a run's best weights, while it trains or afterwards. */
@Command(
        name = "export",
        description = "Write the model files of a run.",
        mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {

    @Parameters(paramLabel = "RUN", description = "The run folder.")
    private Path run = Path.of(".");

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Replace a value of the run's recipe, by dotted key.")
    private Map<String, String> overrides = Map.of();

    @Option(
            names = {"-o", "--output"},
            required = true,
            description = "The folder of the model.")
    private Path output = Path.of("model");

    @Option(
            names = "--fp16",
            description = "Also write model.fp16.onnx: half the size, computed in fp32.")
    private boolean half;

    @Option(
            names = "--most-kib",
            paramLabel = "N",
            description =
                    "Refuse when the smallest file that reads as well is larger; 0 for no limit.")
    private long mostKib;

    @Override
    public Integer call()
            throws IOException,
                    InterruptedException,
                    RecipeException,
                    TrainingException,
                    InferenceException,
                    InvalidModelException,
                    ReleaseRefusedException {
        Recipe recipe = RecipeFile.read(RunFolder.existing(run).recipe(), overrides);
        Libtorch.prepare(recipe.seed());
        new RunRelease(run, recipe, Lesson.of(recipe, _ -> {}), System.err::println)
                .writeModel(output, half, 1024 * mostKib);
        return 0;
    }
}
