package io.inkstream.trainer.recipe;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/** The YAML of a recipe with the values that flags replaced, each knowing where it stands. */
final class RecipeTree {

    private final String name;
    private final MappingNode root;
    private final IdentityHashMap<Node, String> flags = new IdentityHashMap<>();

    private RecipeTree(String name, MappingNode root) {
        this.name = name;
        this.root = root;
    }

    /** Parses the text of the recipe of this name. */
    static RecipeTree parse(String name, String text) throws RecipeException {
        try {
            if (compose(text) instanceof MappingNode root) {
                return new RecipeTree(name, root);
            }
        } catch (MarkedYAMLException e) {
            throw new RecipeException("%s: %s".formatted(name, e.getMessage()), e);
        }
        throw new RecipeException(name + " is not a recipe: a YAML mapping is expected");
    }

    static Node compose(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(true);
        Node node = new Yaml(options).compose(new StringReader(text));
        return node == null ? scalar("") : node;
    }

    /** The keys of a YAML mapping with the text of those values that are no lists or mappings. */
    static Map<String, String> scalars(String mapping) {
        Map<String, String> scalars = new LinkedHashMap<>();
        if (compose(mapping) instanceof MappingNode node) {
            for (NodeTuple entry : node.getValue()) {
                if (entry.getValueNode() instanceof ScalarNode scalar) {
                    scalars.put(keyOf(entry), scalar.getValue());
                }
            }
        }
        return scalars;
    }

    String name() {
        return name;
    }

    MappingNode root() {
        return root;
    }

    /** Replaces or adds the value of a dotted key; sections on the way are made. */
    void set(String key, String value) throws RecipeException {
        Node parsed;
        try {
            parsed = compose(value);
        } catch (MarkedYAMLException e) {
            throw new RecipeException("--set %s=%s: %s".formatted(key, value, e.getProblem()), e);
        }
        flags.put(parsed, "--set %s=%s: ".formatted(key, value));
        put(key, parsed);
    }

    /** Moves what stands under one dotted key to another, if anything does. */
    void rename(String from, Optional<String> to) {
        Optional<Node> found = remove(from);
        if (found.isPresent() && to.isPresent() && find(to.get()).isEmpty()) {
            put(to.get(), found.get());
        }
    }

    /** Where a value stands, in front of a message. */
    String place(Node node) {
        String flag = flags.get(node);
        if (flag != null) {
            return flag;
        }
        return node.getStartMark() == null
                ? name + ": "
                : "%s:%d: ".formatted(name, node.getStartMark().getLine() + 1);
    }

    static String keyOf(NodeTuple entry) {
        return entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
    }

    private void put(String key, Node value) {
        String[] names = key.split("\\.", -1);
        MappingNode at = root;
        for (int i = 0; i < names.length - 1; i++) {
            if (child(at, names[i]).orElse(null) instanceof MappingNode inner) {
                at = inner;
            } else {
                MappingNode made = new MappingNode(Tag.MAP, new ArrayList<>(), FlowStyle.BLOCK);
                replace(at, names[i], made);
                at = made;
            }
        }
        replace(at, names[names.length - 1], value);
    }

    private Optional<Node> find(String key) {
        Optional<Node> at = Optional.of(root);
        for (String name : key.split("\\.", -1)) {
            at =
                    at.flatMap(node ->
                            node instanceof MappingNode inner
                                    ? child(inner, name)
                                    : Optional.empty());
        }
        return at;
    }

    private Optional<Node> remove(String key) {
        Optional<Node> found = find(key);
        int dot = key.lastIndexOf('.');
        if (found.isPresent()
                && find(key.substring(0, dot)).orElseThrow() instanceof MappingNode in) {
            in.getValue().removeIf(entry -> keyOf(entry).equals(key.substring(dot + 1)));
        }
        return found;
    }

    private static Optional<Node> child(MappingNode node, String name) {
        return node.getValue().stream()
                .filter(entry -> keyOf(entry).equals(name))
                .map(NodeTuple::getValueNode)
                .findFirst();
    }

    private static void replace(MappingNode node, String name, Node value) {
        List<NodeTuple> entries = node.getValue();
        entries.removeIf(entry -> keyOf(entry).equals(name));
        entries.add(new NodeTuple(scalar(name), value));
    }

    private static ScalarNode scalar(String text) {
        return new ScalarNode(Tag.STR, text, null, null, ScalarStyle.PLAIN);
    }
}
