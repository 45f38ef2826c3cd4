package io.duban.notification.notice;

import io.duban.contracts.measure.Escalation;
import io.duban.contracts.measure.EvidenceRow;
import io.duban.contracts.measure.Measure;
import io.duban.contracts.subject.EstateProfile;
import io.duban.contracts.subject.Party;
import io.duban.kit.security.Reach;
import io.duban.kit.security.Reach.Area;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Whom an escalation concerns: who must act on it, and who may read it. */
public final class Concerned {

    /** The one addressee that is no subject: 六(四)1 向市纪委监委移交. */
    private static final Party DISCIPLINE = new Party("discipline-commission", "市纪委监委");

    private Concerned() {}

    /**
     * Who must act (主送): the property company for what is asked of it, the street for a
     * blacklisting, whose evaluation and statutory replacement it leads, else the street or county
     * itself. An estate whose evidence does not hold its register entry is addressed itself.
     */
    static Party addressee(Escalation escalation) {
        if (escalation.measure() == Measure.DISCIPLINE_REFERRAL) {
            return DISCIPLINE;
        }
        return estate(escalation)
                .map(it -> escalation.measure() == Measure.BLACKLIST ? it.street() : it.company())
                .orElseGet(
                        () -> new Party(escalation.subject().code(), escalation.subject().name()));
    }

    /** The property company of an estate as of the latest listing. */
    static Optional<Party> company(Escalation escalation) {
        return estate(escalation).map(EstateProfile::company);
    }

    /**
     * All whom it concerns, each by its {@link Reach#name}: the subject, a street's county, and an
     * estate's street, county and company.
     */
    public static Set<String> bodies(Escalation escalation) {
        Set<String> bodies = new HashSet<>();
        bodies.add(escalation.subject().key());
        if (escalation.evidence().county() != null) {
            bodies.add(Reach.name(Area.COUNTY, escalation.evidence().county().id()));
        }
        estate(escalation)
                .ifPresent(
                        it -> {
                            bodies.add(Reach.name(Area.STREET, it.street().id()));
                            bodies.add(Reach.name(Area.COUNTY, it.county().id()));
                            bodies.add(Reach.name(Area.COMPANY, it.company().id()));
                        });
        return bodies;
    }

    private static Optional<EstateProfile> estate(Escalation escalation) {
        return escalation.evidence().rows().reversed().stream()
                .findFirst()
                .map(EvidenceRow::estate);
    }
}
