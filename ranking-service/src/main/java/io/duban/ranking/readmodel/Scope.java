package io.duban.ranking.readmodel;

import io.duban.contracts.measure.Escalation;
import io.duban.contracts.measure.EvidenceRow;
import io.duban.contracts.subject.EstateProfile;
import io.duban.contracts.subject.SubjectType;
import io.duban.kit.security.Caller;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Whose business an escalation is: the area's bodies and the company that was charged. */
public final class Scope {

    private static final String COUNTY = "county/";
    private static final String STREET = "street/";
    private static final String COMPANY = "company/";

    private Scope() {}

    /** All that may see the escalation besides the whole city. */
    static Set<String> of(Escalation escalation) {
        Set<String> scope = new TreeSet<>();
        if (escalation.subject().type() != SubjectType.ESTATE) {
            scope.add(escalation.subject().key());
        }
        if (escalation.evidence().county() != null) {
            scope.add(COUNTY + escalation.evidence().county().id());
        }
        for (EvidenceRow row : escalation.evidence().rows()) {
            EstateProfile estate = row.estate();
            if (estate != null) {
                scope.add(COUNTY + estate.county().id());
                scope.add(STREET + estate.street().id());
                scope.add(COMPANY + estate.company().id());
            }
        }
        return scope;
    }

    /** What the caller may see; empty for a key of the whole city. */
    public static Optional<List<String>> of(Caller caller) {
        return caller.body()
                .map(
                        body ->
                                switch (caller.role()) {
                                    case COUNTY -> List.of(COUNTY + body);
                                    case STREET -> List.of(STREET + body);
                                    case COMPANY -> List.of(COMPANY + body);
                                    case HOTLINE, OFFICIAL, SUBSCRIBER, ADMIN ->
                                            List.of(COUNTY + body, STREET + body, COMPANY + body);
                                });
    }
}
