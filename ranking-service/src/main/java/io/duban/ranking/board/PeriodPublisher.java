package io.duban.ranking.board;

import io.duban.contracts.board.Board;
import io.duban.contracts.board.Unattributed;
import io.duban.contracts.event.DubanEvent;
import io.duban.contracts.event.MonthClosing;
import io.duban.contracts.event.RankingEvent.RankingFinalised;
import io.duban.contracts.event.RankingEvent.RankingPublished;
import io.duban.contracts.ladder.Listing;
import io.duban.contracts.period.Month;
import io.duban.contracts.period.Period;
import io.duban.contracts.ranking.Boards;
import io.duban.contracts.ranking.Candidate;
import io.duban.contracts.rulebook.Metric;
import io.duban.contracts.rulebook.PeriodClosing;
import io.duban.contracts.rulebook.RankingRule;
import io.duban.contracts.rulebook.Rulebooks;
import io.duban.contracts.subject.EstateProfile;
import io.duban.ranking.ladder.LadderSettlement;
import io.duban.ranking.ladder.LadderState;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Publishes the boards of every period that closes, or can still be revised, with a day (RULES 4),
 * and settles the ladders that read them.
 */
final class PeriodPublisher {

    private final MergeState state;
    private final FactState facts;
    private final LadderState ladder;
    private final LadderSettlement ledger;
    private final BodyBoards bodies;

    PeriodPublisher(
            MergeState state, FactState facts, LadderState ladder, LadderSettlement ledger) {
        this.state = state;
        this.facts = facts;
        this.ladder = ladder;
        this.ledger = ledger;
        this.bodies = new BodyBoards(facts);
    }

    List<DubanEvent> publish(LocalDate day, List<DayPart> parts, Rulebooks rulebooks) {
        List<DubanEvent> events = new ArrayList<>();
        Map<String, List<String>> revised = new TreeMap<>();
        List<MonthClosing> months =
                parts.getFirst().months().stream()
                        .map(it -> new MonthClosing(it.month(), it.last()))
                        .toList();
        CutShares shares = new CutShares(state, parts);
        List<Month> changed =
                months.stream()
                        .map(MonthClosing::month)
                        .filter(month -> takeShares(month, parts, shares))
                        .toList();
        for (MonthClosing closing : months) {
            for (PeriodClosing period : rulebooks.periodsEndingWith(closing.month())) {
                next(period, day, changed, shares, rulebooks)
                        .ifPresent(board -> publish(board, events, revised));
                if (closing.last()) {
                    finish(period, day, events);
                }
            }
        }
        rulebooks.rankings().stream()
                .filter(revised::containsKey)
                .forEach(
                        ranking ->
                                events.addAll(
                                        ledger.settle(
                                                ranking,
                                                rulebooks.escalations(
                                                        ranking, ladder.history(ranking)),
                                                day,
                                                "依据已更正："
                                                        + String.join("、", revised.get(ranking)))));
        return events;
    }

    /** Keeps the shares that have changed and their sums; whether there are any. */
    private boolean takeShares(Month month, List<DayPart> parts, CutShares shares) {
        boolean changed = shares.changed(month) && !state.shares(month).isEmpty();
        for (DayPart part : parts) {
            for (MonthPart share : part.months()) {
                if (share.month().equals(month) && share.tally().isPresent()) {
                    state.share(month, part.partition(), share.tally().get());
                    changed = true;
                }
            }
        }
        if (changed) {
            facts.sums(month, MonthSums.of(shares.of(month)));
            if (facts.streetsAtClosing(month).isEmpty()) {
                facts.streets(month, StreetCounties.of(facts.bodies()));
            }
        }
        return changed;
    }

    /** The period's next board, if it says anything new. */
    private Optional<Board> next(
            PeriodClosing closing,
            LocalDate day,
            List<Month> changed,
            CutShares shares,
            Rulebooks rulebooks) {
        RankingRule rule = closing.rule();
        if (rule.metric() == Metric.COUNTED_COMPLAINTS) {
            List<Month> window =
                    rulebooks
                            .of(rule.id(), closing.period())
                            .orElseThrow()
                            .window(rule, closing.period());
            return Collections.disjoint(window, changed)
                    ? Optional.empty()
                    : ofEstates(rule, closing.period(), window, day, shares, rulebooks);
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

    private Optional<Board> ofEstates(
            RankingRule rule,
            Period period,
            List<Month> window,
            LocalDate day,
            CutShares cut,
            Rulebooks rulebooks) {
        List<MonthTally> shares = window.stream().flatMap(it -> cut.of(it).stream()).toList();
        List<Candidate> candidates = candidates(shares, facts.streets(Month.of(period.end())));
        Unattributed unattributed =
                rulebooks
                        .of(window.getLast())
                        .unattributed(
                                shares.stream().mapToLong(MonthTally::unattributed).sum(),
                                shares.stream().mapToLong(MonthTally::complaints).sum());
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

    private void publish(Board board, List<DubanEvent> events, Map<String, List<String>> revised) {
        RankingPublished published = RankingPublished.of(board);
        events.add(published);
        state.publish(board);
        ladder.list(board.ranking(), board.period(), Listing.of(board, published.hash()));
        revised.computeIfAbsent(board.ranking(), _ -> new ArrayList<>())
                .add(board.period().id() + " 第" + board.revision() + "版");
    }

    private void finish(PeriodClosing closing, LocalDate day, List<DubanEvent> events) {
        Period period = closing.period();
        state.board(closing.rule().id(), period)
                .ifPresent(
                        board ->
                                events.add(
                                        new RankingFinalised(
                                                board.ranking(), period, board.revision(), day)));
    }
}
