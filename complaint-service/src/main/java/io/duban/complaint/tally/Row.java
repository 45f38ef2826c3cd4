package io.duban.complaint.tally;

import org.bson.Document;

/**
 * Where counts stand: those of one area and one period, or what waits in one area.
 *
 * @param level what it is divided by
 * @param period day or month; absent for what waits
 * @param county absent where it is not divided by it, like street and company
 * @param by id of the key whose requests wait; absent otherwise
 */
record Row(Level level, String period, String county, String street, String company, String by) {

    /** How finely an area is divided. */
    enum Level {
        CITY,
        COUNTY,
        STREET,
        /** A company in a street. */
        PLACE,
        /** What waits there. */
        WAITING
    }

    static final String LEVEL = "level";
    static final String PERIOD = "period";

    static Row of(Level level, String period, Contribution it) {
        return switch (level) {
            case CITY -> new Row(level, period, null, null, null, null);
            case COUNTY -> new Row(level, period, it.county(), null, null, null);
            case STREET -> new Row(level, period, it.county(), it.street(), null, null);
            case PLACE -> new Row(level, period, it.county(), it.street(), it.company(), null);
            case WAITING -> throw new IllegalArgumentException("what waits has no period");
        };
    }

    static Row waiting(String county, String street, String company) {
        return new Row(Level.WAITING, null, county, street, company, null);
    }

    static Row waitingFor(String by) {
        return new Row(Level.WAITING, null, null, null, null, by);
    }

    /** No code has a slash. */
    String id() {
        return String.join(
                "/",
                level.name(),
                text(period),
                text(county),
                text(street),
                text(company),
                text(by));
    }

    /** What of it queries ask for. */
    Document fields() {
        return new Document(LEVEL, level.name())
                .append(PERIOD, period)
                .append("county", county)
                .append("street", street)
                .append("company", company);
    }

    private static String text(String code) {
        return code == null ? "" : code;
    }
}
