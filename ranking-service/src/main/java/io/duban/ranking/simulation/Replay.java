package io.duban.ranking.simulation;

import io.duban.contracts.board.Board;
import io.duban.contracts.board.BoardRow;
import io.duban.contracts.board.IndicatorScore;
import io.duban.contracts.ladder.Escalations;
import io.duban.contracts.ladder.Listing;
import io.duban.contracts.measure.Escalation;
import io.duban.contracts.ranking.Boards;
import io.duban.contracts.ranking.Candidate;
import io.duban.contracts.rulebook.Indicator;
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
import java.util.stream.Stream;

/**
 * Ranks recorded boards again under a rulebook and climbs its ladders, those of misses and findings
 * too. The facts of a board are what its rows show: counts, indicator values, rates. A subject that
 * a board does not rate stays unrated.
 */
final class Replay {

    /**
     * What would differ, as far as it can be told.
     *
     * @param notSimulated rankings of which {@code difference} says nothing
     */
    record Outcome(Escalations.Difference difference, List<NotSimulated> notSimulated) {}

    /** A ranking that nothing can be said of, and why. */
    record NotSimulated(String ranking, String reason) {}

    private Replay() {}

    /**
     * What one rulebook demands and the other does not, for the periods that end within the days. A
     * ranking that the other rulebook has for other periods is left out on both sides: its boards
     * were never recorded.
     */
    static Outcome outcome(
            History recorded, Rulebooks now, Rulebooks other, LocalDate from, LocalDate to) {
        List<NotSimulated> notSimulated = new ArrayList<>();
        List<Board> boards = new ArrayList<>(recorded.boards());
        for (String ranking : other.rankings()) {
            List<Board> its =
                    recorded.boards().stream().filter(it -> it.ranking().equals(ranking)).toList();
            obstacle(ranking, its, now, other)
                    .ifPresent(
                            reason -> {
                                boards.removeAll(its);
                                notSimulated.add(new NotSimulated(ranking, reason));
                            });
        }
        History known = new History(boards, recorded.misses(), recorded.findings());
        return new Outcome(
                Escalations.difference(
                        within(escalations(known, now), from, to),
                        within(escalations(known, other), from, to)),
                List.copyOf(notSimulated));
    }

    /** Why nothing can be said of a ranking; empty where something can. */
    private static Optional<String> obstacle(
            String ranking, List<Board> boards, Rulebooks now, Rulebooks other) {
        if (boards.stream().anyMatch(it -> hasOtherPeriods(it, other))) {
            return Optional.of("it was recorded for other periods than it would have");
        }
        if (!now.rankings().contains(ranking)) {
            return Optional.of("it has never been recorded");
        }
        return boards.stream()
                .flatMap(it -> unrecorded(it, other))
                .findFirst()
                .map(it -> "its score would rest on " + it + ", which was not recorded for it");
    }

    /** Whether the rulebook would have ranked another period than the board's at its end. */
    private static boolean hasOtherPeriods(Board board, Rulebooks other) {
        return other.latest()
                .ranking(board.ranking())
                .flatMap(it -> it.schedule().openOn(board.period().end()))
                .filter(period -> !period.equals(board.period()))
                .isPresent();
    }

    /** The indicators that the rulebook would score by and that the board's rows do not show. */
    private static Stream<String> unrecorded(Board board, Rulebooks other) {
        return other.of(board.ranking(), board.period()).stream()
                .flatMap(book -> scoredBy(book, board.ranking()))
                .map(Indicator::id)
                .filter(id -> board.rows().stream().anyMatch(row -> !shows(row, id)));
    }

    private static Stream<Indicator> scoredBy(Rulebook rulebook, String ranking) {
        return rulebook.ranking(ranking).stream()
                .filter(rule -> rule.metric() == Metric.COMPOSITE_SCORE)
                .flatMap(rule -> rulebook.indicatorsFor(rule.subject()).stream());
    }

    private static boolean shows(BoardRow row, String indicator) {
        return row.indicators().stream().anyMatch(it -> it.indicator().equals(indicator));
    }

    private static List<Escalation> escalations(History recorded, Rulebooks rulebooks) {
        List<Escalation> escalations = new ArrayList<>();
        for (String ranking : rulebooks.rankings()) {
            List<Listing> history = new ArrayList<>();
            for (Board board : recorded.boards()) {
                if (board.ranking().equals(ranking)) {
                    rulebooks
                            .of(ranking, board.period())
                            .ifPresent(it -> history.addAll(listings(board, it)));
                }
            }
            escalations.addAll(rulebooks.escalations(ranking, history));
        }
        for (String rule : rulebooks.misses()) {
            escalations.addAll(rulebooks.escalationsOfMisses(rule, recorded.misses()));
        }
        for (String rule : rulebooks.findings()) {
            escalations.addAll(rulebooks.escalationsOfFindings(rule, recorded.findings()));
        }
        return escalations;
    }

    private static List<Listing> listings(Board recorded, Rulebook rulebook) {
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
        return Listing.of(board, recorded.hash());
    }

    private static Candidate candidate(BoardRow row, RankingRule rule, Rulebook rulebook) {
        return switch (rule.metric()) {
            case COUNTED_COMPLAINTS -> Candidate.estate(row.estate(), row.value().longValueExact());
            case COMPOSITE_SCORE -> scored(row, rule.subject(), rulebook);
            case DELIVERY_RATE, OVERDUE_DAYS ->
                    // The rank tells what the row does not: who of equals was more overdue.
                    Candidate.of(
                            row.subject(),
                            Map.of(
                                    Metric.DELIVERY_RATE,
                                    row.value(),
                                    Metric.OVERDUE_DAYS,
                                    BigDecimal.valueOf(row.rank())));
        };
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

    private static List<Escalation> within(
            List<Escalation> escalations, LocalDate from, LocalDate to) {
        return escalations.stream()
                .filter(it -> !it.period().end().isBefore(from) && !it.period().end().isAfter(to))
                .toList();
    }
}
