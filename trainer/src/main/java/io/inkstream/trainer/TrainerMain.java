package io.inkstream.trainer;

import io.inkstream.messaging.PublishException;
import io.inkstream.recognition.language.InvalidLanguageException;
import io.inkstream.recognition.model.InvalidModelException;
import io.inkstream.storage.StorageException;
import io.inkstream.trainer.bench.BenchCommand;
import io.inkstream.trainer.language.LmCommand;
import io.inkstream.trainer.publishing.PublishRefusedException;
import io.inkstream.trainer.recipe.RecipeException;
import io.inkstream.trainer.release.ReleaseRefusedException;
import io.inkstream.trainer.training.TrainingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The trainer's commands as the launcher calls them. */
@Command(
        name = "trainer",
        description = "From ground truth to a measured model.",
        mixinStandardHelpOptions = true,
        subcommands = {
            TrainCommand.class,
            ExportCommand.class,
            EvaluateCommand.class,
            PredictCommand.class,
            ModelCommand.class,
            DataCommand.class,
            LmCommand.class,
            LearnCommand.class,
            BenchCommand.class
        })
public final class TrainerMain {

    private static final int FAILED = 1;

    TrainerMain() {}

    public static void main(String[] args) {
        System.setProperty("java.awt.headless", "true");
        System.exit(commandLine().execute(args));
    }

    /**
     * The commands. What the user can put right is said in one line, wrong arguments of a recipe or
     * a network too; only other bugs show a trace.
     */
    static CommandLine commandLine() {
        return new CommandLine(new TrainerMain())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((e, command, _) -> {
                    switch (e) {
                        case RecipeException _,
                                TrainingException _,
                                ReleaseRefusedException _,
                                InvalidModelException _,
                                InvalidLanguageException _,
                                StorageException _,
                                PublishException _,
                                PublishRefusedException _,
                                UncheckedIOException _,
                                IOException _ ->
                                command.getErr().println("inkstream: " + e.getMessage());
                        default -> e.printStackTrace(command.getErr());
                    }
                    return FAILED;
                });
    }
}
