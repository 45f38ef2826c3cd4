package io.duban.notification.letter;

import io.duban.contracts.subject.BodyLevel;
import io.duban.contracts.subject.Party;
import io.duban.contracts.subject.Subject;
import io.duban.contracts.subject.SubjectType;
import io.duban.kit.security.Reach;
import io.duban.kit.security.Reach.Area;

/**
 * Who must act on a notice (主送).
 *
 * @param as what it is, which decides how it is named and spoken to
 */
public record Addressee(Party party, As as) {

    /** What an addressee may be. */
    public enum As {
        COMPANY,
        STREET,
        COUNTY,
        /** An organ of the city that the rulebook names, such as 市纪委监委. */
        ORGAN,
        /** An estate whose company nobody knows. */
        ESTATE
    }

    /** Whether it is the very body that this is about. */
    public boolean is(Subject subject) {
        boolean sameType =
                switch (subject.type()) {
                    case STREET -> as == As.STREET;
                    case COUNTY -> as == As.COUNTY;
                    case ESTATE -> as == As.ESTATE;
                };
        return sameType && subject.code().equals(party.id());
    }

    /**
     * Name of its reach, such as {@code company/CO1}; of an estate, for which no key speaks, its
     * own.
     */
    public String reach() {
        return switch (as) {
            case COMPANY -> Reach.name(Area.COMPANY, party.id());
            case STREET -> Reach.name(Area.STREET, party.id());
            case COUNTY -> Reach.name(Area.COUNTY, party.id());
            case ORGAN -> Reach.name(Area.DEPARTMENT, party.id());
            case ESTATE -> SubjectType.ESTATE.wire() + "/" + party.id();
        };
    }

    /** The name that stands above the letter, in full. */
    public String formalName(RegisteredBodies bodies) {
        return switch (as) {
            case STREET -> bodies.profile(BodyLevel.STREET, party).formalName();
            case COUNTY -> bodies.profile(BodyLevel.COUNTY, party).formalName();
            case COMPANY, ORGAN, ESTATE -> party.name();
        };
    }

    /** How the letter speaks to it: 你县, 你街道, 你公司. */
    public String addressed(RegisteredBodies bodies) {
        return switch (as) {
            case STREET -> bodies.profile(BodyLevel.STREET, party).addressed();
            case COUNTY -> bodies.profile(BodyLevel.COUNTY, party).addressed();
            case COMPANY -> "你公司";
            case ORGAN, ESTATE -> "你单位";
        };
    }
}
