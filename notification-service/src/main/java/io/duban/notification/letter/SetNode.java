package io.duban.notification.letter;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A mapping of a set's {@code set.yaml}. Objects are never made of it; every error has its line.
 */
final class SetNode {

    private static final int DEEPEST = 5;

    /** A text and where it stands. */
    record Text(String value, Spot spot) {}

    private final String file;
    private final Node node;
    private final Map<String, Node> values = new LinkedHashMap<>();

    private SetNode(String file, Node node) {
        this.file = file;
        this.node = node;
        if (!(node instanceof MappingNode mapping)) {
            throw spot(node).error("must be a mapping of keys to values");
        }
        for (NodeTuple entry : mapping.getValue()) {
            if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                throw spot(entry.getKeyNode()).error("a key must be a plain word");
            }
            if (values.putIfAbsent(key.getValue(), entry.getValueNode()) != null) {
                throw spot(key).error("'" + key.getValue() + "' is given twice");
            }
        }
    }

    /**
     * Reads a file.
     *
     * @throws InvalidTemplateException with the line, when it is no mapping in YAML
     */
    static SetNode read(String file, String text) {
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(0);
        options.setNestingDepthLimit(DEEPEST);
        try {
            Node root = new Yaml(options).compose(new StringReader(text));
            if (root == null) {
                throw new Spot(file, 1).error("is empty");
            }
            return new SetNode(file, root);
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw new Spot(file, line).error("cannot be read as YAML: " + e.getProblem());
        } catch (YAMLException e) {
            throw new Spot(file, 1).error("cannot be read as YAML: " + e.getMessage());
        }
    }

    /** The same when these are all keys that it has. */
    SetNode knowing(Set<String> keys) {
        values.forEach(
                (key, value) -> {
                    if (!keys.contains(key)) {
                        throw spot(value).error("'" + key + "' is not known here");
                    }
                });
        return this;
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    Set<String> keys() {
        return values.keySet();
    }

    Spot spot() {
        return spot(node);
    }

    /** Where a key's value stands. */
    Spot spot(String key) {
        return spot(required(key));
    }

    Text text(String key) {
        return text(key, required(key));
    }

    /** The texts of a list, which may be empty. */
    List<Text> texts(String key) {
        if (!(required(key) instanceof SequenceNode list)) {
            throw spot(key).error("'" + key + "' must be a list");
        }
        return list.getValue().stream().map(it -> text(key, it)).toList();
    }

    SetNode child(String key) {
        return new SetNode(file, required(key));
    }

    private Text text(String key, Node value) {
        if (!(value instanceof ScalarNode scalar) || scalar.getValue().isBlank()) {
            throw spot(value).error("'" + key + "' must be text");
        }
        return new Text(scalar.getValue(), spot(value));
    }

    private Node required(String key) {
        Node value = values.get(key);
        if (value == null) {
            throw spot(node).error("'" + key + "' is missing");
        }
        return value;
    }

    private Spot spot(Node at) {
        return new Spot(file, at.getStartMark().getLine() + 1);
    }
}
