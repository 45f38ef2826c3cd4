package io.duban.complaint.work;

import io.duban.contracts.subject.Party;

import java.time.LocalDate;
import java.util.Comparator;

/**
 * Something that waits for somebody.
 *
 * @param id ticket of the complaint
 * @param body whose work it is: the street of the complaint, or the city's office
 * @param due the business day by whose end it is due
 * @param overdueDays working days since then; 0 as long as it is not overdue
 * @param next the call that does it
 */
record WorkView(
        WorkKind kind,
        String id,
        String title,
        Party body,
        LocalDate due,
        int overdueDays,
        String next) {

    /** Where an item stands among all: what is due first comes first, so what is overdue does. */
    record Place(LocalDate due, String id, String kind) implements Comparable<Place> {

        private static final Comparator<Place> ORDER =
                Comparator.comparing(Place::due)
                        .thenComparing(Place::id)
                        .thenComparing(Place::kind);

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

    Place place() {
        return new Place(due, id, kind.wire());
    }
}
