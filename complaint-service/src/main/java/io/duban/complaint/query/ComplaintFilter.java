package io.duban.complaint.query;

import com.mongodb.client.model.Filters;

import io.duban.complaint.intake.ComplaintDocument;
import io.duban.complaint.intake.ComplaintListing;
import io.duban.complaint.paging.Selection;
import io.duban.complaint.text.SearchText;
import io.duban.contracts.period.Month;
import io.duban.contracts.rulebook.Category;
import io.duban.contracts.rulebook.Rulebooks;
import io.duban.kit.query.Query;
import io.duban.kit.security.Caller;
import io.duban.kit.security.Reach;

import org.bson.conversions.Bson;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What narrows a list of complaints, and its order: the query's parameters and the key's reach. */
final class ComplaintFilter {

    /** In which order a list is read. */
    enum Order {
        TICKET("_id"),
        NEWEST(ComplaintListing.ARRIVAL),
        DUE(ComplaintListing.DUE);

        private final String field;

        Order(String field) {
            this.field = field;
        }
    }

    /** A text that is looked for has as many pieces, of which one is rare. */
    private static final int MOST_PIECES = 6;

    private static final int SHORTEST_TEXT = 2;
    private static final int LONGEST_TEXT = 100;
    private static final Map<String, Boolean> FLAGS = Map.of("true", true, "false", false);
    private static final Map<String, Order> ORDERS =
            Map.of("ticketNo", Order.TICKET, "newest", Order.NEWEST, "due", Order.DUE);
    private static final Map<String, String> STATUSES = names(ComplaintDocument.STATUSES);
    private static final Map<String, String> APPEALS =
            names(
                    List.of(
                            ComplaintListing.OPEN,
                            ComplaintListing.GRANTED,
                            ComplaintListing.REFUSED));

    /** Where a complaint belongs, the narrowest first. */
    private static final List<String> AREAS =
            List.of(
                    ComplaintDocument.ESTATE,
                    ComplaintDocument.STREET,
                    ComplaintDocument.COMPANY,
                    ComplaintDocument.COUNTY);

    /** By ticket also along these, where nothing says where it belongs. */
    private static final List<String> LEADS =
            Stream.concat(
                            AREAS.stream(),
                            Stream.of(ComplaintDocument.MONTH, ComplaintDocument.STATUS))
                    .toList();

    private final Caller caller;
    private final Map<String, String> equal = new LinkedHashMap<>();
    private final Month month;
    private final LocalDate from;
    private final LocalDate to;
    private final Boolean overdue;
    private final String appeal;
    private final String text;
    private final Order order;

    private ComplaintFilter(Query query, Rulebooks rulebooks, Caller caller) {
        this.caller = caller;
        for (String code :
                List.of(
                        ComplaintDocument.ESTATE,
                        ComplaintDocument.STREET,
                        ComplaintDocument.COUNTY)) {
            narrow(code, query.identifier(code));
        }
        this.month = query.month(ComplaintDocument.MONTH).orElse(null);
        narrow(ComplaintDocument.MONTH, Optional.ofNullable(month).map(Month::id));
        narrow(ComplaintDocument.STATUS, query.choice(ComplaintDocument.STATUS, STATUSES));
        narrow(
                ComplaintDocument.CATEGORY,
                query.choice(ComplaintDocument.CATEGORY, categories(rulebooks)));
        this.from = query.date("from").orElse(null);
        this.to = query.date("to").orElse(null);
        this.overdue = query.choice("overdue", FLAGS).orElse(null);
        this.appeal = query.choice("appeal", APPEALS).orElse(null);
        this.text =
                query.read(
                                "q",
                                it -> Optional.of(it).filter(ComplaintFilter::canBeLookedFor),
                                "out-of-range",
                                "must have %d to %d characters and not be blank"
                                        .formatted(SHORTEST_TEXT, LONGEST_TEXT))
                        .map(SearchText::form)
                        .orElse(null);
        this.order = query.choice("order", ORDERS).orElse(Order.TICKET);
    }

    static ComplaintFilter of(Query query, Rulebooks rulebooks, Caller caller) {
        return new ComplaintFilter(query, rulebooks, caller);
    }

    /** Whether what an earlier release has stored can be found by it as it was stored. */
    boolean needsListing() {
        return order != Order.TICKET
                || overdue != null
                || appeal != null
                || text != null
                || from != null
                || to != null;
    }

