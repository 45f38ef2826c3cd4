package io.duban.complaint.work;

import io.duban.kit.work.WorkView;

import java.time.LocalDate;
import java.util.Comparator;

/** Where an item stands among all: what is due first comes first, so what is overdue does. */
record Place(LocalDate due, String id, String kind) implements Comparable<Place> {

    private static final Comparator<Place> ORDER =
            Comparator.comparing(Place::due).thenComparing(Place::id).thenComparing(Place::kind);

    static Place of(WorkView item) {
        return new Place(item.due(), item.id(), item.kind().wire());
    }

    static Place parse(String text) {
        String[] parts = text.split("/");
        return new Place(LocalDate.parse(parts[0]), parts[1], parts[2]);
    }

    String text() {
        return due + "/" + id + "/" + kind;
    }

    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }
}
