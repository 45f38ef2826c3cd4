package io.duban.project.ledger;

import com.mongodb.client.model.Filters;

import io.duban.contracts.project.ProjectKind;
import io.duban.contracts.project.ProjectState;
import io.duban.kit.security.Reach;

import org.bson.conversions.Bson;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What narrows a list.
 *
 * @param name of the list and of all that narrows it, for cursors
 */
public record ProjectFilter(String name, List<Bson> filters) {

    private static final Set<String> PAGING = Set.of("limit", "cursor");

    public ProjectFilter {
        filters = List.copyOf(filters);
    }

    static ProjectFilter of(Map<String, String> parameters, Reach reach) {
        requireKnown(parameters, List.of("county", "kind", "state"));
        requireName(parameters, "kind", ProjectKind.values());
        requireName(parameters, "state", ProjectState.values());
        return of("projects", parameters, List.of("county", "kind", "state"), reach);
    }

    /** Equality on each field that is named, within the reach. */
    public static ProjectFilter of(
            String list, Map<String, String> parameters, List<String> fields, Reach reach) {
        List<Bson> filters = new ArrayList<>();
        Map<String, String> named = new TreeMap<>();
        for (String field : fields) {
            if (parameters.containsKey(field)) {
                filters.add(Filters.eq(field, parameters.get(field)));
                named.put(field, parameters.get(field));
            }
        }
        reach.county().ifPresent(it -> filters.add(Filters.eq("county", it)));
        return new ProjectFilter(list + named + reach.county(), filters);
    }

    /** Refuses parameters that the list does not know. */
    public static void requireKnown(Map<String, String> parameters, List<String> known) {
        for (String parameter : parameters.keySet()) {
            if (!known.contains(parameter) && !PAGING.contains(parameter)) {
                throw Refusals.field(parameter, "unknown-parameter", "must be one of " + known);
            }
        }
    }

    private static void requireName(
            Map<String, String> parameters, String field, Enum<?>[] values) {
        String value = parameters.get(field);
        if (value != null && Arrays.stream(values).noneMatch(it -> it.name().equals(value))) {
            throw Refusals.field(
                    field, "unknown-value", "must be one of " + Arrays.toString(values));
        }
    }
}
