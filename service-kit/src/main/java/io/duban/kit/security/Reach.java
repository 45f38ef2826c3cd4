package io.duban.kit.security;

import io.duban.contracts.WireName;
import io.duban.contracts.measure.Visibility;
import io.duban.kit.problem.ProblemException;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/**
 * How far a key reaches (数据范围): over which part of the city, and to which papers there. A county, a
 * street and a company may have the same code and are still three, so a code never stands alone.
 *
 * @param code of the body; empty for the city itself
 * @param signs whether it sees what is not issued yet, and what is for those who sign alone
 */
public record Reach(Area area, String code, boolean signs) {

    private static final String SEPARATOR = "/";

    /** What a body is to its city. */
    public enum Area implements WireName {
        /** The task-force office, and all for whom the city is not divided. */
        CITY,
        /** 专班 of the city: reaches all of it. */
        TASKFORCE,
        /** 市直部门: reaches all of it, and signs nothing. */
        DEPARTMENT,
        COUNTY,
        STREET,
        COMPANY;

        @Override
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }

        boolean isWholeCity() {
            return this == CITY || this == TASKFORCE || this == DEPARTMENT;
        }
    }

    /** The whole city, with its drafts. */
    public static Reach ofCity() {
        return new Reach(Area.CITY, "", true);
    }

    public static Reach ofCounty(String code) {
        return new Reach(Area.COUNTY, code, false);
    }

    /**
     * The reach of a key.
     *
     * @param body that the key is scoped to
     * @param told what the register made of that body, in the form of {@link #text}; needed where
     *     the role does not say what the body is
     * @return empty when it reaches nothing: a body's key that names no body, or one of a body of
     *     which nobody knows what it is
     */
    public static Optional<Reach> of(Role role, Optional<String> body, Optional<String> told) {
        return switch (role) {
            case COUNTY -> body.map(it -> new Reach(Area.COUNTY, it, false));
            case STREET -> body.map(it -> new Reach(Area.STREET, it, false));
            case COMPANY -> body.map(it -> new Reach(Area.COMPANY, it, false));
            case OFFICIAL, ADMIN, HOTLINE, SUBSCRIBER ->
                    body.isEmpty()
                            ? Optional.of(named(role, Area.CITY, ""))
                            : told.flatMap(it -> parse(role, it));
        };
    }

    private static Optional<Reach> parse(Role role, String text) {
        int slash = text.indexOf(SEPARATOR);
        String area = slash < 0 ? text : text.substring(0, slash);
        String code = slash < 0 ? "" : text.substring(slash + 1);
        return Arrays.stream(Area.values())
                .filter(it -> it.wire().equals(area) && (it == Area.CITY || !code.isEmpty()))
                .findFirst()
                .map(it -> named(role, it, code));
    }

    private static Reach named(Role role, Area area, String code) {
        boolean office = role == Role.OFFICIAL || role == Role.ADMIN;
        return new Reach(area, code, office && (area == Area.CITY || area == Area.TASKFORCE));
    }

    /** The name of one body, as papers and records carry those whom they concern. */
    public static String name(Area area, String code) {
        return area.wire() + SEPARATOR + code;
    }

    /** Such as {@code county/C1}; {@code city} for the city. */
    public String text() {
        return area == Area.CITY ? area.wire() : name(area, code);
    }

    public boolean isWholeCity() {
        return area.isWholeCity();
    }

    /** The name to which it is limited; empty for the whole city. */
    public Optional<String> limit() {
        return isWholeCity() ? Optional.empty() : Optional.of(name(area, code));
    }

    /** Code of the one county that it reaches; empty for everything else. */
    public Optional<String> county() {
        return area == Area.COUNTY ? Optional.of(code) : Optional.empty();
    }

    /** Whether what concerns these, each by its {@link #name}, is within. */
    public boolean covers(Collection<String> concerned) {
        return isWholeCity() || concerned.contains(name(area, code));
    }

    /**
     * Whether what lies in a county is within.
     *
     * @param county absent for what lies in none
     */
    public boolean coversCounty(String county) {
        return isWholeCity() || (area == Area.COUNTY && code.equals(county));
    }

    /**
     * Whether it reads a paper.
     *
     * @param readers names of those whom the paper concerns, or to whom it is addressed where only
     *     the addressee reads it
     */
    public boolean reads(Visibility visibility, Collection<String> readers) {
        return switch (visibility) {
            case CONCERNED -> covers(readers);
            case ADDRESSED -> signs || readers.contains(text());
            case SIGNING -> signs;
        };
    }

    /** Whether it sees papers of that visibility, wherever they belong. */
    public boolean sees(Visibility visibility) {
        return signs || visibility == Visibility.CONCERNED;
    }

    /**
     * Refuses a key that does not reach the whole city.
     *
     * @throws ProblemException 403
     */
    public void requireWholeCity() {
        if (!isWholeCity()) {
            throw refusal();
        }
    }

    /**
     * Refuses a key that does not reach the whole city with its drafts and what is restricted.
     *
     * @throws ProblemException 403
     */
    public void requireSigning() {
        requireWholeCity();
        if (!signs) {
            throw ProblemException.forbidden("This is for those who sign.");
        }
    }

    /**
     * Refuses a county that the key does not reach.
     *
     * @throws ProblemException 403
     */
    public void requireCounty(String county) {
        if (!coversCounty(county)) {
            throw refusal();
        }
    }

    private ProblemException refusal() {
        return ProblemException.forbidden("The key is scoped to '" + code + "'.");
    }
}
