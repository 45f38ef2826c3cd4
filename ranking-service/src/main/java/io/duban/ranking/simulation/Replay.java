package io.duban.ranking.simulation;

import io.duban.contracts.board.Board;
import io.duban.contracts.board.BoardRow;
import io.duban.contracts.board.IndicatorScore;
import io.duban.contracts.ladder.Escalations;
import io.duban.contracts.ladder.Finding;
import io.duban.contracts.ladder.Listing;
import io.duban.contracts.ladder.Miss;
import io.duban.contracts.measure.Escalation;
import io.duban.contracts.ranking.Boards;
import io.duban.contracts.ranking.Candidate;
import io.duban.contracts.rulebook.Metric;
import io.duban.contracts.rulebook.RankingRule;
import io.duban.contracts.rulebook.Rulebook;
import io.duban.contracts.rulebook.Rulebooks;
import io.duban.contracts.score.Scores;
import io.duban.contracts.subject.SubjectType;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Ranks recorded boards again under the rulebook in force and another one, and climbs their
 * ladders, those of misses and findings too. The facts of a board are what its rows show: counts,
 * indicator values, rates. A subject that a board does not rate stays unrated. Of a board only what
 * it lists is kept, for a city has more of them than fit into memory.
 */
final class Replay {

    /**
     * What would differ, as far as it can be told.
     *
     * @param same so many escalations both rulebooks demand, on whatever evidence
     * @param difference without those that would only come later
     * @param notSimulated rankings and rules of which all the others say nothing
     */
    record Outcome(
            int same,
            Escalations.Difference difference,
            List<Postponed> postponed,
            List<NotSimulated> notSimulated) {}

    private final Rulebooks now;
    private final Rulebooks other;
    private final LocalDate from;
    private final LocalDate to;
    private final Obstacles obstacles;
    private final Map<String, List<Listing>> listed = new HashMap<>();
    private final Map<String, List<Listing>> wouldBeListed = new HashMap<>();

    /** What one rulebook demands and the other does not, for periods that end within the days. */
    Replay(Rulebooks now, Rulebooks other, LocalDate from, LocalDate to) {
        this.now = now;
        this.other = other;
        this.from = from;
        this.to = to;
        this.obstacles = new Obstacles(now, other, from, to);
    }

    /**
     * Ranks one more board again: the latest revision of each closed period, from the beginning,
     * because a streak may have begun before the days looked at.
     */
    void take(Board recorded) {
        boolean canBeRanked = obstacles.take(recorded);
        String hash = recorded.hash();
        list(recorded, hash, now, listed);
        if (canBeRanked) {
            list(recorded, hash, other, wouldBeListed);
        }
    }

    /**
     * What comes of all boards that were taken. What the other rulebook would rest on facts that
     * were never recorded is left out on both sides, and named.
     */
    Outcome outcome(List<Miss> misses, List<Finding> findings) {
        List<NotSimulated> notSimulated = obstacles.all();
        Set<String> unknown =
                notSimulated.stream().map(NotSimulated::ranking).collect(Collectors.toSet());
        List<Escalation> demanded = known(escalations(now, listed, misses, findings), unknown);
        List<Escalation> instead =
                known(escalations(other, wouldBeListed, misses, findings), unknown);
        Escalations.Difference difference = Escalations.difference(demanded, instead);
        Postponed.Split split = Postponed.of(difference);
        return new Outcome(
                demanded.size() - difference.revoked().size(),
                split.difference(),
                split.postponed(),
                notSimulated);
    }

    private static void list(
            Board recorded, String hash, Rulebooks rulebooks, Map<String, List<Listing>> all) {
        rulebooks
                .of(recorded.ranking(), recorded.period())
                .map(it -> listings(recorded, hash, it))
                .ifPresent(
                        it ->
                                all.computeIfAbsent(recorded.ranking(), _ -> new ArrayList<>())
                                        .addAll(it));
    }

    private static List<Escalation> escalations(
            Rulebooks rulebooks,
            Map<String, List<Listing>> listed,
            List<Miss> misses,
            List<Finding> findings) {
        List<Escalation> escalations = new ArrayList<>();
        for (String ranking : rulebooks.rankings()) {
            escalations.addAll(
                    rulebooks.escalations(ranking, listed.getOrDefault(ranking, List.of())));
        }
        for (String rule : rulebooks.misses()) {
            escalations.addAll(rulebooks.escalationsOfMisses(rule, misses));
        }
        for (String rule : rulebooks.findings()) {
            escalations.addAll(rulebooks.escalationsOfFindings(rule, findings));
        }
        return escalations;
    }

    private static List<Listing> listings(Board recorded, String hash, Rulebook rulebook) {
        RankingRule rule = rulebook.ranking(recorded.ranking()).orElseThrow();
        List<Candidate> candidates =
                recorded.rows().stream().map(row -> candidate(row, rule, rulebook)).toList();
        Board board =
                Boards.publish(
                        rule,
                        recorded.period(),
                        recorded.closedOn(),
                        candidates,
                        recorded.unattributed());
        return Listing.of(board, hash);
    }

    private static Candidate candidate(BoardRow row, RankingRule rule, Rulebook rulebook) {
        return switch (rule.metric()) {
            case COUNTED_COMPLAINTS -> Candidate.estate(row.estate(), row.value().longValueExact());
            case COMPOSITE_SCORE -> scored(row, rule.subject(), rulebook);
            case DELIVERY_RATE, OVERDUE_DAYS -> advanced(row);
        };
    }

    /**
     * Boards of before they kept what decides among equals tell it by the rank alone: whoever
     * stands first of those with a full rate is not overdue, everyone else more than those before.
     */
    private static Candidate advanced(BoardRow row) {
        Optional<BigDecimal> rate = row.decidedBy(Metric.DELIVERY_RATE.wire());
        BigDecimal overdue =
                rate.isPresent()
                        ? row.value()
                        : row.decidedBy(Metric.OVERDUE_DAYS.wire())
                                .orElseGet(() -> BigDecimal.valueOf(row.rank() - 1L));
        return Candidate.of(
                row.subject(),
                Map.of(
                        Metric.DELIVERY_RATE,
                        rate.orElse(row.value()),
                        Metric.OVERDUE_DAYS,
                        overdue));
    }

    private static Candidate scored(BoardRow row, SubjectType type, Rulebook rulebook) {
        Map<String, BigDecimal> values = new HashMap<>();
        for (IndicatorScore score : row.indicators()) {
            values.put(score.indicator(), score.value());
        }
        return Candidate.scored(
                        row.subject(), Scores.composite(values, rulebook.indicators(), type))
                .in(row.county());
    }

    private List<Escalation> known(List<Escalation> escalations, Set<String> unknown) {
        return escalations.stream()
                .filter(it -> !unknown.contains(it.rule()))
                .filter(it -> !it.period().end().isBefore(from) && !it.period().end().isAfter(to))
                .toList();
    }
}
