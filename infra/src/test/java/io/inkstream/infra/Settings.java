package io.inkstream.infra;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigMappingInterface.Property;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The settings that modules declare, read from their {@code @ConfigMapping} interfaces. */
final class Settings {
    private Settings() {}

    /**
     * One setting.
     *
     * @param absent what stands for a setting that is not given: its default, or nothing
     */
    record Setting(String key, String type, Optional<String> absent, Method declaredAt) {
        String environmentVariable() {
            return Settings.environmentVariable(key);
        }
    }

    /** A {@code @ConfigMapping} interface and the file it is written in. */
    record Mapping(Class<?> declaredBy, Path source) {
        String prefix() {
            return declaredBy.getAnnotation(ConfigMapping.class).prefix();
        }

        List<Setting> settings() {
            List<Setting> settings = new ArrayList<>();
            properties(declaredBy)
                    .forEach((key, property) -> {
                        // of a list only the whole has a row
                        if (!property.isGroup()
                                && !property.isDefaultMethod()
                                && !key.endsWith("[*]")) {
                            settings.add(setting(key, property));
                        }
                    });
            return settings;
        }
    }

    static List<Mapping> mappings(String module) {
        return Repository.sources(module).stream()
                .filter(source -> Repository.read(source).contains("\n@ConfigMapping("))
                .map(source -> new Mapping(Repository.classOf(source), source))
                .toList();
    }

    static List<Setting> of(String module) {
        return mappings(module).stream().flatMap(mapping -> mapping.settings().stream()).toList();
    }

    /** The keys of any mapping, those of Quarkus included. */
    static List<String> keys(Class<?> mapping) {
        return List.copyOf(properties(mapping).keySet());
    }

    /** How a key is written as an environment variable. */
    static String environmentVariable(String key) {
        return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    private static Map<String, Property> properties(Class<?> mapping) {
        return new TreeMap<>(ConfigMappings.getProperties(ConfigClass.configClass(mapping)));
    }

    private static Setting setting(String key, Property property) {
        return new Setting(
                key,
                type(property.getMethod().getGenericReturnType()),
                property.hasDefaultValue()
                        ? Optional.of(property.getDefaultValue())
                        : Optional.empty(),
                property.getMethod());
    }

    private static String type(Type type) {
        if (type instanceof ParameterizedType optional && optional.getRawType() == Optional.class) {
            return type(optional.getActualTypeArguments()[0]);
        }
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            return "several, by commas";
        }
        if (type instanceof Class<?> choice && choice.isEnum()) {
            return Stream.of(choice.getEnumConstants())
                    .map(word -> "`" + word.toString().toLowerCase(Locale.ROOT) + "`")
                    .collect(Collectors.joining(" or "));
        }
        if (type == int.class
                || type == long.class
                || type == double.class
                || type == OptionalInt.class
                || type == OptionalLong.class) {
            return "number";
        }
        if (type == boolean.class) {
            return "`true` or `false`";
        }
        if (type == Duration.class) {
            return "duration";
        }
        if (type == Path.class) {
            return "path";
        }
        if (type == String.class) {
            return "text";
        }
        throw new IllegalStateException("say in docs/configuration.md what a " + type + " is");
    }
}
