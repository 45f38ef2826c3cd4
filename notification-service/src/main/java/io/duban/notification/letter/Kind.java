package io.duban.notification.letter;

import java.util.List;
import java.util.Map;

/**
 * What a set says of one kind of letter besides its wording.
 *
 * @param organs those who sign, the lead first
 * @param word its word in numbers (字), such as 提
 * @param copies 抄送
 */
record Kind(List<Organ> organs, String word, Form form, List<LetterText> copies) {

    /**
     * One that signs letters.
     *
     * @param name in full
     * @param head how the red head names it
     * @param code 机关代字, such as 临物治
     */
    record Organ(LetterText name, LetterText head, String code) {}

    Kind {
        organs = List.copyOf(organs);
        copies = List.copyOf(copies);
    }

    Organ lead() {
        return organs.getFirst();
    }

    Series series() {
        return new Series(lead().code(), word);
    }

    List<String> names(Map<String, String> values) {
        return organs.stream().map(it -> it.name().fill(values)).toList();
    }

    /** Who gets a copy; a line of which nothing is left names nobody. */
    List<String> copies(Map<String, String> values) {
        return copies.stream().map(it -> it.fill(values)).filter(it -> !it.isBlank()).toList();
    }
}
