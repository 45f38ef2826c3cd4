package io.duban.gateway.joined;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.Collection;
import java.util.List;

/**
 * One overview made of those of the services. What several say is a number of things that wait, and
 * is added up; everything else is said by one of them.
 */
final class JoinedOverview {

    private static final String WAITING = "waiting";
    private static final String OVERDUE_BY_KIND = "overdueByKind";
    private static final String BY_KIND = "byKind";
    private static final List<String> COUNTS = List.of("overdue", "dueToday", "later");

    private JoinedOverview() {}

    /**
     * Joins them.
     *
     * @param whole an empty object, to be filled
     * @param unavailable names of the services that did not answer
     */
    static ObjectNode of(
            ObjectNode whole, Collection<ObjectNode> parts, Collection<String> unavailable) {
        ObjectNode waiting = whole.objectNode();
        COUNTS.forEach(it -> waiting.put(it, 0L));
        ObjectNode overdueByKind = waiting.putObject(OVERDUE_BY_KIND);
        ObjectNode byKind = waiting.putObject(BY_KIND);
        for (ObjectNode part : parts) {
            for (var field : part.properties()) {
                if (!field.getKey().equals(WAITING)) {
                    whole.set(field.getKey(), field.getValue());
                }
            }
            JsonNode its = part.path(WAITING);
            COUNTS.forEach(it -> add(waiting, it, its.path(it)));
            its.path(OVERDUE_BY_KIND).forEachEntry((kind, it) -> add(overdueByKind, kind, it));
            its.path(BY_KIND)
                    .forEachEntry(
                            (kind, counts) -> {
                                ObjectNode sums = byKind.withObjectProperty(kind);
                                COUNTS.forEach(it -> add(sums, it, counts.path(it)));
                            });
        }
        whole.set(WAITING, waiting);
        unavailable.forEach(whole.putArray("unavailable")::add);
        return whole;
    }

    private static void add(ObjectNode sums, String name, JsonNode count) {
        sums.put(name, sums.path(name).asLong(0) + count.asLong(0));
    }
}
