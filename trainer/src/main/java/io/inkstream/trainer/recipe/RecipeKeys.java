package io.inkstream.trainer.recipe;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** All keys that recipes may have, with their meaning, in the order of the records. */
public final class RecipeKeys {

    private RecipeKeys() {}

    /**
     * One key.
     *
     * @param name dotted; {@code []} stands for an element of a list
     * @param kind what its value is, in words
     * @param standard the default as YAML, or {@link Setting#REQUIRED}
     */
    public record Key(String name, String kind, String standard, String range, String meaning) {}

    /** Every key below a record, sections left out. */
    public static List<Key> of(Class<?> type) {
        List<Key> keys = new ArrayList<>();
        collect(type, "", Map.of(), keys);
        return keys;
    }

    /** The YAML of a section's own defaults, which go before those of its keys. */
    static String sectionStandard(RecordComponent section) {
        Setting setting = section.getAnnotation(Setting.class);
        return setting == null || setting.standard().equals(Setting.REQUIRED)
                ? "{}"
                : setting.standard();
    }

    private static void collect(
            Class<?> type, String section, Map<String, String> standards, List<Key> keys) {
        for (RecordComponent component : type.getRecordComponents()) {
            String name = section + component.getName();
            Setting setting = component.getAnnotation(Setting.class);
            if (component.getType().isRecord()) {
                collect(
                        component.getType(),
                        name + ".",
                        RecipeTree.scalars(sectionStandard(component)),
                        keys);
                continue;
            }
            if (setting == null) {
                throw new IllegalStateException(name + " of " + type + " has no @Setting");
            }
            keys.add(
                    new Key(
                            name,
                            kind(component.getGenericType()),
                            standards.getOrDefault(component.getName(), setting.standard()),
                            setting.range(),
                            setting.value()));
            if (element(component.getGenericType()) instanceof Class<?> inner && inner.isRecord()) {
                collect(inner, name + "[].", Map.of(), keys);
            }
        }
    }

    private static Type element(Type type) {
        return type instanceof ParameterizedType generic && generic.getRawType() == List.class
                ? generic.getActualTypeArguments()[0]
                : type;
    }

    private static String kind(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            return generic.getRawType() == List.class
                    ? "list of " + kind(arguments[0])
                    : "%s by %s".formatted(kind(arguments[1]), kind(arguments[0]));
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isEnum()) {
            return Arrays.stream(plain.getEnumConstants())
                    .map(RecipeBinder::written)
                    .collect(Collectors.joining(", "));
        }
        return switch (plain.getSimpleName()) {
            case "int", "long" -> "whole number";
            case "double" -> "number";
            case "boolean" -> "true, false";
            case "String" -> "text";
            default -> "section";
        };
    }
}
