package io.duban.contracts.rulebook;

import org.yaml.snakeyaml.nodes.Node;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What one reading of a rulebook has found wrong. */
final class Errors {

    private final List<RulebookError> found = new ArrayList<>();
    private final boolean ofStoredText;

    Errors() {
        this(false);
    }

    /**
     * @param ofStoredText whether the text was adopted before, perhaps under another release
     */
    Errors(boolean ofStoredText) {
        this.ofStoredText = ofStoredText;
    }

    boolean areOfStoredText() {
        return ofStoredText;
    }

    void add(String path, Node place, String problem) {
        found.add(new RulebookError(path, place.getStartMark().getLine() + 1, problem));
    }

    void throwIfAny() {
        if (!found.isEmpty()) {
            throw new InvalidRulebookException(
                    found.stream().sorted(Comparator.comparingInt(RulebookError::line)).toList());
        }
    }
}
