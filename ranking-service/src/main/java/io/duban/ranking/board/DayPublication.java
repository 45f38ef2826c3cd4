package io.duban.ranking.board;

import io.duban.contracts.board.Board;
import io.duban.contracts.event.DubanEvent;
import io.duban.contracts.event.EscalationEvent;
import io.duban.contracts.event.RankingEvent.RankingFinalised;
import io.duban.contracts.event.RankingEvent.RankingPublished;
import io.duban.contracts.ladder.Listing;
import io.duban.contracts.period.Month;
import io.duban.contracts.rulebook.PeriodClosing;
import io.duban.contracts.rulebook.Rulebooks;
import io.duban.ranking.ladder.LadderSettlement;
import io.duban.ranking.ladder.LadderState;
import io.duban.ranking.ladder.StagedLadder;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Publishes the boards of every period that closes, or can still be revised, with a day (RULES 4),
 * and settles the ladders that read them; step by step, so that a large day takes several calls.
 * Each ranking is computed for itself, and what could not be computed the day before is tried once
 * more, also when its period is final by now.
 */
final class DayPublication {

    private final MergeState state;
    private final LadderState ladder;
    private final CutShares shares;
    private final PeriodBoards boards;
    private final Failures failures;
    private final Consumer<DubanEvent> sendable;

    /** Boards of this call, which need not be computed a second time to be said. */
    private final Map<Failure, RankingPublished> computed = new HashMap<>();

    DayPublication(
            MergeState state,
            FactState facts,
            LadderState ladder,
            Failures failures,
            Consumer<DubanEvent> sendable) {
        this.state = state;
        this.ladder = ladder;
        this.shares = new CutShares(state);
        this.boards = new PeriodBoards(state, facts, shares);
        this.failures = failures;
        this.sendable = sendable;
    }

    /** The day as it begins to be published. */
    DayProgress begin(LocalDate day, boolean missed, List<DayPart> parts, Rulebooks rulebooks) {
        List<MonthPart> marked = parts.getFirst().months();
        List<Month> told =
                parts.stream()
                        .flatMap(part -> part.months().stream())
                        .filter(it -> it.tally().isPresent())
                        .map(MonthPart::month)
                        .toList();
        return new DayProgress(
                        day,
                        missed,
                        "",
                        marked.stream().map(MonthPart::month).toList(),
                        List.of(),
                        due(marked, rulebooks),
                        DayProgress.Phase.PAIR,
                        0)
                .alsoChanged(told);
    }

    /**
     * Goes on with a day, by one step at least.
     *
     * @param more whether there is time for another step
     * @param said takes what the steps say
     */
    DayProgress proceed(
            DayProgress from, Rulebooks rulebooks, BooleanSupplier more, List<DubanEvent> said) {
        DayProgress now = from;
        do {
            now = now.isPhaseOver() ? now.nextPhase() : step(now, rulebooks, said);
        } while (!now.isDone() && (now.isPhaseOver() || more.getAsBoolean()));
        computed.clear();
        return now;
    }

    private DayProgress step(DayProgress now, Rulebooks rulebooks, List<DubanEvent> said) {
        return switch (now.phase()) {
            case PAIR -> shares.pair(now.day()) ? now.step() : now;
            case DROP ->
                    shares.settle(now.after())
                            .map(now::to)
                            .orElseGet(() -> now.alsoChanged(shares.changed(now.months())).step());
            case TAKE -> {
                boards.takeShares(now.changed().get(now.next()), state.awaiting(now.day()));
                yield now.step();
            }
            case COMPUTE -> now.step(compute(now, now.due().get(now.next()), rulebooks));
            case TRY -> now.step(tried(now, rulebooks));
            case PUBLISH -> {
                DuePeriod due = sayable(now, now.due().get(now.next()), rulebooks);
                said.addAll(publish(now, due));
                yield now.step(due);
            }
            case SETTLE -> {
                said.addAll(settle(now, rulebooks));
                yield now.step();
            }
            case DONE -> now;
        };
    }

    private List<DuePeriod> due(List<MonthPart> months, Rulebooks rulebooks) {
        List<Failure> failed = new ArrayList<>(failures.of(rulebooks.rankings()));
        List<DuePeriod> due = new ArrayList<>();
        for (MonthPart month : months) {
            for (PeriodClosing closing : rulebooks.periodsEndingWith(month.month())) {
                String ranking = closing.rule().id();
                boolean again =
                        failed.removeIf(
                                it ->
                                        it.ranking().equals(ranking)
                                                && it.period().equals(closing.period()));
                due.add(new DuePeriod(ranking, closing.period(), month.last(), again));
            }
        }
        for (Failure left : failed) {
            if (rulebooks.rule(left.ranking(), left.period()).isPresent()) {
                due.add(new DuePeriod(left.ranking(), left.period(), left.last(), true));
            } else {
                failures.clear(left);
            }
        }
        return due;
    }

