package io.duban.project.ledger;

import com.mongodb.client.model.Filters;

import io.duban.contracts.WireName;
import io.duban.contracts.project.ProjectKind;
import io.duban.contracts.project.ProjectState;
import io.duban.kit.query.Query;
import io.duban.kit.security.Reach;

import org.bson.conversions.Bson;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What narrows a list.
 *
 * @param name of the list and of all that narrows it, for cursors
 */
public record ProjectFilter(String name, List<Bson> filters) {

    public ProjectFilter {
        filters = List.copyOf(filters);
    }

    static ProjectFilter of(Query query, Reach reach) {
        return within("projects", reach)
                .equal("county", query.identifier("county"))
                .equal("kind", query.choice("kind", ProjectKind.values()))
                .equal("state", query.choice("state", ProjectState.values()));
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
