package io.inkstream.faults;

import io.inkstream.faults.installation.DeletedFolder;
import io.inkstream.faults.trial.Trials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

/** {@code ./inkstream faults [--seed S] [--trials N] [--only NAME] [--list]}. */
public final class FaultsMain {
    private static final int USAGE = 2;

    private FaultsMain() {}

    public static void main(String... arguments) throws IOException, InterruptedException {
        try {
            System.exit(run(List.of(arguments)));
        } catch (IllegalArgumentException e) {
            System.err.println("inkstream: " + e.getMessage());
            System.exit(USAGE);
        }
    }

    private static int run(List<String> arguments) throws IOException, InterruptedException {
        long seed = System.nanoTime() / 1_000 % 1_000_000;
        OptionalInt count = OptionalInt.empty();
        String only = "";
        for (int i = 0; i < arguments.size(); i++) {
            switch (arguments.get(i)) {
                case "faults" -> {}
                case "--list" -> {
                    Trials.names(only).forEach(System.out::println);
                    return 0;
                }
                case "--seed" -> seed = number(arguments, ++i);
                case "--trials" -> count = OptionalInt.of(Math.toIntExact(number(arguments, ++i)));
                case "--only" -> only = value(arguments, ++i);
                default ->
                        throw new IllegalArgumentException("unknown option: " + arguments.get(i));
            }
        }
        return run(seed, count.orElse(Trials.names(only).size()), only);
    }

    private static int run(long seed, int count, String only)
            throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("inkstream-faults-");
        Path repository = Path.of(System.getProperty("inkstream.root", ".")).toAbsolutePath();
        int violations = new Trials(repository, folder, System.out).run(seed, count, only);
        if (violations == 0) {
            DeletedFolder.delete(folder);
            return 0;
        }
        System.out.println("logs and data: " + folder);
        return 1;
    }

    private static long number(List<String> arguments, int index) {
        String text = value(arguments, index);
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("not a number: " + text, e);
        }
    }

    private static String value(List<String> arguments, int index) {
        if (index >= arguments.size()) {
            throw new IllegalArgumentException(arguments.getLast() + " needs a value");
        }
        return arguments.get(index);
    }
}
