package io.duban.notification.notice;

import io.duban.contracts.measure.Escalation;
import io.duban.contracts.measure.EvidenceRow;
import io.duban.contracts.measure.Measure;
import io.duban.contracts.measure.Secrecy;
import io.duban.contracts.rulebook.MeasureTerms;
import io.duban.contracts.rulebook.Referral;
import io.duban.contracts.subject.EstateProfile;
import io.duban.contracts.subject.Party;
import io.duban.contracts.subject.Subject;
import io.duban.contracts.subject.SubjectType;
import io.duban.kit.security.Reach;
import io.duban.kit.security.Reach.Area;
import io.duban.notification.letter.Addressee;
import io.duban.notification.letter.Addressee.As;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Whom an escalation concerns: who must act on it, and who may read it. */
public final class Concerned {

    private static final Set<Measure> ABOUT_PERSONS =
            Set.of(
                    Measure.ACCOUNTABILITY,
                    Measure.ACCOUNTABILITY_LETTER,
                    Measure.DISCIPLINE_REFERRAL);

    private Concerned() {}

    /**
     * Who must act (主送): whom the rulebook refers it to; else the property company for what is
     * asked of it, the street for a blacklisting, whose evaluation and statutory replacement it
     * leads, and the street or county itself. An estate whose evidence does not hold its register
     * entry is addressed itself.
     */
    static Addressee addressee(Escalation escalation, MeasureTerms terms) {
        return Optional.ofNullable(terms.referrals().get(escalation.subject().type()))
                .flatMap(it -> referred(escalation, it, terms))
                .orElseGet(() -> acting(escalation));
    }

    /**
     * Who reads the letter: of what is about the responsibility of persons (追责、问责、移交) its addressee
     * and those who sign, even where everybody may know that the measure was taken.
     */
    static Secrecy secrecyOfLetter(Escalation escalation, MeasureTerms terms) {
        return isAboutPersons(escalation.measure()) ? Secrecy.RESTRICTED : terms.secrecy();
    }

    /** Whether a measure leads to the responsibility of persons. */
    public static boolean isAboutPersons(Measure measure) {
        return ABOUT_PERSONS.contains(measure);
    }

    private static Optional<Addressee> referred(
            Escalation escalation, Referral referral, MeasureTerms terms) {
        return switch (referral) {
            case Referral.ToOrgan(Party organ) -> Optional.of(new Addressee(organ, As.ORGAN));
            case Referral.ToItsCounty() ->
                    Optional.ofNullable(escalation.evidence().county())
                            .map(it -> new Addressee(it, As.COUNTY))
                            .or(() -> organ(terms));
        };
    }

    /** Where nobody told the county of a street: to whom its county would be referred. */
    private static Optional<Addressee> organ(MeasureTerms terms) {
        return terms.referrals().get(SubjectType.COUNTY) instanceof Referral.ToOrgan(Party organ)
                ? Optional.of(new Addressee(organ, As.ORGAN))
                : Optional.empty();
    }

    private static Addressee acting(Escalation escalation) {
        return estate(escalation)
                .map(
                        it ->
                                escalation.measure() == Measure.BLACKLIST
                                        ? new Addressee(it.street(), As.STREET)
                                        : new Addressee(it.company(), As.COMPANY))
                .orElseGet(() -> itself(escalation.subject()));
    }

    private static Addressee itself(Subject subject) {
        return new Addressee(
                new Party(subject.code(), subject.name()),
                switch (subject.type()) {
                    case ESTATE -> As.ESTATE;
                    case STREET -> As.STREET;
                    case COUNTY -> As.COUNTY;
                });
    }

    /** What a party is that has been addressed of this, perhaps under a rulebook of before. */
    static Addressee addressed(Party party, Escalation escalation, MeasureTerms terms) {
        return Stream.of(
                        addressee(escalation, terms),
                        acting(escalation),
                        itself(escalation.subject()))
                .filter(it -> it.party().id().equals(party.id()))
                .findFirst()
                .map(it -> new Addressee(party, it.as()))
                .orElse(new Addressee(party, As.ORGAN));
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
