package io.duban.ranking.board;

/**
 * What a month's estates add up to for a street or a county (RULES 3).
 *
 * @param complaints counted complaints
 * @param timeliness of the complaints that were due in the month
 * @param households of the estates on the month's roll
 */
public record BodySums(long complaints, Timeliness timeliness, long households) {

    static final BodySums NONE = new BodySums(0, Timeliness.NONE, 0);

    BodySums plus(EstateCount estate) {
        return plus(
                new BodySums(
                        estate.complaints(), estate.timeliness(), estate.estate().households()));
    }

    BodySums plus(BodySums other) {
        return new BodySums(
                complaints + other.complaints(),
                timeliness.plus(other.timeliness().due(), other.timeliness().inTime()),
                households + other.households());
    }
}