    /**
     * What is to be read.
     *
     * @param today the business day that has not ended
     */
    Selection selection(LocalDate today) {
        List<Bson> base = new ArrayList<>();
        List<Bson> narrow = new ArrayList<>();
        List<Bson> rest = new ArrayList<>();
        Set<Map.Entry<String, String>> fields = fields();
        Optional<Map.Entry<String, String>> lead = lead(fields);
        lead.ifPresent(it -> lead(it, base, narrow));
        fields.stream()
                .filter(it -> !lead.filter(it::equals).isPresent())
                // The order of arrival has its month in it.
                .filter(it -> order != Order.NEWEST || !isMonth(it))
                .forEach(it -> rest.add(is(it)));
        if (order == Order.NEWEST) {
            days(later(from, monthStart()), earlier(to, monthEnd())).ifPresent(base::add);
        } else {
            days(from, to)
                    .map(it -> lead.map(first -> Filters.and(is(first), it)).orElse(it))
                    .ifPresent(narrow::add);
        }
        if (overdue != null) {
            overdue(today, base, narrow, rest);
        }
        if (appeal != null) {
            narrow.add(Filters.eq(ComplaintListing.APPEAL, appeal));
        }
        if (text != null) {
            SearchText.some(SearchText.pieces(text), MOST_PIECES)
                    .forEach(it -> narrow.add(Filters.eq(ComplaintListing.PIECES, it)));
            boolean person = Sight.of(caller).person();
            rest.add(
                    Filters.regex(
                            person ? ComplaintListing.TEXT : ComplaintListing.SEEN,
                            SearchText.literally(text)));
        }
        return new Selection(order.field, order == Order.NEWEST, base, narrow, rest);
    }

    @Override
    public String toString() {
        return "%s from=%s to=%s overdue=%s appeal=%s q=%s %s %s %s"
                .formatted(
                        equal,
                        from,
                        to,
                        overdue,
                        appeal,
                        text,
                        order,
                        Sight.of(caller),
                        caller.reach().text());
    }

    /** What must be equal: the reach, which may ask for another county than the query, and that. */
    private Set<Map.Entry<String, String>> fields() {
        Set<Map.Entry<String, String>> fields = new LinkedHashSet<>();
        Reach reach = caller.reach();
        reach.limit().ifPresent(_ -> fields.add(Map.entry(reach.area().wire(), reach.code())));
        fields.addAll(equal.entrySet());
        return fields;
    }

    /** The one of them along which the list is read. */
    private Optional<Map.Entry<String, String>> lead(Set<Map.Entry<String, String>> fields) {
        return LEADS.stream()
                .filter(it -> order == Order.TICKET || AREAS.contains(it))
                .flatMap(field -> fields.stream().filter(it -> it.getKey().equals(field)))
                .findFirst();
    }

    private void lead(Map.Entry<String, String> field, List<Bson> base, List<Bson> narrow) {
        if (order != Order.DUE) {
            base.add(is(field));
        } else if (field.getKey().equals(ComplaintDocument.ESTATE)) {
            narrow.add(is(field));
        } else {
            base.add(Filters.eq(ComplaintListing.FIELD + "." + field.getKey(), field.getValue()));
        }
    }

    private static Bson is(Map.Entry<String, String> field) {
        return Filters.eq(field.getKey(), field.getValue());
    }

    private static boolean isMonth(Map.Entry<String, String> field) {
        return field.getKey().equals(ComplaintDocument.MONTH);
    }

    private LocalDate monthStart() {
        return month == null ? null : month.start();
    }

    private LocalDate monthEnd() {
        return month == null ? null : month.end();
    }

    private void overdue(LocalDate today, List<Bson> base, List<Bson> narrow, List<Bson> rest) {
        Bson late = Filters.lt(ComplaintListing.DUE, today.toString());
        if (order == Order.DUE) {
            base.add(overdue ? late : Filters.gte(ComplaintListing.DUE, today.toString()));
        } else if (overdue) {
            narrow.add(late);
        } else {
            rest.add(Filters.nor(late));
        }
    }

    /** The days on which it came in, as a stretch of the order of arrival. */
    private static Optional<Bson> days(LocalDate first, LocalDate last) {
        List<Bson> ends = new ArrayList<>();
        if (first != null) {
            ends.add(Filters.gte(ComplaintListing.ARRIVAL, first.toString()));
        }
        if (last != null) {
            ends.add(Filters.lt(ComplaintListing.ARRIVAL, last.plusDays(1).toString()));
        }
        return ends.isEmpty() ? Optional.empty() : Optional.of(Filters.and(ends));
    }

    private void narrow(String field, Optional<String> value) {
        value.ifPresent(it -> equal.put(field, it));
    }

    private static boolean canBeLookedFor(String text) {
        return text.length() <= LONGEST_TEXT && SearchText.form(text).length() >= SHORTEST_TEXT;
    }

    private static LocalDate later(LocalDate a, LocalDate b) {
        return a == null || (b != null && b.isAfter(a)) ? b : a;
    }

    private static LocalDate earlier(LocalDate a, LocalDate b) {
        return a == null || (b != null && b.isBefore(a)) ? b : a;
    }

    private static Map<String, String> names(List<String> names) {
        return names.stream().collect(Collectors.toMap(Function.identity(), Function.identity()));
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
