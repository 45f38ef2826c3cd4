package io.duban.contracts.ladder;

import io.duban.contracts.measure.Escalation;
import io.duban.contracts.rulebook.FindingRule;
import io.duban.contracts.rulebook.MissRule;
import io.duban.contracts.rulebook.RankingRule;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * The ladders (阶梯, RULES 2). Each derives every escalation from the whole history, so a correction
 * is the same call over other facts. The order of the input and doubled facts make no difference;
 * the result is in the order of {@link Escalations#ORDER}.
 */
public final class Ladders {

    private Ladders() {}

    /**
     * What the listings of a ranking demand.
     *
     * @param history listings of the latest revision of each closed period; those of other rankings
     *     or of periods outside the schedule are passed over
     */
    public static List<Escalation> escalations(Collection<Listing> history, RankingRule rule) {
        return ordered(RankingLadder.climb(history, rule));
    }

    /**
     * How long each listing's subject is listed in a row, as the ranking's ladder counts it; where
     * a ladder takes every listing alone, by adjacent periods.
     *
     * @param history as for {@link #escalations(Collection, RankingRule)}
     */
    public static List<Streak> streaks(Collection<Listing> history, RankingRule rule) {
        return RankingLadder.streaks(history, rule).toList();
    }

    /** What missed tasks demand; misses of other types of subjects are passed over. */
    public static List<Escalation> escalations(Collection<Miss> misses, MissRule rule) {
        return ordered(MissLadder.climb(misses, rule));
    }

    /** What findings demand; findings of other kinds are passed over. */
    public static List<Escalation> escalations(Collection<Finding> findings, FindingRule rule) {
        return ordered(FindingTable.apply(findings, rule));
    }

    private static List<Escalation> ordered(Stream<Escalation> escalations) {
        return escalations.sorted(Escalations.ORDER).toList();
    }
}
