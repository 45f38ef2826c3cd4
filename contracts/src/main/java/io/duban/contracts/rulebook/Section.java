package io.duban.contracts.rulebook;

import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * One mapping of a rulebook's text. Whatever is wrong is noted with its place, and a stand-in is
 * returned, so that one reading finds every error; nothing made of stand-ins is ever handed out.
 */
final class Section {

    private static final BigDecimal LARGEST = BigDecimal.valueOf(1_000_000);

    private final Errors errors;
    private final String path;
    private final Node node;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Node> unread = new LinkedHashMap<>();

    /** What stands in for keys that must be here and are not; null for a text that comes in. */
    private final Node standIn;

    Section(Errors errors, String path, Node node) {
        this(errors, path, node, null);
    }

    private Section(Errors errors, String path, Node node, Node standIn) {
        this.standIn = standIn;
        this.path = path;
        this.node = node;
        if (node instanceof MappingNode mapping) {
            this.errors = errors;
            mapping.getValue().forEach(this::put);
        } else {
            errors.add(path, node, "must be a mapping of keys to values");
            this.errors = new Errors();
        }
        unread.putAll(values);
    }

    /** The same, but a key that must be here and is not is read in the other. */
    Section completedBy(Section other) {
        return new Section(errors, path, node, other.node);
    }

    private void put(NodeTuple entry) {
        if (!(entry.getKeyNode() instanceof ScalarNode key)) {
            errors.add(path, entry.getKeyNode(), "a key must be a plain word");
        } else if (values.putIfAbsent(key.getValue(), entry.getValueNode()) != null) {
            errors.add(pathOf(key.getValue()), key, "is given twice");
        }
    }

    /** Whether the text was adopted before; what comes in anew is read more strictly. */
    boolean isStored() {
        return errors.areOfStoredText();
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    String text(String key) {
        ScalarNode scalar = scalar(key, "text", Tag.STR);
        if (scalar != null && scalar.getValue().isBlank()) {
            error(key, "must not be blank");
        }
        return scalar == null ? "?" : scalar.getValue();
    }

    int number(String key, int least, int most) {
        ScalarNode scalar = scalar(key, "a whole number", Tag.INT);
        if (scalar == null) {
            return least;
        }
        BigDecimal value = decimalOf(key, scalar);
        if (value.scale() > 0
                || value.compareTo(BigDecimal.valueOf(least)) < 0
                || value.compareTo(BigDecimal.valueOf(most)) > 0) {
            error(key, "must be " + least + " to " + most + " but is " + scalar.getValue());
            return least;
        }
        return value.intValueExact();
    }

    /** A whole number, or a word that stands for {@code meaning}. */
    int numberOr(String key, int least, int most, String word, int meaning) {
        if (values.get(key) instanceof ScalarNode scalar && scalar.getTag().equals(Tag.STR)) {
            unread.remove(key);
            if (!scalar.getValue().equals(word)) {
                error(key, "must be a whole number or '" + word + "'");
            }
            return meaning;
        }
        return number(key, least, most);
    }

    /** A number from 0 to a million with at most four decimal places, as all values have. */
    BigDecimal decimal(String key) {
        ScalarNode scalar = scalar(key, "a number", Tag.INT, Tag.FLOAT);
        if (scalar == null) {
            return BigDecimal.ZERO;
        }
        BigDecimal value = decimalOf(key, scalar);
        if (value.signum() < 0 || value.compareTo(LARGEST) > 0 || value.scale() > 4) {
            error(key, "must be 0 to 1000000 with at most 4 places but is " + scalar.getValue());
            return BigDecimal.ZERO;
        }
        return value;
    }

    boolean flag(String key) {
        ScalarNode scalar = scalar(key, "true or false", Tag.BOOL);
        if (scalar != null && !List.of("true", "false").contains(scalar.getValue())) {
            error(key, "must be true or false but is " + scalar.getValue());
        }
        return scalar != null && scalar.getValue().equals("true");
    }

    /** A text that {@code reader} understands, such as a date. */
    <T> T parsed(String key, String what, Function<String, T> reader, T standIn) {
        ScalarNode scalar = scalar(key, what, Tag.STR, Tag.TIMESTAMP);
        if (scalar == null) {
            return standIn;
        }
        try {
            return reader.apply(scalar.getValue());
        } catch (DateTimeException | IllegalArgumentException | ClassCastException _) {
            error(key, "must be " + what + " but is '" + scalar.getValue() + "'");
            return standIn;
        }
    }

    /** One of a closed set of words. */
    <T> T oneOf(String key, Map<String, T> words) {
        ScalarNode scalar = scalar(key, "one of " + words.keySet(), Tag.STR);
        if (scalar != null && words.containsKey(scalar.getValue())) {
            return words.get(scalar.getValue());
        }
        if (scalar != null) {
            error(key, "must be one of " + words.keySet() + " but is '" + scalar.getValue() + "'");
        }
        return words.values().iterator().next();
    }

    Section section(String key) {
        Node value = required(key);
        // What a missing section lacks is not worth a word of its own.
        return value == null
                ? new Section(new Errors(), pathOf(key), emptyMapping())
                : new Section(errors, pathOf(key), value, StandIns.value(standIn, key));
    }

    /** The mappings of a list that must not be empty. */
    List<Section> sections(String key) {
        List<Node> items = items(key);
        List<Section> sections = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            Node item = items.get(i);
            sections.add(
                    new Section(
                            errors,
                            pathOf(key) + "/" + i,
                            item,
                            StandIns.item(standIn, key, item)));
        }
        return sections;
    }

