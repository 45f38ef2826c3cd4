package io.duban.ranking.board;

import io.duban.contracts.board.Board;
import io.duban.contracts.board.Unattributed;
import io.duban.contracts.period.Month;
import io.duban.contracts.period.Period;
import io.duban.contracts.ranking.Boards;
import io.duban.contracts.ranking.Candidate;
import io.duban.contracts.rulebook.Metric;
import io.duban.contracts.rulebook.PeriodClosing;
import io.duban.contracts.rulebook.RankingRule;
import io.duban.contracts.rulebook.Rulebooks;
import io.duban.contracts.subject.EstateProfile;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** Makes the next board of a period that closes, or can still be revised, with a day (RULES 4). */
final class PeriodBoards {

    private final MergeState state;
    private final FactState facts;
    private final CutShares shares;
    private final BodyBoards bodies;

    PeriodBoards(MergeState state, FactState facts, CutShares shares) {
        this.state = state;
        this.facts = facts;
        this.shares = shares;
        this.bodies = new BodyBoards(facts);
    }

    /** Keeps the shares of a month that has changed, and their sums. */
    void takeShares(Month month, List<DayPart> parts) {
        for (DayPart part : parts) {
            for (MonthPart share : part.months()) {
                if (share.month().equals(month) && share.tally().isPresent()) {
                    state.share(month, part.partition(), share.tally().get());
                }
            }
        }
        shares.correct(month);
        facts.sums(month, MonthSums.of(shares.of(month)));
        if (facts.streetsAtClosing(month).isEmpty()) {
            facts.streets(month, StreetCounties.of(facts.bodies()));
        }
    }

    /**
     * The period's next board, if it says anything new.
     *
     * @param changed months whose complaints have changed since the day before
     */
    Optional<Board> next(
            PeriodClosing closing, LocalDate day, Collection<Month> changed, Rulebooks rulebooks) {
        RankingRule rule = closing.rule();
        if (rule.metric() == Metric.COUNTED_COMPLAINTS) {
            List<Month> window =
                    rulebooks
                            .of(rule.id(), closing.period())
                            .orElseThrow()
                            .window(rule, closing.period());
            return Collections.disjoint(window, changed)
                    ? Optional.empty()
                    : ofEstates(rule, closing.period(), window, day, rulebooks);
        }
        List<Candidate> candidates = bodies.candidates(rule, closing.period(), rulebooks, day);
        Optional<Board> previous = state.board(rule.id(), closing.period());
        if (previous.isEmpty() && candidates.isEmpty()) {
            // A ranking of nobody: the city has registered no such bodies.
            return Optional.empty();
        }
        return previous.isPresent()
                ? Boards.revise(previous.get(), rule, day, candidates, null)
                : Optional.of(Boards.publish(rule, closing.period(), day, candidates, null));
    }

    /** The period's next board although no month of it has changed: it could not be made before. */
    Optional<Board> again(PeriodClosing closing, LocalDate day, Rulebooks rulebooks) {
        RankingRule rule = closing.rule();
        List<Month> window =
                rule.metric() == Metric.COUNTED_COMPLAINTS
                        ? rulebooks
                                .of(rule.id(), closing.period())
                                .orElseThrow()
                                .window(rule, closing.period())
                        : List.of();
        return next(closing, day, window, rulebooks);
    }

    private Optional<Board> ofEstates(
            RankingRule rule,
            Period period,
            List<Month> window,
            LocalDate day,
            Rulebooks rulebooks) {
        List<MonthTally> tallies = window.stream().flatMap(it -> shares.of(it).stream()).toList();
        List<Candidate> candidates = candidates(tallies, facts.streets(Month.of(period.end())));
        Unattributed unattributed =
                rulebooks
                        .of(window.getLast())
                        .unattributed(
                                tallies.stream().mapToLong(MonthTally::unattributed).sum(),
                                tallies.stream().mapToLong(MonthTally::complaints).sum());
        Optional<Board> previous = state.board(rule.id(), period);
        if (previous.isEmpty()) {
            return Optional.of(Boards.publish(rule, period, day, candidates, unattributed));
        }
        Board before = previous.get();
        return Boards.revise(before, rule, day, candidates, unattributed)
                .or(() -> withQueue(before, day, unattributed));
    }

    /** Each estate once, with all its complaints and as it was registered in the last month. */
    private static List<Candidate> candidates(List<MonthTally> shares, StreetCounties streets) {
        Map<String, EstateProfile> estates = new TreeMap<>();
        Map<String, Long> complaints = new HashMap<>();
        for (MonthTally share : shares) {
            for (EstateCount count : share.shown()) {
                String id = count.estate().estateId();
                estates.put(id, count.estate());
                complaints.merge(id, count.complaints(), Long::sum);
            }
        }
        return estates.values().stream()
                .map(it -> Candidate.estate(streets.place(it), complaints.get(it.estateId())))
                .toList();
    }

    /** The same rows, but a different number of complaints that nobody is charged with. */
    private static Optional<Board> withQueue(Board before, LocalDate day, Unattributed now) {
        if (Objects.equals(before.unattributed(), now)) {
            return Optional.empty();
        }
        return Optional.of(
                new Board(
                        before.ranking(),
                        before.period(),
                        before.revision() + 1,
                        day,
                        before.rated(),
                        before.rows(),
                        before.notRated(),
                        before.undecidable(),
                        before.leftOut(),
                        List.of(),
                        now));
    }
}
