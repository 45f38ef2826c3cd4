package io.duban.contracts.rulebook;

import java.util.Map;

/** Reads how letters cite the notice; a rulebook that does not say is cited by its number alone. */
final class CitationReader {

    private static final String KEY = "citation";
    private static final Map<String, String> PARTS =
            Map.of(Citation.ARTICLE, Citation.ARTICLE, "部分", "部分");

    private CitationReader() {}

    static Citation read(Section root) {
        String number = root.text("document");
        if (!root.has(KEY)) {
            return new Citation(number, null, Citation.ARTICLE);
        }
        Section section = root.section(KEY);
        Citation citation =
                new Citation(number, section.text("title"), section.oneOf("part", PARTS));
        section.end();
        return citation;
    }
}
