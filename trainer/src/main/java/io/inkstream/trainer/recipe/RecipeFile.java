package io.inkstream.trainer.recipe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Reads recipes from YAML and writes them resolved, so that a stored recipe runs alone. Keys that
 * {@code defaults.yaml} names may be left out.
 */
public final class RecipeFile {

    private static final YAMLMapper YAML =
            YAMLMapper.builder(
                            new YAMLFactory().disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER))
                    .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .build();

    private RecipeFile() {}

    /**
     * Reads a recipe.
     *
     * @param overrides values by dotted key, such as {@code training.minutes} to {@code 5}; the
     *     value is YAML
     */
    public static Recipe read(Path file, Map<String, String> overrides)
            throws IOException, RecipeException {
        try {
            if (!(YAML.readTree(Files.readString(file)) instanceof ObjectNode root)) {
                throw new RecipeException(file + " is not a recipe: a YAML mapping is expected");
            }
            fillIn(root, defaults());
            for (Map.Entry<String, String> override : overrides.entrySet()) {
                set(root, override.getKey(), override.getValue());
            }
            return YAML.treeToValue(root, Recipe.class);
        } catch (UnrecognizedPropertyException e) {
            throw new RecipeException(unknownKey(file, e), e);
        } catch (JsonMappingException e) {
            throw new RecipeException(
                    "%s: %s: %s".formatted(file, dotted(e), e.getOriginalMessage()), e);
        } catch (JsonProcessingException e) {
            throw new RecipeException("%s: %s".formatted(file, e.getMessage()), e);
        }
    }

    /** The resolved recipe as YAML. */
    public static String write(Recipe recipe) {
        try {
            return YAML.writeValueAsString(recipe);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a recipe is always writable", e);
        }
    }

    private static ObjectNode defaults() throws IOException {
        try (InputStream in = RecipeFile.class.getResourceAsStream("defaults.yaml")) {
            return (ObjectNode) YAML.readTree(Objects.requireNonNull(in, "defaults.yaml"));
        }
    }

    /** Puts the default in where a section lacks a key. */
    private static void fillIn(ObjectNode section, ObjectNode defaults) {
        for (Map.Entry<String, JsonNode> standard : defaults.properties()) {
            JsonNode given = section.get(standard.getKey());
            if (given == null) {
                section.set(standard.getKey(), standard.getValue());
            } else if (given instanceof ObjectNode inner
                    && standard.getValue() instanceof ObjectNode innerDefaults) {
                fillIn(inner, innerDefaults);
            }
        }
    }

    private static void set(ObjectNode root, String key, String value)
            throws JsonProcessingException, RecipeException {
        String[] names = key.split("\\.", -1);
        ObjectNode at = root;
        for (int i = 0; i < names.length - 1; i++) {
            if (!(at.get(names[i]) instanceof ObjectNode inner)) {
                throw new RecipeException(
                        "--set %s: the recipe has no section '%s'".formatted(key, names[i]));
            }
            at = inner;
        }
        JsonNode parsed = YAML.readTree(value);
        at.set(names[names.length - 1], parsed);
    }

    private static String unknownKey(Path file, UnrecognizedPropertyException e) {
        String nearest =
                e.getKnownPropertyIds().stream()
                        .map(String::valueOf)
                        .min(Comparator.comparingInt(known -> distance(known, e.getPropertyName())))
                        .orElse("?");
        return "%s: unknown key '%s', did you mean '%s'?".formatted(file, dotted(e), nearest);
    }

    private static String dotted(JsonMappingException e) {
        return e.getPath().stream()
                .map(step ->
                        step.getFieldName() == null
                                ? "[" + step.getIndex() + "]"
                                : step.getFieldName())
                .collect(Collectors.joining("."));
    }

    private static int distance(String a, String b) {
        int[] costs = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            costs[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = costs[0];
            costs[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int swapped = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = costs[j];
                costs[j] = Math.min(swapped, Math.min(costs[j], costs[j - 1]) + 1);
            }
        }
        return costs[b.length()];
    }
}
