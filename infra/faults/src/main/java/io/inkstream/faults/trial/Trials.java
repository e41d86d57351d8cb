package io.inkstream.faults.trial;

import io.inkstream.faults.trial.Trial.Setting;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Runs trials and prints a line for each. Equal seeds give the same trials in the same order with
 * the same batches; what the machine makes of the moments in between is its own.
 */
public final class Trials {
    private final Path repository;
    private final Path folder;
    private final PrintStream out;

    /**
     * @param repository with the packaged services
     * @param folder for data and logs
     */
    public Trials(Path repository, Path folder, PrintStream out) {
        this.repository = repository;
        this.folder = folder;
        this.out = out;
    }

    /**
     * @param count of trials; more than there are means rounds with other batches
     * @param only parts of names, separated by commas, empty for all
     * @return violations
     */
    public int run(long seed, int count, String only) throws IOException, InterruptedException {
        out.printf("seed %d%n", seed);
        List<Trial> chosen = choose(seed, count, only);
        int violations = 0;
        int number = 0;
        for (Setting setting : Setting.values()) {
            List<Trial> some = chosen.stream().filter(t -> t.setting() == setting).toList();
            if (some.isEmpty()) {
                continue;
            }
            Path root =
                    Files.createDirectories(
                            folder.resolve(setting.name().toLowerCase(Locale.ROOT)));
            try (Series series = Series.start(root, repository, setting)) {
                violations += print(series.learn("undisturbed " + seed));
                for (Trial trial : some) {
                    number++;
                    violations +=
                            print(series.run(trial, seed + " " + number, seed * 1_000 + number));
                }
            }
        }
        out.printf("%d trials, %d violations%n", number, violations);
        return violations;
    }

    /** Rounds of all trials, each in an order of its own. */
    private static List<Trial> choose(long seed, int count, String only) {
        Random random = new Random(seed);
        List<Trial> matching =
                Catalogue.all().stream().filter(trial -> matches(trial, only)).toList();
        if (matching.isEmpty()) {
            throw new IllegalArgumentException(
                    "no trial has \"%s\" in its name; --list shows all".formatted(only));
        }
        List<Trial> chosen = new ArrayList<>();
        while (chosen.size() < count) {
            List<Trial> round = new ArrayList<>(matching);
            Collections.shuffle(round, random);
            chosen.addAll(round.subList(0, Math.min(round.size(), count - chosen.size())));
        }
        return chosen;
    }

    private static boolean matches(Trial trial, String only) {
        return Arrays.stream(only.split(",", -1)).anyMatch(trial.name()::contains);
    }

    /**
     * The names of trials.
     *
     * @param only as in {@link #run}
     */
    public static List<String> names(String only) {
        return Catalogue.all().stream()
                .filter(trial -> matches(trial, only))
                .map(Trial::name)
                .toList();
    }

    private int print(Result result) {
        out.println(result.line());
        result.violations().forEach(violation -> out.println("          " + violation));
        return result.violations().size();
    }
}
