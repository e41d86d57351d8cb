package io.inkstream.trainer.recipe;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Fills records from YAML after their {@link Setting}s: missing keys take their defaults, and every
 * other deviation is refused with its place, its key, its value and what would be right.
 */
final class RecipeBinder {

    private final RecipeTree tree;

    RecipeBinder(RecipeTree tree) {
        this.tree = tree;
    }

    /** The whole tree as a record. */
    <R extends Record> R bind(Class<R> type) throws RecipeException {
        return type.cast(section(type, tree.root(), "", Map.of()));
    }

    /**
     * @param standard values of keys that the section leaves out, before those of its record
     */
    private Object section(Class<?> type, Node node, String key, Map<String, Node> standard)
            throws RecipeException {
        Map<String, Node> given = new LinkedHashMap<>(standard);
        given.putAll(entries(node, key));
        refuseUnknown(type, given, key);
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = component(components[i], given, key);
        }
        try {
            return constructor(type).newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException refused) {
                throw new RecipeException(tree.place(node) + refused.getMessage(), refused);
            }
            throw new IllegalStateException("cannot make " + type, e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make " + type, e);
        }
    }

    private Object component(RecordComponent component, Map<String, Node> given, String section)
            throws RecipeException {
        String key = section + component.getName();
        Node node = given.get(component.getName());
        if (component.getType().isRecord()) {
            return section(
                    component.getType(),
                    node == null ? RecipeTree.compose("{}") : node,
                    key + ".",
                    entries(RecipeTree.compose(RecipeKeys.sectionStandard(component)), key));
        }
        Optional<Setting> setting = Optional.ofNullable(component.getAnnotation(Setting.class));
        if (node == null) {
            node = standard(setting, key);
        }
        Object value = value(component.getGenericType(), node, key);
        if (value instanceof Number number && setting.isPresent()) {
            requireInRange(number.doubleValue(), setting.get().range(), node, key);
        }
        return value;
    }

    private Node standard(Optional<Setting> setting, String key) throws RecipeException {
        String standard = setting.map(Setting::standard).orElse(Setting.REQUIRED);
        if (standard.equals(Setting.REQUIRED)) {
            throw new RecipeException(
                    "%s: the recipe must give '%s'%s"
                            .formatted(
                                    tree.name(),
                                    key,
                                    setting.map(s -> ": " + s.value()).orElse("")));
        }
        return RecipeTree.compose(standard);
    }

    private Object value(Type type, Node node, String key) throws RecipeException {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            return generic.getRawType() == List.class
                    ? list(arguments[0], node, key)
                    : map(arguments[0], arguments[1], node, key);
        }
        Class<?> plain = (Class<?>) type;
        return plain.isRecord()
                ? section(plain, node, key + ".", Map.of())
                : scalar(plain, node, key);
    }

    private List<Object> list(Type element, Node node, String key) throws RecipeException {
        if (!(node instanceof SequenceNode sequence)) {
            throw wrong(node, key, "a list such as [a, b]");
        }
        List<Object> values = new ArrayList<>();
        for (Node item : sequence.getValue()) {
            values.add(value(element, item, "%s[%d]".formatted(key, values.size())));
        }
        return values;
    }

    private Map<Object, Object> map(Type keys, Type values, Node node, String key)
            throws RecipeException {
        if (!(node instanceof MappingNode mapping)) {
            throw wrong(node, key, "a mapping such as {a: 1}");
        }
        Map<Object, Object> map = new LinkedHashMap<>();
        for (NodeTuple entry : mapping.getValue()) {
            Object name = value(keys, entry.getKeyNode(), key);
            map.put(name, value(values, entry.getValueNode(), key + "." + name));
        }
        return map;
    }

    private Object scalar(Class<?> type, Node node, String key) throws RecipeException {
        if (!(node instanceof ScalarNode scalar)) {
            throw wrong(node, key, "one value");
        }
        String text = scalar.getValue();
        if (type == String.class) {
            return text;
        }
        if (type.isEnum()) {
            return constant(type, scalar, key);
        }
        if (type == boolean.class) {
            if (text.equals("true") || text.equals("false")) {
                return Boolean.valueOf(text);
            }
            throw wrong(node, key, "true or false");
        }
        try {
            String digits = text.replace("_", "");
            if (type == int.class) {
                return Integer.valueOf(digits);
            }
            if (type == long.class) {
                return Long.valueOf(digits);
            }
            double number = Double.parseDouble(digits);
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw wrong(node, key, type == double.class ? "a number" : "a whole number");
        }
        throw wrong(node, key, "a number");
    }

    private Object constant(Class<?> type, ScalarNode node, String key) throws RecipeException {
        for (Object constant : type.getEnumConstants()) {
            if (written(constant).equals(node.getValue().toLowerCase(Locale.ROOT))) {
                return constant;
            }
        }
        throw wrong(
                node,
                key,
                "one of "
                        + String.join(
                                ", ",
                                Arrays.stream(type.getEnumConstants())
                                        .map(RecipeBinder::written)
                                        .toList()));
    }

    /** How an enum constant stands in a recipe: {@code ONE_CYCLE} is {@code one-cycle}. */
    static String written(Object constant) {
        return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private void requireInRange(double value, String range, Node node, String key)
            throws RecipeException {
        if (!range.isEmpty() && !Interval.parse(range).contains(value)) {
            throw wrong(node, key, "in " + range);
        }
    }

    private Map<String, Node> entries(Node node, String key) throws RecipeException {
        if (!(node instanceof MappingNode mapping)) {
            String name = key.isEmpty() ? "a recipe" : key.substring(0, key.length() - 1);
            throw wrong(node, name, "a mapping of keys to values");
        }
        Map<String, Node> entries = new LinkedHashMap<>();
        for (NodeTuple entry : mapping.getValue()) {
            String name = RecipeTree.keyOf(entry);
            if (entries.put(name, entry.getValueNode()) != null) {
                throw new RecipeException(
                        "%sthe key '%s%s' stands twice"
                                .formatted(tree.place(entry.getKeyNode()), key, name));
            }
        }
        return entries;
    }

    private void refuseUnknown(Class<?> type, Map<String, Node> given, String key)
            throws RecipeException {
        List<String> known =
                Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName).toList();
        for (Map.Entry<String, Node> entry : given.entrySet()) {
            if (!known.contains(entry.getKey())) {
                throw new RecipeException(
                        "%sunknown key '%s%s', %s"
                                .formatted(
                                        tree.place(entry.getValue()),
                                        key,
                                        entry.getKey(),
                                        suggestion(entry.getKey(), key, known)));
            }
        }
    }

    private static String suggestion(String name, String section, List<String> known) {
        return RecipeKeys.of(Recipe.class).stream()
                .map(RecipeKeys.Key::name)
                .filter(key -> key.endsWith("." + name))
                .findFirst()
                .or(() -> Spelling.nearest(name, known).map(near -> section + near))
                .map("did you mean '%s'?"::formatted)
                .orElseGet(() -> "known are " + String.join(", ", new TreeSet<>(known)));
    }

    private RecipeException wrong(Node node, String key, String right) {
        String was =
                node instanceof ScalarNode scalar
                        ? "'" + scalar.getValue() + "'"
                        : node instanceof SequenceNode ? "a list" : "a mapping";
        return new RecipeException(
                "%s%s must be %s, was %s".formatted(tree.place(node), key, right, was));
    }

    private static Constructor<?> constructor(Class<?> type) throws NoSuchMethodException {
        return type.getDeclaredConstructor(
                Arrays.stream(type.getRecordComponents())
                        .map(RecordComponent::getType)
                        .toArray(Class<?>[]::new));
    }
}
