package io.duban.gateway.joined;

import tools.jackson.databind.JsonNode;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One page of work made of a page of each service, every one of which stands in the order of the
 * whole. A service's page is asked for again until all of it was given, and what was given before
 * is passed over by its place: what is done in between moves nothing out of sight.
 *
 * @param next where the page after this one begins; empty on the last
 */
record JoinedWork(List<JsonNode> items, Optional<WorkCursor> next) {

    private static final String ITEMS = "items";
    private static final String NEXT = "next";

    private record Placed(WorkPlace place, JsonNode item) {}

    JoinedWork {
        items = List.copyOf(items);
    }

    /**
     * Joins them.
     *
     * @param pages the pages that the services gave for {@code from}; one that gave none keeps its
     *     cursor
     */
    static JoinedWork of(WorkCursor from, Map<Part, ? extends JsonNode> pages, int limit) {
        Optional<WorkPlace> horizon =
                pages.entrySet().stream()
                        .filter(it -> it.getValue().has(NEXT))
                        .flatMap(
                                it ->
                                        places(it.getKey(), it.getValue())
                                                .reduce((_, b) -> b)
                                                .stream())
                        .min(Comparator.naturalOrder());
        List<Placed> given =
                pages.entrySet().stream()
                        .flatMap(it -> placed(it.getKey(), it.getValue()))
                        .filter(it -> isAfter(it.place, from.last()))
                        .filter(it -> horizon.isEmpty() || !isAfter(it.place, horizon))
                        .sorted(Comparator.comparing(Placed::place))
                        .limit(limit)
                        .toList();
        Optional<WorkPlace> last =
                given.isEmpty() ? horizon.or(from::last) : Optional.of(given.getLast().place);
        Map<Part, String> rest = new EnumMap<>(Part.class);
        from.pages()
                .forEach(
                        (part, cursor) ->
                                cursorAfter(part, cursor, pages.get(part), last)
                                        .ifPresent(it -> rest.put(part, it)));
        // What silent services have left is not worth a page of nothing.
        boolean more = rest.keySet().stream().anyMatch(pages::containsKey);
        return new JoinedWork(
                given.stream().map(Placed::item).toList(),
                more ? Optional.of(new WorkCursor(last, rest)) : Optional.empty());
    }

    /** The page of a service that holds its next item, if it has one. */
    private static Optional<String> cursorAfter(
            Part part, String cursor, JsonNode page, Optional<WorkPlace> last) {
        if (page == null || places(part, page).anyMatch(it -> isAfter(it, last))) {
            return Optional.of(cursor);
        }
        return page.has(NEXT) ? Optional.of(page.get(NEXT).asString()) : Optional.empty();
    }

    private static Stream<WorkPlace> places(Part part, JsonNode page) {
        return placed(part, page).map(Placed::place);
    }

    private static Stream<Placed> placed(Part part, JsonNode page) {
        return page.path(ITEMS).values().stream().map(it -> new Placed(WorkPlace.of(it, part), it));
    }

    private static boolean isAfter(WorkPlace place, Optional<WorkPlace> other) {
        return other.isEmpty() || place.compareTo(other.get()) > 0;
    }
}
