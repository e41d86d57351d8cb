package io.inkstream.trainer.learning;

import io.inkstream.contracts.LineCorrected;
import io.inkstream.recognition.synthesis.FontLibrary;
import io.inkstream.trainer.corrections.CorrectionSet;
import io.inkstream.trainer.dataset.Ingredients;
import io.inkstream.trainer.recipe.Lines;
import io.inkstream.trainer.recipe.Recipe;
import io.inkstream.trainer.recipe.RecipeException;
import io.inkstream.trainer.recipe.RecipeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The recipe of the next version: that of the stable one with the corrections as one more set of
 * real lines, so that old skills are trained along with new ones. Sets, texts and typefaces of the
 * recipe that are not on this machine are left out.
 */
final class FineTuningRecipe {
    /** What the set is called in recipe, metrics and reports. */
    static final String SET = "corrections";

    private static final String TEXTS = "corrected-texts";
    private static final String MINUTES = "20";

    /** Times that of the base recipe: what is good already is to change little. */
    private static final double LEARNING_RATE = 0.15;

    private static final String WARM_UP = "20";
    private static final int EPOCH_LINES = 2000;

    private final Recipe base;
    private final Path file;
    private final Path from;
    private final double share;
    private final Map<String, String> wishes;

    /**
     * @param file of the base recipe
     */
    FineTuningRecipe(Path file, LearningSettings settings) throws IOException, RecipeException {
        this.base = RecipeFile.read(file, settings.wishes());
        this.file = file;
        this.from = settings.data().orElse(base.dataFolder());
        this.share = settings.share();
        this.wishes = settings.wishes();
    }

    /**
     * Writes the recipe and a data folder of links to the base data beside the corrections.
     *
     * @param folder holds the corrections in {@code data/corrections}
     */
    Path write(Path folder, Turn turn) throws IOException, RecipeException {
        Path data = folder.resolve("data");
        linkBaseData(data);
        HeldOut heldOut = HeldOut.of(turn.corrections());
        writeTexts(data.resolve(TEXTS), turn.corrections(), heldOut);
        Map<String, String> changes = new LinkedHashMap<>();
        changes.put("name", turn.stable().name());
        changes.put("version", "'" + turn.version() + "'");
        changes.put("data", "'" + data.toAbsolutePath() + "'");
        changes.put("alphabet", quoted(alphabet(turn.corrections())));
        changes.put("training.shortUntilLoss", "0");
        changes.put("training.minutes", MINUTES);
        changes.put("training.steps", "0");
        changes.put("training.epochs", "0");
        changes.put("training.epochLines", String.valueOf(EPOCH_LINES));
        changes.put(
                "optimiser.learningRate", number(base.optimiser().learningRate() * LEARNING_RATE));
        changes.put("schedule.warmUp", WARM_UP);
        changes.putAll(mixture(data, heldOut));
        changes.putAll(typefaces());
        changes.putAll(wishes);
        Recipe recipe = RecipeFile.read(file, changes);
        Path written = folder.resolve("learn.yaml");
        Files.writeString(written, RecipeFile.write(recipe));
        return written;
    }

    /** The base alphabet and what else people wrote; empty where it is that of the data. */
    private Stream<String> alphabet(CorrectionSet set) {
        String known = base.characters();
        String more =
                set.lines().stream()
                        .flatMapToInt(line -> line.after().codePoints())
                        .filter(character -> known.indexOf(character) < 0)
                        .sorted()
                        .distinct()
                        .mapToObj(Character::toString)
                        .collect(Collectors.joining());
        return known.isEmpty() || more.isEmpty()
                ? base.alphabet().stream()
                : Stream.concat(base.alphabet().stream(), Stream.of(more));
    }

