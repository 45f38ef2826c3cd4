package io.duban.ranking.board;

/**
 * How timely complaints were resolved (按期办结, RULES 3).
 *
 * @param due complaints whose due date lies in the month
 * @param inTime those among them that were resolved on or before it
 */
public record Timeliness(long due, long inTime) {

    public static final Timeliness NONE = new Timeliness(0, 0);

    public Timeliness plus(long moreDue, long moreInTime) {
        return new Timeliness(due + moreDue, inTime + moreInTime);
    }
}
