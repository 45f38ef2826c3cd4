package io.duban.contracts.rulebook;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

import java.io.StringReader;
import java.util.List;
import java.util.Set;

/**
 * Composes YAML (or JSON, which is YAML) into nodes with line marks. Objects are never constructed,
 * and what could make a small text large or active is refused: anchors, aliases, tags, depth, size.
 */
final class YamlNodes {

    private static final int MOST_CHARACTERS = 500_000;
    private static final int DEEPEST = 20;
    private static final Set<Tag> PLAIN =
            Set.of(
                    Tag.MAP,
                    Tag.SEQ,
                    Tag.STR,
                    Tag.INT,
                    Tag.FLOAT,
                    Tag.BOOL,
                    Tag.TIMESTAMP,
                    Tag.NULL);

    private YamlNodes() {}

    static Section compose(String text, Errors errors) {
        Node root = node(text);
        refuseAliasesAndTags(root, errors);
        errors.throwIfAny();
        return new Section(errors, "", root);
    }

    private static Node node(String text) {
        try {
            Node root = new Yaml(options()).compose(new StringReader(text));
            if (root == null) {
                throw refused(1, "is empty");
            }
            return root;
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw refused(line, "cannot be read as YAML: " + e.getProblem());
        } catch (YAMLException e) {
            throw refused(1, "cannot be read as YAML: " + e.getMessage());
        }
    }

    private static LoaderOptions options() {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setAllowRecursiveKeys(false);
        options.setMaxAliasesForCollections(0);
        options.setNestingDepthLimit(DEEPEST);
        options.setCodePointLimit(MOST_CHARACTERS);
        return options;
    }

    /** Without aliases the nodes are a tree, so this walk visits each node once. */
    private static void refuseAliasesAndTags(Node node, Errors errors) {
        if (node.getAnchor() != null) {
            errors.add("", node, "anchors and aliases are not allowed");
            return;
        }
        if (!PLAIN.contains(node.getTag())) {
            errors.add("", node, "the tag " + node.getTag() + " is not allowed");
        }
        switch (node) {
            case MappingNode mapping -> {
                for (NodeTuple entry : mapping.getValue()) {
                    refuseAliasesAndTags(entry.getKeyNode(), errors);
                    refuseAliasesAndTags(entry.getValueNode(), errors);
                }
            }
            case SequenceNode sequence ->
                    sequence.getValue().forEach(item -> refuseAliasesAndTags(item, errors));
            default -> {}
        }
    }

    private static InvalidRulebookException refused(int line, String problem) {
        return new InvalidRulebookException(List.of(new RulebookError("", line, problem)));
    }
}
