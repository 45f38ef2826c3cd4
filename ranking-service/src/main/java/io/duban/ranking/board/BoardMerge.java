package io.duban.ranking.board;

import io.duban.contracts.event.BodyEvent.BodyRecorded;
import io.duban.contracts.event.DubanEvent;
import io.duban.contracts.event.EscalationEvent.EscalationDayPublished;
import io.duban.contracts.event.ProjectEvent.ProgressAssessed;
import io.duban.contracts.event.ProjectEvent.TasksMissed;
import io.duban.contracts.event.RankingEvent.RankingDayPublished;
import io.duban.contracts.event.SupervisionEvent.FindingRecorded;
import io.duban.contracts.event.SupervisionEvent.IndicatorsReported;
import io.duban.contracts.ladder.Finding;
import io.duban.contracts.ladder.Ladders;
import io.duban.contracts.ladder.Miss;
import io.duban.contracts.rulebook.MissRule;
import io.duban.contracts.rulebook.Rulebook;
import io.duban.ranking.ladder.EscalationLedger;
import io.duban.ranking.ladder.LadderState;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Waits until every partition and every side has come to a day's end, then says everything that the
 * day causes: boards and their revisions, escalations and revocations, finality, and that the day
 * is through. Only findings do not wait: nothing but themselves decides on them.
 */
public final class BoardMerge {

    private final MergeState state;
    private final FactState facts;
    private final Rulebook rulebook;
    private final MonthClosings closings;
    private final EscalationLedger ledger;
    private final int partitions;

    public BoardMerge(
            MergeState state,
            FactState facts,
            LadderState ladder,
            Rulebook rulebook,
            int partitions) {
        this.state = state;
        this.facts = facts;
        this.rulebook = rulebook;
        this.ledger = new EscalationLedger(ladder);
        this.closings = new MonthClosings(state, facts, ladder, ledger, rulebook);
        this.partitions = partitions;
    }

    /** Takes one partition's part; the last of all that a day needs sets its events free. */
    public List<DubanEvent> apply(DayPart part) {
        if (isPast(part.day())) {
            return List.of();
        }
        state.await(part);
        return publishIfWhole(part.day());
    }

    /** Takes an event of one of the sides. */
    public List<DubanEvent> apply(Side side, DubanEvent event) {
        Optional<LocalDate> marked = Side.markedBy(event);
        if (marked.isPresent()) {
            LocalDate day = marked.get();
            if (isPast(day) || state.isMarked(side, day)) {
                return List.of();
            }
            state.mark(side, day);
            return publishIfWhole(day);
        }
        if (event instanceof FindingRecorded recorded) {
            return facts.keep(recorded) ? establish(recorded.finding()) : List.of();
        }
        state.await(side, event);
        return List.of();
    }

    private boolean isPast(LocalDate day) {
        return state.lastDay().filter(last -> !day.isAfter(last)).isPresent();
    }

    private List<DubanEvent> publishIfWhole(LocalDate day) {
        boolean marked = Arrays.stream(Side.values()).allMatch(it -> state.isMarked(it, day));
        if (!marked) {
            return List.of();
        }
        List<DayPart> parts = state.awaiting(day);
        if (parts.size() < partitions) {
            return List.of();
        }
        List<DubanEvent> events = new ArrayList<>();
        boolean missed = takeSides(day);
        events.addAll(closings.publish(day, parts));
        if (missed) {
            rulebook.misses().forEach(rule -> events.addAll(settle(rule, day)));
        }
        events.add(new RankingDayPublished(day));
        events.add(new EscalationDayPublished(day));
        state.forget(day);
        state.lastDay(day);
        return events;
    }

    /** Takes in what the sides have told up to the day; whether misses have changed. */
    private boolean takeSides(LocalDate day) {
        boolean missed = false;
        for (Side side : Side.values()) {
            for (DubanEvent event : state.take(side, day)) {
                switch (event) {
                    case BodyRecorded(var body, var version) -> facts.keep(body, version);
                    case IndicatorsReported report -> facts.keep(report);
                    case ProgressAssessed assessed -> facts.keep(assessed);
                    case TasksMissed assessed -> missed |= facts.keep(assessed);
                    default -> {
                        // Projects and tasks themselves decide nothing here.
                    }
                }
            }
        }
        return missed;
    }

    private List<? extends DubanEvent> settle(MissRule rule, LocalDate day) {
        List<Miss> misses = facts.missed().stream().flatMap(it -> it.misses().stream()).toList();
        return ledger.settle(rule.id(), Ladders.escalations(misses, rule), day, "未完成任务的认定已更正");
    }

    private List<DubanEvent> establish(Finding finding) {
        List<DubanEvent> events = new ArrayList<>();
        List<Finding> all = facts.findings().stream().map(FindingRecorded::finding).toList();
        rulebook.finding(finding.kind())
                .ifPresent(
                        rule ->
                                events.addAll(
                                        ledger.settle(
                                                rule.id(),
                                                Ladders.escalations(all, rule),
                                                finding.on().end(),
                                                "认定已更正")));
        return events;
    }
}
