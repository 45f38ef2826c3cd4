package io.duban.kit.table;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A column of a kind of table: what stands above it, and what its cells mean.
 *
 * @param field path of the field, such as {@code due}, {@code company.id} or {@code
 *     milestones[stage=START].due}
 * @param headings under which people write it, the first of them in the template
 * @param required whether a line is nothing without it
 * @param aside whether it is no field, but narrows the search for another
 * @param example a value that goes in
 * @param explanation for those who fill it in, in Chinese
 * @param meaning the same in English
 * @param terms what people write for the values of the field
 */
public record Column(
        String field,
        List<String> headings,
        ColumnType type,
        boolean required,
        boolean aside,
        String example,
        String explanation,
        String meaning,
        Map<String, String> terms) {

    public Column {
        headings = List.copyOf(headings);
        terms = Collections.unmodifiableMap(new LinkedHashMap<>(terms));
        if (headings.isEmpty()) {
            throw new IllegalArgumentException("Column " + field + " has no heading");
        }
    }

    /** A column that may stay empty and of which nothing more is said yet. */
    public static Column of(String field, ColumnType type, String... headings) {
        return new Column(field, List.of(headings), type, false, false, "", "", "", Map.of());
    }

    public Column mandatory() {
        return new Column(field, headings, type, true, aside, example, explanation, meaning, terms);
    }

    /** No field of the document. */
    public Column besides() {
        return new Column(
                field, headings, type, required, true, example, explanation, meaning, terms);
    }

    public Column with(Map<String, String> known) {
        return new Column(
                field, headings, type, required, aside, example, explanation, meaning, known);
    }

    public Column like(String sample) {
        return new Column(
                field, headings, type, required, aside, sample, explanation, meaning, terms);
    }

    public Column explained(String chinese, String english) {
        return new Column(field, headings, type, required, aside, example, chinese, english, terms);
    }

    /** What stands above it in the template. */
    public String heading() {
        return headings.getFirst();
    }
}
