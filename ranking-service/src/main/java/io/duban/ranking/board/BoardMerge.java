package io.duban.ranking.board;

import io.duban.contracts.event.BodyEvent.BodyRecorded;
import io.duban.contracts.event.CalendarEvent;
import io.duban.contracts.event.CalendarEvent.RulebookAdopted;
import io.duban.contracts.event.DubanEvent;
import io.duban.contracts.event.EscalationEvent.EscalationDayPublished;
import io.duban.contracts.event.ProjectEvent.ProgressAssessed;
import io.duban.contracts.event.ProjectEvent.TasksMissed;
import io.duban.contracts.event.RankingEvent.RankingDayPublished;
import io.duban.contracts.event.SupervisionEvent.FindingRecorded;
import io.duban.contracts.event.SupervisionEvent.IndicatorsReported;
import io.duban.contracts.ladder.Finding;
import io.duban.contracts.ladder.Miss;
import io.duban.contracts.rulebook.FindingRule;
import io.duban.contracts.rulebook.Rulebook;
import io.duban.contracts.rulebook.RulebookReader;
import io.duban.contracts.rulebook.Rulebooks;
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
    private final MonthClosings closings;
    private final EscalationLedger ledger;
    private final int partitions;
    private Rulebooks rulebooks;

    public BoardMerge(
            MergeState state, FactState facts, LadderState ladder, Rulebook first, int partitions) {
        this.state = state;
        this.facts = facts;
        this.rulebooks = Rulebooks.of(first);
        this.ledger = new EscalationLedger(ladder);
        this.closings = new MonthClosings(state, facts, ladder, ledger);
        this.partitions = partitions;
        facts.adopted().forEach(this::adopt);
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
            return facts.keep(recorded) ? List.copyOf(establish(recorded.finding())) : List.of();
        }
        if (decides(event)) {
            state.await(side, event);
        }
        return List.of();
    }

    /** Of what the calendar tells, only a new rulebook decides anything here. */
    private static boolean decides(DubanEvent event) {
        return !(event instanceof CalendarEvent) || event instanceof RulebookAdopted;
    }

    private void adopt(RulebookAdopted adopted) {
        rulebooks = rulebooks.with(RulebookReader.read(adopted.rulebook()));
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
        events.addAll(closings.publish(day, parts, rulebooks));
        if (missed) {
            rulebooks.misses().forEach(rule -> events.addAll(settle(rule, day)));
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
                    case RulebookAdopted adopted -> {
                        facts.keep(adopted);
                        adopt(adopted);
                    }
                    default -> {
                        // Projects and tasks themselves decide nothing here.
                    }
                }
            }
        }
        return missed;
    }

    private List<? extends DubanEvent> settle(String rule, LocalDate day) {
        List<Miss> misses = facts.missed().stream().flatMap(it -> it.misses().stream()).toList();
        return ledger.settle(rule, rulebooks.escalationsOfMisses(rule, misses), day, "未完成任务的认定已更正");
    }

    private List<? extends DubanEvent> establish(Finding finding) {
        LocalDate on = finding.on().end();
        Optional<FindingRule> rule = rulebooks.on(on).finding(finding.kind());
        if (rule.isEmpty()) {
            return List.of();
        }
        List<Finding> all = facts.findings().stream().map(FindingRecorded::finding).toList();
        return ledger.settle(
                rule.get().id(),
                rulebooks.escalationsOfFindings(rule.get().id(), all),
                on,
                "认定已更正");
    }
}
