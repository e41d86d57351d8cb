package io.inkstream.trainer;

import io.inkstream.trainer.bench.BenchCommand;
import io.inkstream.trainer.language.LmCommand;
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
            DataCommand.class,
            LmCommand.class,
            BenchCommand.class
        })
public final class TrainerMain {

    TrainerMain() {}

    public static void main(String[] args) {
        System.setProperty("java.awt.headless", "true");
        System.exit(new CommandLine(new TrainerMain()).execute(args));
    }
}