    /** Shares of the real lines: the corrected ones as wished, the others as among themselves. */
    private Map<String, String> mixture(Path data, HeldOut heldOut) {
        Lines lines = base.lines();
        List<String> there =
                lines.sets().stream().filter(one -> Files.exists(data.resolve(one))).toList();
        double real = there.isEmpty() ? 0 : lines.share();
        double all = share + (1 - share) * real;
        double old = (1 - share) * real / all;
        Map<String, Double> shares = new LinkedHashMap<>();
        shares.put(SET, share / all);
        for (String set : there) {
            if (lines.shares().containsKey(set)) {
                shares.put(set, lines.shares().getOrDefault(set, 0.0) * old);
            }
        }
        Map<String, String> changes = new LinkedHashMap<>();
        changes.put("lines.share", number(all));
        changes.put("lines.sets", quoted(Stream.concat(there.stream(), Stream.of(SET))));
        changes.put("lines.shares", numbers(shares));
        changes.put("lines.strengths", numbers(of(there, lines.strengths())));
        changes.put("lines.groups", texts(of(there, lines.groups())));
        changes.put(
                "lines.heldOut",
                quoted(Stream.concat(lines.heldOut().stream(), heldOut.groups().stream())));
        changes.put(
                "text.corpora",
                quoted(
                        Stream.concat(
                                base.text().corpora().stream()
                                        .filter(corpus -> Files.exists(data.resolve(corpus))),
                                Stream.of(TEXTS))));
        return changes;
    }

    private Map<String, String> typefaces() throws IOException {
        FontLibrary here = Ingredients.fonts(base);
        Map<String, List<String>> families = new LinkedHashMap<>();
        base.fonts()
                .families()
                .forEach((style, names) -> {
                    List<String> found = names.stream().filter(name -> has(here, name)).toList();
                    if (!found.isEmpty()) {
                        families.put(style.name().toLowerCase(Locale.ROOT), found);
                    }
                });
        return Map.of(
                "fonts.families",
                        families.entrySet().stream()
                                .map(style ->
                                        style.getKey() + ": " + quoted(style.getValue().stream()))
                                .collect(Collectors.joining(", ", "{", "}")),
                "fonts.heldOut",
                        quoted(base.fonts().heldOut().stream().filter(name -> has(here, name))));
    }

    private static boolean has(FontLibrary fonts, String family) {
        return !fonts.only(List.of(family)).faces().isEmpty();
    }

    private static <T> Map<String, T> of(List<String> sets, Map<String, T> settings) {
        Map<String, T> kept = new LinkedHashMap<>(settings);
        kept.keySet().retainAll(sets);
        return kept;
    }

    private static String numbers(Map<String, Double> values) {
        return values.entrySet().stream()
                .map(one -> quoted(one.getKey()) + ": " + number(one.getValue()))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static String texts(Map<String, String> values) {
        return values.entrySet().stream()
                .map(one -> quoted(one.getKey()) + ": " + quoted(one.getValue()))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    /** Rounded down, so that shares do not sum to more than one. */
    private static String number(double value) {
        return String.format(Locale.ROOT, "%.6f", Math.floor(value * 1e6) / 1e6);
    }

    private static String quoted(Stream<String> values) {
        return values.map(FineTuningRecipe::quoted).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String quoted(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    private static void writeTexts(Path folder, CorrectionSet set, HeldOut heldOut)
            throws IOException {
        List<String> paragraphs = new ArrayList<>();
        for (LineCorrected line : set.lines()) {
            if (!heldOut.groups().contains(set.group(line))) {
                paragraphs.add(line.after());
            }
        }
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("corrections.txt"), String.join("\n\n", paragraphs));
    }

    private void linkBaseData(Path data) throws IOException {
        if (!Files.isDirectory(from)) {
            return;
        }
        try (Stream<Path> entries = Files.list(from)) {
            for (Path entry : entries.toList()) {
                Path link = data.resolve(entry.getFileName());
                if (!Files.exists(link)) {
                    Files.createSymbolicLink(link, entry.toAbsolutePath());
                }
            }
        }
    }
}
