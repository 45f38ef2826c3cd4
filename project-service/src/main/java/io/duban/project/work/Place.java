package io.duban.project.work;

import java.util.Comparator;
import java.util.List;

/**
 * Where an item stands in the list of work: what is due first comes first, so what is overdue does.
 */
record Place(String due, String id, String kind, String next) implements Comparable<Place> {

    /** Before all. */
    static final Place START = new Place("", "", "", "");

    private static final String BETWEEN = "/";

    private static final Comparator<Place> ORDER =
            Comparator.comparing(Place::due)
                    .thenComparing(Place::id)
                    .thenComparing(Place::kind)
                    .thenComparing(Place::next);

    static Place parse(String text) {
        List<String> parts = List.of(text.split(BETWEEN, 4));
        return new Place(parts.get(0), parts.get(1), parts.get(2), parts.get(3));
    }

    String text() {
        return String.join(BETWEEN, due, id, kind, next);
    }

    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }
}
