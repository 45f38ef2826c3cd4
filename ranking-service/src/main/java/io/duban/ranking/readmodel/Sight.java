package io.duban.ranking.readmodel;

import com.mongodb.client.model.Filters;

import io.duban.contracts.measure.Escalation;
import io.duban.contracts.measure.EvidenceRow;
import io.duban.contracts.measure.Secrecy;
import io.duban.contracts.measure.Visibility;
import io.duban.contracts.subject.EstateProfile;
import io.duban.contracts.subject.SubjectType;
import io.duban.kit.security.Reach;
import io.duban.kit.security.Reach.Area;

import org.bson.conversions.Bson;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whose business a measure is, the area's bodies and the company that was charged, and who of them
 * may see of it.
 */
public final class Sight {

    /** Field with the names of all whose business it is. */
    public static final String SCOPE = "scope";

    /** Field with the secrecy of the measure; absent in what was kept before there was the word. */
    public static final String SECRECY = "secrecy";

    private Sight() {}

    /** All that may see the escalation besides the whole city. */
    static Set<String> of(Escalation escalation) {
        Set<String> scope = new TreeSet<>();
        if (escalation.subject().type() != SubjectType.ESTATE) {
            scope.add(escalation.subject().key());
        }
        if (escalation.evidence().county() != null) {
            scope.add(Reach.name(Area.COUNTY, escalation.evidence().county().id()));
        }
        for (EvidenceRow row : escalation.evidence().rows()) {
            if (row.estate() != null) {
                scope.addAll(of(row.estate()));
            }
        }
        return scope;
    }

    /** Whose business the estate is. */
    public static Set<String> of(EstateProfile estate) {
        return Set.of(
                Reach.name(Area.COUNTY, estate.county().id()),
                Reach.name(Area.STREET, estate.street().id()),
                Reach.name(Area.COMPANY, estate.company().id()));
    }

    /**
     * What narrows a query to what the reach sees.
     *
     * @param field that tells of a document without its secrecy what it is
     * @param restricted values of that field which only those who sign see
     */
    public static List<Bson> conditions(Reach reach, String field, Collection<String> restricted) {
        List<Bson> conditions = new ArrayList<>();
        reach.limit().ifPresent(it -> conditions.add(Filters.eq(SCOPE, it)));
        if (!reach.sees(Visibility.SIGNING)) {
            conditions.add(
                    Filters.or(
                            Filters.eq(SECRECY, Secrecy.OPEN.wire()),
                            Filters.and(
                                    Filters.exists(SECRECY, false),
                                    Filters.nin(field, restricted))));
        }
        return conditions;
    }
}
