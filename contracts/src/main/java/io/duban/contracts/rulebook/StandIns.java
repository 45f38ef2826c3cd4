package io.duban.contracts.rulebook;

import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

import java.util.List;

/** Finds in another rulebook what stands at the same place. */
final class StandIns {

    private static final List<String> NAMES = List.of("id", "code");

    private StandIns() {}

    /** What the mapping holds under the key; null when it is none or holds nothing there. */
    static Node value(Node mapping, String key) {
        if (mapping instanceof MappingNode pairs) {
            for (NodeTuple pair : pairs.getValue()) {
                if (pair.getKeyNode() instanceof ScalarNode name && name.getValue().equals(key)) {
                    return pair.getValueNode();
                }
            }
        }
        return null;
    }

    /** The item of the same id or code in the list under the key; null when there is none. */
    static Node item(Node mapping, String key, Node like) {
        String name = name(like);
        if (name != null && value(mapping, key) instanceof SequenceNode list) {
            for (Node item : list.getValue()) {
                if (name.equals(name(item))) {
                    return item;
                }
            }
        }
        return null;
    }

    private static String name(Node item) {
        for (String key : NAMES) {
            if (value(item, key) instanceof ScalarNode name) {
                return name.getValue();
            }
        }
        return null;
    }
}
