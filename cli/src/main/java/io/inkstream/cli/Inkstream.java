package io.inkstream.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The command line. */
@Command(
        name = "inkstream",
        mixinStandardHelpOptions = true,
        version = "inkstream 0.1.0",
        description = "Turns scans into text.",
        subcommands = {
            RunCommand.class,
            BatchCommand.class,
            ExportCommand.class,
            EventsCommand.class,
            DoctorCommand.class
        },
        synopsisSubcommandLabel = "COMMAND",
        usageHelpAutoWidth = true,
        footerHeading = "%nFurther commands of the launcher:%n",
        footer = {
            "  up       serve until Ctrl-C, data kept",
            "  demo     start everything, read the samples, stop",
            "  test     run all tests"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "  0:done",
            "  1:failed",
            "  2:wrong usage",
            "  3:partly failed: some documents or pages have no text",
            "  5:not found",
            "  6:no server answers, or it has no capacity",
            "  7:an input file cannot be used",
            "130:interrupted"
        })
public final class Inkstream {
    @Mixin private GlobalOptions options = new GlobalOptions();

    private final PrintStream out;
    private final PrintStream err;

    Inkstream(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    public static void main(String[] args) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(out, err, args));
    }

    static int run(PrintStream out, PrintStream err, String... args) {
        Inkstream root = new Inkstream(out, err);
        CommandLine line = new CommandLine(root);
        line.setOut(new java.io.PrintWriter(out, true, StandardCharsets.UTF_8));
        line.setErr(new java.io.PrintWriter(err, true, StandardCharsets.UTF_8));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            root.output().failure(failure);
            return ExitCode.of(failure);
        });
        return line.execute(args);
    }

    GlobalOptions options() {
        return options;
    }

    Output output() {
        return new Output(out, err, options.json(), options.quiet());
    }
}
