package io.duban.project.ledger;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;

import org.bson.conversions.Bson;

/** In which order projects are listed. */
enum ProjectOrder {
    ID {
        @Override
        Bson sort() {
            return Sorts.ascending("_id");
        }

        @Override
        String place(ListedProject project) {
            return project.id();
        }

        @Override
        Bson after(String place) {
            return Filters.gt("_id", place);
        }
    },
    /**
     * The longest overdue first. It is stored by day, for what is overdue grows with every day that
     * ends, and its order does not.
     */
    OVERDUE {
        @Override
        Bson sort() {
            return Sorts.ascending(ListedFields.NEXT_DUE, "_id");
        }

        @Override
        String place(ListedProject project) {
            return ListedFields.nextDue(project) + BETWEEN + project.id();
        }

        @Override
        Bson after(String place) {
            int between = place.indexOf(BETWEEN);
            String due = place.substring(0, between);
            return Filters.and(
                    Filters.gte(ListedFields.NEXT_DUE, due),
                    Filters.or(
                            Filters.gt(ListedFields.NEXT_DUE, due),
                            Filters.gt("_id", place.substring(between + 1))));
        }
    };

    private static final char BETWEEN = '/';

    abstract Bson sort();

    /** Where a project stands. */
    abstract String place(ListedProject project);

    /** What stands behind a place. */
    abstract Bson after(String place);
}
