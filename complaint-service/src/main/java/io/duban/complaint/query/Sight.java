package io.duban.complaint.query;

import io.duban.complaint.text.PersonalNumbers;
import io.duban.kit.json.Times;
import io.duban.kit.security.Caller;

import org.bson.Document;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a viewer may read of a complaint's free texts. Whoever may not know the person that called
 * (诉求人) is not told their numbers by a text either, whoever wrote it.
 *
 * @param person whether the viewer may know who called
 */
public record Sight(boolean person) {

    /** Fields that hold a time, which a release before may have stored without its seconds. */
    private static final Set<String> TIMES = Set.of("at", "resolvedAt");

    /** Fields that hold identifiers, which may be digits only, and lead to no person. */
    private static final Set<String> IDENTIFIERS =
            Set.of(
                    "by",
                    "requestedBy",
                    "decidedBy",
                    "department",
                    "departments",
                    "duplicateOf",
                    "from",
                    "to");

    public static Sight of(Caller viewer) {
        return new Sight(
                switch (viewer.role()) {
                    case HOTLINE, OFFICIAL, ADMIN -> true;
                    case COUNTY, STREET, COMPANY, SUBSCRIBER -> false;
                });
    }

    public String of(String text) {
        return person || text == null ? text : PersonalNumbers.masked(text);
    }

    Map<String, Object> of(Document document) {
        if (document == null) {
            return null;
        }
        Map<String, Object> seen = new LinkedHashMap<>();
        document.forEach((field, value) -> seen.put(field, of(field, value)));
        return seen;
    }

    private Object of(String field, Object value) {
        if (TIMES.contains(field) && value instanceof String time) {
            return Times.text(time);
        }
        return person || IDENTIFIERS.contains(field) ? value : ofValue(value);
    }

    List<Map<String, Object>> of(List<Document> documents) {
        return documents == null ? null : documents.stream().map(this::of).toList();
    }

    private Object ofValue(Object value) {
        return switch (value) {
            case String text -> of(text);
            case Document document -> of(document);
            case List<?> list -> list.stream().map(this::ofValue).toList();
            case null, default -> value;
        };
    }
}
