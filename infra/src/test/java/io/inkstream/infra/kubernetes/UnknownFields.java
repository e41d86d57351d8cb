package io.inkstream.infra.kubernetes;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the fields of a manifest that its type does not have: the models keep them aside in {@code
 * additionalProperties}.
 */
final class UnknownFields {
    private static final String KEPT_ASIDE = "additionalProperties";

    private final List<String> found = new ArrayList<>();
    private final IdentityHashMap<Object, Boolean> seen = new IdentityHashMap<>();

    private UnknownFields() {}

    /** Their paths, as {@code $.spec.replicsa}. */
    static List<String> in(Object typed) {
        UnknownFields fields = new UnknownFields();
        fields.walk("$", typed);
        return fields.found;
    }

    private void walk(String path, @Nullable Object value) {
        if (value == null || seen.put(value, true) != null) {
            return;
        }
        if (value instanceof Iterable<?> items) {
            items.forEach(item -> walk(path + "[]", item));
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((key, item) -> walk(path + "." + key, item));
        } else if (isModel(value.getClass())) {
            fields(path, value);
        }
    }

    private static boolean isModel(Class<?> type) {
        return !type.isEnum()
                && (type.getName().startsWith("io.fabric8.")
                        || type.getName().startsWith("io.strimzi.")
                        || type.getName().startsWith("io.inkstream."));
    }

    private void fields(String path, Object model) {
        for (Class<?> type = model.getClass(); type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && isModel(type)) {
                    field(path, model, field);
                }
            }
        }
    }

    private void field(String path, Object model, Field field) {
        try {
            field.setAccessible(true);
            Object value = field.get(model);
            if (field.getName().equals(KEPT_ASIDE) && value instanceof Map<?, ?> unknown) {
                unknown.keySet().forEach(name -> found.add(path + "." + name));
            } else {
                walk(path + "." + field.getName(), value);
            }
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