    private DuePeriod compute(DayProgress now, DuePeriod due, Rulebooks rulebooks) {
        try {
            Optional<RankingPublished> next = next(now, due, rulebooks).map(RankingPublished::of);
            if (next.isEmpty()) {
                return due;
            }
            RankingPublished published = next.get();
            sendable.accept(published);
            List<Listing> listings = Listing.of(published.board(), published.hash());
            computed.put(due.failure(), published);
            return due.computed(listings);
        } catch (RuntimeException e) {
            return due.failed(failures.fault(due.failure(), Failures.Stage.BOARD, e));
        }
    }

    private Optional<Board> next(DayProgress now, DuePeriod due, Rulebooks rulebooks) {
        PeriodClosing closing =
                new PeriodClosing(
                        rulebooks.rule(due.ranking(), due.period()).orElseThrow(), due.period());
        return due.again()
                ? boards.again(closing, now.day(), rulebooks)
                : boards.next(closing, now.day(), now.changed(), rulebooks);
    }

    /** Takes back the boards whose measures cannot be derived. */
    private List<DuePeriod> tried(DayProgress now, Rulebooks rulebooks) {
        Map<String, Fault> faults = new HashMap<>();
        for (String ranking : deciding(now, rulebooks)) {
            StagedLadder staged = new StagedLadder(ladder);
            now.due().stream()
                    .filter(it -> it.ranking().equals(ranking) && it.news())
                    .forEach(it -> staged.list(ranking, it.period(), it.listings()));
            try {
                derive(staged, ranking, now.day(), "", rulebooks);
            } catch (RuntimeException e) {
                Failure failure =
                        now.due().stream()
                                .filter(it -> it.ranking().equals(ranking) && it.decides())
                                .findFirst()
                                .orElseThrow()
                                .failure();
                faults.put(ranking, failures.fault(failure, Failures.Stage.LADDER, e));
            }
        }
        return now.due().stream()
                .map(
                        it ->
                                it.decides() && faults.containsKey(it.ranking())
                                        ? it.failed(faults.get(it.ranking()))
                                        : it)
                .toList();
    }

    /** The rankings whose ladders have to be asked, in the order of the rulebook. */
    private static List<String> deciding(DayProgress now, Rulebooks rulebooks) {
        return rulebooks.rankings().stream()
                .filter(
                        ranking ->
                                now.due().stream()
                                        .anyMatch(
                                                it -> it.ranking().equals(ranking) && it.decides()))
                .toList();
    }

    private List<EscalationEvent> derive(
            LadderState from, String ranking, LocalDate day, String reason, Rulebooks rulebooks) {
        List<EscalationEvent> events =
                new LadderSettlement(from)
                        .settle(
                                ranking,
                                rulebooks.escalations(ranking, from.history(ranking)),
                                day,
                                reason);
        events.forEach(sendable);
        return events;
    }

    /** The same with its board at hand, which an earlier call may have computed. */
    private DuePeriod sayable(DayProgress now, DuePeriod due, Rulebooks rulebooks) {
        return due.news() && !computed.containsKey(due.failure())
                ? compute(now, due, rulebooks)
                : due;
    }

    private List<DubanEvent> publish(DayProgress now, DuePeriod due) {
        if (due.fault() != null) {
            return List.of(failures.note(due.failure(), now.day(), due.fault()));
        }
        List<DubanEvent> events = new ArrayList<>();
        if (due.news()) {
            RankingPublished published = computed.get(due.failure());
            events.add(published);
            state.publish(published.board());
            ladder.list(due.ranking(), due.period(), due.listings());
        }
        if (due.again()) {
            failures.clear(due.failure());
        }
        if (due.last()) {
            state.board(due.ranking(), due.period())
                    .map(it -> finalised(it, now.day()))
                    .ifPresent(events::add);
        }
        return events;
    }

    private static RankingFinalised finalised(Board board, LocalDate day) {
        return new RankingFinalised(board.ranking(), board.period(), board.revision(), day);
    }

    private List<DubanEvent> settle(DayProgress now, Rulebooks rulebooks) {
        List<DubanEvent> events = new ArrayList<>();
        for (String ranking : deciding(now, rulebooks)) {
            StagedLadder staged = new StagedLadder(ladder);
            events.addAll(derive(staged, ranking, now.day(), reason(now, ranking), rulebooks));
            staged.commit();
        }
        return events;
    }

    private String reason(DayProgress now, String ranking) {
        return now.due().stream()
                .filter(it -> it.ranking().equals(ranking) && it.news())
                .flatMap(it -> state.board(ranking, it.period()).stream())
                .map(it -> it.period().term() + "排名已更正（第" + it.revision() + "版）")
                .collect(Collectors.joining("、"));
    }
}
