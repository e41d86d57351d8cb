package io.inkstream.trainer.recipe;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/** Reads recipes from YAML and writes them resolved, so that a stored recipe runs alone. */
public final class RecipeFile {

    private static final int LINE_WIDTH = 120;

    /** Keys that moved, so that recipes stored with older runs and models still run. */
    private static final Map<String, Optional<String>> FORMER_KEYS =
            Map.of(
                    "training.learningRate", Optional.of("optimiser.learningRate"),
                    "training.weightDecay", Optional.of("optimiser.weightDecay"),
                    "training.warmUp", Optional.of("schedule.warmUp"),
                    "validation.everySteps", Optional.empty());

    private RecipeFile() {}

    /**
     * Reads a recipe.
     *
     * @param overrides values by dotted key, such as {@code training.minutes} to {@code 5}; the
     *     value is YAML
     */
    public static Recipe read(Path file, Map<String, String> overrides)
            throws IOException, RecipeException {
        String text;
        try {
            text = Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new RecipeException("there is no recipe " + file, e);
        }
        return parse(file.toString(), text, overrides);
    }

    /** Reads the text of a recipe; messages call it by this name. */
    static Recipe parse(String name, String text, Map<String, String> overrides)
            throws RecipeException {
        RecipeTree tree = RecipeTree.parse(name, text);
        for (Map.Entry<String, String> override : overrides.entrySet()) {
            tree.set(override.getKey(), override.getValue());
        }
        FORMER_KEYS.forEach(tree::rename);
        return new RecipeBinder(tree).bind(Recipe.class);
    }

    /** The resolved recipe as YAML. */
    public static String write(Recipe recipe) {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setAllowUnicode(true);
        options.setWidth(LINE_WIDTH);
        return new Yaml(options).dump(plain(recipe));
    }

    private static Object plain(Object value) {
        return switch (value) {
            case Record section -> section(section);
            case Enum<?> constant -> RecipeBinder.written(constant);
            case List<?> list -> list.stream().map(RecipeFile::plain).toList();
            case Map<?, ?> map -> {
                Map<Object, Object> plain = new LinkedHashMap<>();
                map.forEach((key, inner) -> plain.put(plain(key), plain(inner)));
                yield plain;
            }
            default -> value;
        };
    }

    private static Map<String, Object> section(Record section) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (RecordComponent component : section.getClass().getRecordComponents()) {
            try {
                values.put(component.getName(), plain(component.getAccessor().invoke(section)));
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new IllegalStateException("cannot read " + component, e);
            }
        }
        return values;
    }
}
