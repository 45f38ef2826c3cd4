package io.duban.project.ledger;

import com.mongodb.client.model.Filters;

import io.duban.contracts.WireName;
import io.duban.contracts.project.ProjectKind;
import io.duban.contracts.project.ProjectState;
import io.duban.kit.query.Query;
import io.duban.kit.security.Reach;

import org.bson.conversions.Bson;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What narrows a list.
 *
 * @param name of the list and of all that narrows it, for cursors
 */
public record ProjectFilter(String name, List<Bson> filters) {

    private static final int LONGEST_WORD = 100;
    private static final Map<String, Boolean> EITHER = Map.of("true", true, "false", false);

    public ProjectFilter {
        filters = List.copyOf(filters);
    }

    /** Of listed projects. */
    static ProjectFilter of(Query query, Reach reach, LocalDate openDay) {
        String today = openDay.toString();
        return within("projects", reach)
                .equal(ListedFields.COUNTY, query.identifier("county"))
                .equal(ListedFields.KIND, query.choice("kind", ProjectKind.values()))
                .equal(ListedFields.STATE, query.choice("state", ProjectState.values()))
                .narrowed(
                        "year",
                        query.wholeNumber("year", Dates.FIRST_YEAR, Dates.LAST_YEAR),
                        it -> Filters.eq(ListedFields.YEAR, it))
                .narrowed(
                        "overdue",
                        query.choice("overdue", EITHER),
                        it -> until(ListedFields.NEXT_DUE, openDay.minusDays(1).toString(), it))
                .narrowed(
                        "keySupervised",
                        query.choice("keySupervised", EITHER),
                        it -> until(ListedFields.SUPERVISED_FROM, today, it))
                .narrowed("q", query.text("q", LONGEST_WORD), ProjectFilter::having);
    }

    /** Up to a day, or behind it. */
    private static Bson until(String field, String day, boolean is) {
        return is ? Filters.lte(field, day) : Filters.gt(field, day);
    }

    private static Bson having(String word) {
        String normal = Grams.normal(word).strip();
        return Filters.and(
                Filters.eq(ListedFields.GRAMS, Grams.rarest(normal)),
                Filters.regex(ListedFields.TEXT, Pattern.quote(normal)));
    }

    /** A list of which the key sees what lies within its reach. */
    public static ProjectFilter within(String list, Reach reach) {
        return new ProjectFilter(
                list + " " + reach.county(),
                reach.county().map(it -> Filters.eq("county", it)).stream().toList());
    }

    /** The same, further narrowed to what has this value in the field, where there is one. */
    public ProjectFilter equal(String field, Optional<?> value) {
        return value.map(it -> it instanceof WireName named ? named.wire() : it.toString())
                .map(it -> with("&" + field + "=" + it, List.of(Filters.eq(field, it))))
                .orElse(this);
    }

    private <T> ProjectFilter narrowed(String more, Optional<T> value, Function<T, Bson> filter) {
        return value.map(it -> with("&" + more + "=" + it, List.of(filter.apply(it)))).orElse(this);
    }

    /**
     * The same, further narrowed.
     *
     * @param more what tells this list from others
     */
    public ProjectFilter with(String more, List<Bson> further) {
        return new ProjectFilter(
                name + more, Stream.concat(filters.stream(), further.stream()).toList());
    }
}
