package io.duban.complaint.paging;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;

import org.bson.Document;
import org.bson.conversions.Bson;

import java.util.ArrayList;
import java.util.List;

/**
 * What a list shows and in which order.
 *
 * @param order the field of the order; its values are unique texts
 * @param base conditions that one index answers together with the order
 * @param narrow conditions each of which an index answers by itself
 * @param rest conditions that are compared only
 */
public record Selection(
        String order, boolean descending, List<Bson> base, List<Bson> narrow, List<Bson> rest) {

    public Selection {
        base = List.copyOf(base);
        narrow = List.copyOf(narrow);
        rest = List.copyOf(rest);
    }

    /** A list that one index answers. */
    public static Selection by(String order, List<Bson> base) {
        return new Selection(order, false, base, List.of(), List.of());
    }

    boolean isPlain() {
        return narrow.isEmpty() && rest.isEmpty();
    }

    /** What lies on the way, after the place where the page before ended. */
    Bson way(String after) {
        List<Bson> all = new ArrayList<>(base);
        // Also says that the field is there, without which a sparse index is not asked.
        if (descending && after != null) {
            all.add(Filters.lt(order, after));
        } else {
            all.add(Filters.gt(order, after == null || descending ? "" : after));
        }
        return Filters.and(all);
    }

    /** What is wanted of that. */
    Bson wanted(String after) {
        List<Bson> all = new ArrayList<>(List.of(way(after)));
        all.addAll(narrow);
        all.addAll(rest);
        return Filters.and(all);
    }

    Bson upTo(String place) {
        return descending ? Filters.gte(order, place) : Filters.lte(order, place);
    }

    Bson sort() {
        return descending ? Sorts.descending(order) : Sorts.ascending(order);
    }

    /** Where a document stands in the list. */
    public String place(Document document) {
        int dot = order.indexOf('.');
        return dot < 0
                ? document.getString(order)
                : document.get(order.substring(0, dot), Document.class)
                        .getString(order.substring(dot + 1));
    }
}
