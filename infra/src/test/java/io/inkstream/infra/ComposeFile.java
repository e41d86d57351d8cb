package io.inkstream.infra;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** {@code docker-compose.yml} as compose reads it, variables replaced by their defaults. */
final class ComposeFile {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{[A-Z_]+:-([^}]*)}");

    private final Map<?, ?> root;

    private ComposeFile(Map<?, ?> root) {
        this.root = root;
    }

    static ComposeFile read() {
        Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
        return new ComposeFile(map(yaml.load(Repository.read("docker-compose.yml"))));
    }

    List<String> services() {
        return map(root.get("services")).keySet().stream().map(String::valueOf).toList();
    }

    Map<?, ?> service(String name) {
        return map(map(root.get("services")).get(name));
    }

    Map<String, String> environment(String service) {
        Map<String, String> environment = new TreeMap<>();
        Object given = service(service).get("environment");
        if (given != null) {
            map(given)
                    .forEach((key, value) ->
                            environment.put(String.valueOf(key), resolved(String.valueOf(value))));
        }
        return environment;
    }

    Optional<String> dockerfile(String service) {
        Object build = service(service).get("build");
        return build == null
                ? Optional.empty()
                : Optional.of(String.valueOf(map(build).get("dockerfile")));
    }

    /** The names of the volumes at the top. */
    List<String> volumes() {
        return map(root.get("volumes")).keySet().stream().map(String::valueOf).toList();
    }

    List<String> list(String service, String field) {
        Object given = service(service).get(field);
        return given instanceof List<?> items
                ? items.stream().map(String::valueOf).toList()
                : List.of();
    }

    static String resolved(String text) {
        return VARIABLE.matcher(text).replaceAll(match -> match.group(1));
    }

    static Map<?, ?> map(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw new AssertionError("expected a mapping, found " + value);
    }
}
