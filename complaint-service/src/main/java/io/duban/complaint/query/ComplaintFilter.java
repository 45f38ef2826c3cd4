package io.duban.complaint.query;

import com.mongodb.client.model.Filters;

import io.duban.complaint.intake.ComplaintDocument;
import io.duban.complaint.register.Within;
import io.duban.contracts.Identifiers;
import io.duban.contracts.period.Month;
import io.duban.contracts.period.Period;
import io.duban.kit.json.FieldError;
import io.duban.kit.json.InvalidInputException;
import io.duban.kit.security.Reach;

import org.bson.conversions.Bson;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What narrows a list of complaints: the query's parameters, and how far the key reaches. */
final class ComplaintFilter {

    private static final Set<String> PAGING = Set.of("limit", "cursor");

    /** Parameters, each named like the field that must be equal to it. */
    private static final List<String> PARAMETERS =
            List.of(
                    ComplaintDocument.ESTATE,
                    ComplaintDocument.STREET,
                    ComplaintDocument.COUNTY,
                    ComplaintDocument.MONTH,
                    ComplaintDocument.STATUS,
                    ComplaintDocument.CATEGORY);

    private final Map<String, String> equal = new TreeMap<>();
    private final Reach reach;

    private ComplaintFilter(Reach reach) {
        this.reach = reach;
    }

    /**
     * Reads the parameters.
     *
     * @throws InvalidInputException naming a parameter that does not exist or cannot be true
     */
    static ComplaintFilter of(Map<String, String> parameters, Reach reach) {
        requireKnown(parameters, PARAMETERS);
        ComplaintFilter filter = new ComplaintFilter(reach);
        for (String name : PARAMETERS) {
            String value = parameters.get(name);
            if (value != null) {
                check(name, value);
                filter.equal.put(name, value);
            }
        }
        return filter;
    }

    /** Refuses any parameter that is neither among these nor about pages. */
    static void requireKnown(Map<String, String> parameters, List<String> known) {
        for (String name : parameters.keySet()) {
            if (!known.contains(name) && !PAGING.contains(name)) {
                throw invalid(name, "unknown-parameter", "is not a parameter; there are " + known);
            }
        }
    }

    List<Bson> toBson() {
        List<Bson> filters = new ArrayList<>(Within.filters(reach));
        equal.forEach((field, value) -> filters.add(Filters.eq(field, value)));
        return filters;
    }

    @Override
    public String toString() {
        return equal + " " + reach.text();
    }

    private static void check(String name, String value) {
        switch (name) {
            case ComplaintDocument.MONTH -> {
                if (!isMonth(value)) {
                    throw invalid(name, "not-a-month", "must be a month such as 2022-06");
                }
            }
            case ComplaintDocument.ESTATE, ComplaintDocument.STREET, ComplaintDocument.COUNTY -> {
                if (!Identifiers.isValid(value)) {
                    throw invalid(
                            name,
                            "not-an-identifier",
                            "must match " + Identifiers.PATTERN.pattern());
                }
            }
            default -> {
                // Any other text finds what is equal to it: nothing, if need be.
            }
        }
    }

    private static boolean isMonth(String text) {
        try {
            return Period.parse(text) instanceof Month;
        } catch (IllegalArgumentException | DateTimeException e) {
            return false;
        }
    }

    private static InvalidInputException invalid(String name, String code, String detail) {
        return new InvalidInputException(List.of(new FieldError("/" + name, code, detail)));
    }
}
