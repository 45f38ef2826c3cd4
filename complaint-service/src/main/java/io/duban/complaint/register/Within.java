package io.duban.complaint.register;

import com.mongodb.client.model.Filters;

import io.duban.contracts.subject.EstateProfile;
import io.duban.kit.security.Reach;

import org.bson.Document;
import org.bson.conversions.Bson;

import java.util.List;

/**
 * What of estates and complaints lies within a key's reach. Their documents have a field for each
 * area that a key may be for: {@code county}, {@code street} and {@code company}.
 */
public final class Within {

    private Within() {}

    public static boolean covers(Reach reach, Document document) {
        return reach.isWholeCity() || reach.code().equals(document.getString(field(reach)));
    }

    static boolean covers(Reach reach, EstateProfile estate) {
        return covers(reach, EstateDocument.write(estate));
    }

    /** What narrows a query to it. */
    public static List<Bson> filters(Reach reach) {
        return reach.isWholeCity() ? List.of() : List.of(Filters.eq(field(reach), reach.code()));
    }

    private static String field(Reach reach) {
        return reach.area().wire();
    }
}
