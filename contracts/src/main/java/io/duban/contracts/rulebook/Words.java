package io.duban.contracts.rulebook;

import io.duban.contracts.WireName;
import io.duban.contracts.subject.SubjectType;

import java.util.LinkedHashMap;
import java.util.Map;

/** The closed sets of words that a rulebook may use. */
final class Words {

    static final Map<String, SubjectType> SUBJECTS = of(SubjectType.values());
    static final Map<String, Metric> METRICS = of(Metric.values());
    static final Map<String, Boolean> HIGHEST_FIRST = either("highest", "lowest");
    static final Map<String, Boolean> FIRST_END = either("first", "last");

    private Words() {}

    static <E extends Enum<E>> Map<String, E> of(E[] constants) {
        Map<String, E> words = new LinkedHashMap<>();
        for (E constant : constants) {
            words.put(
                    constant instanceof WireName named ? named.wire() : constant.name(), constant);
        }
        return words;
    }

    private static Map<String, Boolean> either(String yes, String no) {
        Map<String, Boolean> words = new LinkedHashMap<>();
        words.put(yes, true);
        words.put(no, false);
        return words;
    }
}
