package io.duban.notification.notice;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The wording of one kind of notice: a title, a demand, who signs, and the body that holds them
 * together.
 *
 * <p>The file has a line {@code title: …}, a line {@code demand: …}, a line {@code office: …} with
 * those who sign, apart by {@code ；}, a line {@code ---}, and then the body.
 */
final class LetterTemplate {

    private static final String SEPARATOR = "---\n";
    private static final Set<String> HEADERS = Set.of("title", "demand", "office");

    /**
     * Which placeholders a kind of notice knows.
     *
     * @param values placeholders that may stand in every part
     * @param inDemand placeholders that the demand must have
     * @param inBody placeholders that the body must have; they may stand in the body alone
     */
    record Vocabulary(Set<String> values, Set<String> inDemand, Set<String> inBody) {}

    private final LetterText title;
    private final LetterText demand;
    private final LetterText office;
    private final LetterText body;

    private LetterTemplate(
            LetterText title, LetterText demand, LetterText office, LetterText body) {
        this.title = title;
        this.demand = demand;
        this.office = office;
        this.body = body;
    }

    static LetterTemplate parse(String name, String source, Vocabulary words) {
        int separator = source.indexOf(SEPARATOR);
        if (separator < 0) {
            throw new IllegalStateException(name + " has no line '---' before its body");
        }
        Map<String, String> headers = headers(name, source.substring(0, separator));
        String text = source.substring(separator + SEPARATOR.length()).strip();
        Set<String> inBody = new HashSet<>(words.values());
        inBody.addAll(words.inBody());
        return new LetterTemplate(
                LetterText.parse(name + " title", headers.get("title"), words.values(), Set.of()),
                LetterText.parse(
                        name + " demand", headers.get("demand"), words.values(), words.inDemand()),
                LetterText.parse(name + " office", headers.get("office"), words.values(), Set.of()),
                LetterText.parse(name + " body", text, inBody, words.inBody()));
    }

    /** Writes the letter. */
    Letter write(Map<String, String> values, String facts, String clause, Integer days) {
        Map<String, String> all = new HashMap<>(values);
        String asked = demand.fill(values);
        all.put("facts", facts);
        all.put("clause", clause);
        all.put("demand", asked);
        all.put("office", office(values));
        return new Letter(title.fill(values), facts, clause, asked, days, body.fill(all));
    }

    /** Those who sign, a line each. */
    String office(Map<String, String> values) {
        return office.fill(values).replace("；", "\n");
    }

    private static Map<String, String> headers(String name, String head) {
        Map<String, String> headers = new HashMap<>();
        for (String line : head.strip().split("\n")) {
            int colon = line.indexOf(": ");
            String key = colon < 0 ? line : line.substring(0, colon);
            if (!HEADERS.contains(key) || headers.containsKey(key)) {
                throw new IllegalStateException(name + " has the unknown or second line " + line);
            }
            headers.put(key, line.substring(colon + 2));
        }
        if (!headers.keySet().equals(HEADERS)) {
            throw new IllegalStateException(name + " must have the lines " + HEADERS);
        }
        return headers;
    }
}
