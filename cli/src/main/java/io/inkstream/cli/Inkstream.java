package io.inkstream.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The command line. */
@Command(
        name = "inkstream",
        mixinStandardHelpOptions = true,
        version = "inkstream 0.1.0",
        description = "Turns scans into text.",
        synopsisSubcommandLabel = "COMMAND",
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
    private static final Set<String> HELP = Set.of("--help", "-h");
    private static final Map<String, Supplier<Object>> COMMANDS = new LinkedHashMap<>();

    static {
        COMMANDS.put("run", RunCommand::new);
        COMMANDS.put("batch", BatchCommand::new);
        COMMANDS.put("export", ExportCommand::new);
        COMMANDS.put("page", PageCommand::new);
        COMMANDS.put("search", SearchCommand::new);
        COMMANDS.put("lines", LinesCommand::new);
        COMMANDS.put("model", ModelCommand::new);
        COMMANDS.put("events", EventsCommand::new);
        COMMANDS.put("key", KeyCommand::new);
        COMMANDS.put("webhook", WebhookCommand::new);
        COMMANDS.put("repair", RepairCommand::new);
        COMMANDS.put("doctor", DoctorCommand::new);
        COMMANDS.put("load", LoadCommand::new);
    }

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
        if (args.length == 1 && HELP.contains(args[0])) {
            out.print(HelpText.read());
            return ExitCode.DONE;
        }
        Inkstream root = new Inkstream(out, err);
        CommandLine line = line(root, Arrays.asList(args));
        line.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            root.output().failure(failure);
            return ExitCode.of(failure);
        });
        return line.execute(args);
    }

    /** With all commands, or for a quick start with those the arguments name. */
    static CommandLine line(Inkstream root, List<String> args) {
        CommandLine line = new CommandLine(root);
        boolean any = COMMANDS.keySet().stream().anyMatch(args::contains);
        COMMANDS.forEach((name, command) -> {
            if (!any || args.contains(name)) {
                line.addSubcommand(name, command.get());
            }
        });
        return line;
    }

    GlobalOptions options() {
        return options;
    }

    Output output() {
        return new Output(out, err, options.json(), options.quiet());
    }
}
