package io.duban.gateway.joined;

import tools.jackson.databind.JsonNode;

import java.util.Comparator;

/** Where an item of work stands among those of all services. */
record WorkPlace(String due, String id, int part) implements Comparable<WorkPlace> {

    private static final Comparator<WorkPlace> ORDER =
            Comparator.comparing(WorkPlace::due)
                    .thenComparing(WorkPlace::id)
                    .thenComparing(WorkPlace::part);

    static WorkPlace of(JsonNode item, Part part) {
        return new WorkPlace(
                item.path("due").asString(""), item.path("id").asString(""), part.ordinal());
    }

    @Override
    public int compareTo(WorkPlace other) {
        return ORDER.compare(this, other);
    }
}
