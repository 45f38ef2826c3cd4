package io.duban.complaint.query;

import com.mongodb.client.model.Filters;

import io.duban.complaint.intake.ComplaintDocument;
import io.duban.kit.json.FieldError;
import io.duban.kit.json.InvalidInputException;
import io.duban.kit.problem.ProblemException;
import io.duban.kit.security.Caller;

import org.bson.Document;
import org.bson.conversions.Bson;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What narrows a list of complaints: the query's parameters, and how far the caller's key reaches.
 */
final class ComplaintFilter {

    private static final Map<String, String> FIELDS = new LinkedHashMap<>();
    private static final Set<String> PAGING = Set.of("limit", "cursor");

    static {
        FIELDS.put("estate", ComplaintDocument.ESTATE);
        FIELDS.put("street", ComplaintDocument.STREET);
        FIELDS.put("county", ComplaintDocument.COUNTY);
        FIELDS.put("month", ComplaintDocument.MONTH);
        FIELDS.put("status", ComplaintDocument.STATUS);
        FIELDS.put("category", ComplaintDocument.CATEGORY);
    }

    private final Map<String, String> equal = new TreeMap<>();

    private ComplaintFilter() {}

    /**
     * Reads the parameters.
     *
     * @throws InvalidInputException naming a parameter that does not exist
     */
    static ComplaintFilter of(Map<String, String> parameters, Caller caller) {
        ComplaintFilter filter = scope(caller);
        parameters.forEach(
                (name, value) -> {
                    if (FIELDS.containsKey(name)) {
                        filter.narrow(FIELDS.get(name), value);
                    } else if (!PAGING.contains(name)) {
                        throw new InvalidInputException(
                                List.of(
                                        new FieldError(
                                                "/" + name,
                                                "unknown-parameter",
                                                "is not a parameter; there are "
                                                        + FIELDS.keySet())));
                    }
                });
        return filter;
    }

    /** How far the caller's key reaches. */
    static ComplaintFilter scope(Caller caller) {
        ComplaintFilter filter = new ComplaintFilter();
        String field =
                switch (caller.role()) {
                    case COUNTY -> ComplaintDocument.COUNTY;
                    case STREET -> ComplaintDocument.STREET;
                    case COMPANY -> ComplaintDocument.COMPANY;
                    case HOTLINE, OFFICIAL, ADMIN, SUBSCRIBER -> null;
                };
        if (field != null) {
            String body =
                    caller.body()
                            .orElseThrow(
                                    () ->
                                            ProblemException.forbidden(
                                                    "The key must be scoped to a body."));
            filter.equal.put(field, body);
        }
        return filter;
    }

    boolean matches(Document document) {
        return equal.entrySet().stream()
                .allMatch(it -> it.getValue().equals(document.getString(it.getKey())));
    }

    List<Bson> toBson() {
        List<Bson> filters = new ArrayList<>();
        equal.forEach((field, value) -> filters.add(Filters.eq(field, value)));
        return filters;
    }

    @Override
    public String toString() {
        return equal.toString();
    }

    private void narrow(String field, String value) {
        String before = equal.putIfAbsent(field, value);
        if (before != null && !before.equals(value)) {
            throw ProblemException.forbidden("The key is scoped to '" + before + "'.");
        }
    }
}
