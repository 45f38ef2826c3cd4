package io.duban.complaint.query;

import com.mongodb.client.model.Filters;

import io.duban.complaint.intake.ComplaintDocument;
import io.duban.complaint.register.Within;
import io.duban.contracts.period.Month;
import io.duban.contracts.rulebook.Category;
import io.duban.contracts.rulebook.Rulebooks;
import io.duban.kit.query.Query;
import io.duban.kit.security.Reach;

import org.bson.conversions.Bson;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What narrows a list of complaints: the query's parameters, and how far the key reaches. */
final class ComplaintFilter {

    private static final Map<String, String> STATUSES =
            ComplaintDocument.STATUSES.stream()
                    .collect(Collectors.toMap(Function.identity(), Function.identity()));

    private final Map<String, String> equal = new TreeMap<>();
    private final Reach reach;

    private ComplaintFilter(Reach reach) {
        this.reach = reach;
    }

    /** Reads the parameters, each named like the field that must be equal to it. */
    static ComplaintFilter of(Query query, Rulebooks rulebooks, Reach reach) {
        ComplaintFilter filter = new ComplaintFilter(reach);
        for (String code :
                List.of(
                        ComplaintDocument.ESTATE,
                        ComplaintDocument.STREET,
                        ComplaintDocument.COUNTY)) {
            filter.narrow(code, query.identifier(code));
        }
        filter.narrow(ComplaintDocument.MONTH, query.month(ComplaintDocument.MONTH).map(Month::id));
        filter.narrow(ComplaintDocument.STATUS, query.choice(ComplaintDocument.STATUS, STATUSES));
        filter.narrow(
                ComplaintDocument.CATEGORY,
                query.choice(ComplaintDocument.CATEGORY, categories(rulebooks)));
        return filter;
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

    private void narrow(String field, Optional<String> value) {
        value.ifPresent(it -> equal.put(field, it));
    }

    /** Those of every edition: a complaint keeps the category under which it was taken. */
    private static Map<String, String> categories(Rulebooks rulebooks) {
        return rulebooks.editions().stream()
                .flatMap(it -> it.complaints().categories().stream())
                .map(Category::code)
                .distinct()
                .collect(Collectors.toMap(Function.identity(), Function.identity()));
    }
}