    /** The texts of a list, which may be empty, with something to read in each. */
    List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        for (Node item : sequence(key)) {
            if (item instanceof ScalarNode scalar && scalar.getTag().equals(Tag.STR)) {
                if (isBlank(scalar.getValue()) && !errors.areOfStoredText()) {
                    errors.add(pathOf(key) + "/" + texts.size(), item, "must not be blank");
                }
                texts.add(scalar.getValue());
            } else {
                errors.add(pathOf(key), item, "must hold texts only");
            }
        }
        return texts;
    }

    private static boolean isBlank(String text) {
        return text.codePoints()
                .allMatch(it -> Character.isWhitespace(it) || Character.isSpaceChar(it));
    }

    /** Notes an error at a key of this mapping, or at the mapping when the key is absent. */
    void error(String key, String problem) {
        errors.add(pathOf(key), values.getOrDefault(key, node), problem);
    }

    /** Says that all keys that may be here have been asked for; the others are errors. */
    void end() {
        if (!errors.areOfStoredText()) {
            unread.keySet().forEach(key -> error(key, "is not known here"));
        }
        unread.clear();
    }

    private List<Node> items(String key) {
        List<Node> items = sequence(key);
        if (items.isEmpty() && has(key)) {
            error(key, "must not be empty");
        }
        return items;
    }

    private List<Node> sequence(String key) {
        Node value = required(key);
        if (value instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        if (value != null) {
            error(key, "must be a list");
        }
        return List.of();
    }

    private ScalarNode scalar(String key, String what, Tag... tags) {
        Node value = required(key);
        if (value == null) {
            return null;
        }
        if (value instanceof ScalarNode scalar && List.of(tags).contains(scalar.getTag())) {
            return scalar;
        }
        error(key, "must be " + what);
        return null;
    }

    private Node required(String key) {
        unread.remove(key);
        Node value = values.containsKey(key) ? values.get(key) : StandIns.value(standIn, key);
        if (value == null) {
            error(key, "is missing");
        }
        return value;
    }

    private BigDecimal decimalOf(String key, ScalarNode scalar) {
        try {
            if (scalar.getValue().length() > 20) {
                throw new NumberFormatException("too long");
            }
            return new BigDecimal(scalar.getValue());
        } catch (NumberFormatException _) {
            error(key, "must be a plain decimal number but is " + scalar.getValue());
            return BigDecimal.ZERO;
        }
    }

    private MappingNode emptyMapping() {
        return new MappingNode(
                Tag.MAP, true, List.of(), node.getStartMark(), node.getEndMark(), FlowStyle.BLOCK);
    }

    private String pathOf(String key) {
        return path + "/" + key.replace("~", "~0").replace("/", "~1");
    }
}
