package io.duban.ranking.board;

import io.duban.contracts.board.Board;
import io.duban.contracts.board.Unattributed;
import io.duban.contracts.event.DubanEvent;
import io.duban.contracts.event.EscalationEvent.EscalationDayPublished;
import io.duban.contracts.event.RankingEvent.RankingDayPublished;
import io.duban.contracts.event.RankingEvent.RankingFinalised;
import io.duban.contracts.event.RankingEvent.RankingPublished;
import io.duban.contracts.ladder.Listing;
import io.duban.contracts.period.Month;
import io.duban.contracts.ranking.Boards;
import io.duban.contracts.ranking.Candidate;
import io.duban.contracts.rulebook.RankingRule;
import io.duban.contracts.rulebook.Rulebook;
import io.duban.ranking.ladder.EscalationLedger;
import io.duban.ranking.ladder.LadderState;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Waits until every partition has answered a day, then says everything that the day causes: boards
 * and their revisions, escalations and revocations, finality, and that the day is through.
 */
public final class BoardMerge {

    /** The ranking that is made of complaints (RULES 2.1). */
    static final String RANKING = "estate-complaints";

    private final MergeState state;
    private final LadderState ladder;
    private final Rulebook rulebook;
    private final RankingRule rule;
    private final EscalationLedger ledger;
    private final int partitions;

    public BoardMerge(MergeState state, LadderState ladder, Rulebook rulebook, int partitions) {
        this.state = state;
        this.ladder = ladder;
        this.rulebook = rulebook;
        this.rule =
                rulebook.ranking(RANKING)
                        .orElseThrow(
                                () -> new IllegalStateException("no rule for ranking " + RANKING));
        this.ledger = new EscalationLedger(ladder, rule);
        this.partitions = partitions;
    }

    /** Takes one partition's part; the last one of a day sets the day's events free, in order. */
    public List<DubanEvent> apply(DayPart part) {
        if (state.lastDay().filter(last -> !part.day().isAfter(last)).isPresent()) {
            return List.of();
        }
        state.await(part);
        List<DayPart> parts = state.awaiting(part.day());
        if (parts.size() < partitions) {
            return List.of();
        }
        List<DubanEvent> events = publish(part.day(), parts);
        state.forget(part.day());
        state.lastDay(part.day());
        return events;
    }

    private List<DubanEvent> publish(LocalDate day, List<DayPart> parts) {
        List<DubanEvent> events = new ArrayList<>();
        List<String> revised = new ArrayList<>();
        for (MonthPart closing : parts.getFirst().months()) {
            Month month = closing.month();
            if (takeShares(month, parts)) {
                Optional<Board> board = next(month, day);
                board.ifPresent(
                        it -> {
                            publish(month, it, events);
                            revised.add(month.id() + " 第" + it.revision() + "版");
                        });
            }
            if (closing.last()) {
                finish(month, day, events);
            }
        }
        if (!revised.isEmpty()) {
            events.addAll(ledger.settle(day, "依据已更正：" + String.join("、", revised)));
        }
        events.add(new RankingDayPublished(day));
        events.add(new EscalationDayPublished(day));
        return events;
    }

    /** Keeps the shares that have changed; whether there are any. */
    private boolean takeShares(Month month, List<DayPart> parts) {
        boolean changed = false;
        for (DayPart part : parts) {
            for (MonthPart share : part.months()) {
                if (share.month().equals(month) && share.tally().isPresent()) {
                    state.share(month, part.partition(), share.tally().get());
                    changed = true;
                }
            }
        }
        return changed;
    }

    /** The month's next board, if it says anything new. */
    private Optional<Board> next(Month month, LocalDate day) {
        List<MonthTally> shares = state.shares(month);
        List<Candidate> candidates =
                shares.stream()
                        .flatMap(share -> share.estates().stream())
                        .map(it -> Candidate.estate(it.estate(), it.complaints()))
                        .toList();
        Unattributed unattributed =
                rulebook.unattributed(
                        shares.stream().mapToLong(MonthTally::unattributed).sum(),
                        shares.stream().mapToLong(MonthTally::all).sum());
        Optional<Board> previous = state.board(month);
        if (previous.isEmpty()) {
            return Optional.of(Boards.publish(rule, month, day, candidates, unattributed));
        }
        Board before = previous.get();
        return Boards.revise(before, rule, day, candidates, unattributed)
                .or(() -> withQueue(before, day, unattributed));
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
                        before.rows(),
                        before.notRated(),
                        before.undecidable(),
                        List.of(),
                        now));
    }

    private void publish(Month month, Board board, List<DubanEvent> events) {
        RankingPublished published = RankingPublished.of(board);
        events.add(published);
        state.publish(month, board);
        ladder.list(month, Listing.of(board, published.hash()));
    }

    private void finish(Month month, LocalDate day, List<DubanEvent> events) {
        state.board(month)
                .ifPresent(
                        board ->
                                events.add(
                                        new RankingFinalised(
                                                RANKING, month, board.revision(), day)));
        state.forget(month);
    }
}
