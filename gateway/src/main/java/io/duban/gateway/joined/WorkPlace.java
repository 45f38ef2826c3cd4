package io.duban.gateway.joined;

import tools.jackson.databind.JsonNode;

import java.util.Comparator;

/**
 * Where an item of work stands among those of all services. Within one service that is its own
 * order; the call that does it tells items about the same thing apart.
 */
record WorkPlace(String due, String id, Part part, String kind, String next)
        implements Comparable<WorkPlace> {

    private static final Comparator<WorkPlace> ORDER =
            Comparator.comparing(WorkPlace::due)
                    .thenComparing(WorkPlace::id)
                    .thenComparing(WorkPlace::part)
                    .thenComparing(WorkPlace::kind)
                    .thenComparing(WorkPlace::next);

    static WorkPlace of(JsonNode item, Part part) {
        return new WorkPlace(
                text(item, "due"), text(item, "id"), part, text(item, "kind"), text(item, "next"));
    }

    private static String text(JsonNode item, String field) {
        return item.path(field).asString("");
    }

    @Override
    public int compareTo(WorkPlace other) {
        return ORDER.compare(this, other);
    }
}
