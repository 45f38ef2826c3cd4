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
import io.duban.ranking.ladder.LadderState;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Waits until every partition and every side has come to a day's end, then says everything that the
 * day causes: boards and their revisions, escalations and revocations, finality, and that the day
 * is through. Only findings do not wait for the end of their own day: nothing but themselves and
 * the rulebook of that day decides on them, and that rulebook is known when the day before is
 * through.
 */
public final class BoardMerge {

    private final MergeState state;
    private final FactState facts;
    private final DayPublication rankings;
    private final RecordLedgers records;
    private final Failures failures;
    private final LocalDate firstDay;
    private final int partitions;
    private final BooleanSupplier more;

    /** The day that an earlier call began to publish. */
    private Optional<LocalDate> unfinished;

    /** Whether the open day may have become whole without having been begun. */
    private boolean mayBeWhole = true;

    private Rulebooks rulebooks;

    /**
     * @param first the edition with which the city began
     * @param firstDay first day that the calendar ends
     * @param partitions so many parts make a day
     * @param sendable throws when an event cannot be sent, so that only the ranking that says it
     *     fails
     * @param more whether there is time for another step in this call
     */
    public BoardMerge(
            MergeState state,
            FactState facts,
            LadderState ladder,
            Rulebook first,
            LocalDate firstDay,
            int partitions,
            Consumer<DubanEvent> sendable,
            BooleanSupplier more) {
        this.state = state;
        this.facts = facts;
        this.rulebooks = Rulebooks.of(first);
        this.failures = new Failures(state);
        this.rankings = new DayPublication(state, facts, ladder, failures, sendable);
        this.records = new RecordLedgers(ladder, failures, sendable);
        this.firstDay = firstDay;
        this.partitions = partitions;
        this.more = more;
        this.unfinished = state.progress().map(DayProgress::day);
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

    /** Takes half of a re-attribution, which lies before the answer of its partition. */
    public void apply(MoveTold move) {
        if (!isPast(move.day())) {
            state.moves().await(move);
        }
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
        rulebooks = rulebooks.with(RulebookReader.readStored(adopted.rulebook()));
    }

    /** The day after the last one that has been published. */
    private LocalDate openDay() {
        return state.lastDay().map(it -> it.plusDays(1)).orElse(firstDay);
    }

    private boolean isPast(LocalDate day) {
        return unfinished.or(state::lastDay).filter(last -> !day.isAfter(last)).isPresent();
    }

    /** Goes on with a day that an earlier call could not finish, or begins the next one. */
    public List<DubanEvent> proceed() {
        if (unfinished.isPresent()) {
            return proceed(state.progress().orElseThrow());
        }
        if (!mayBeWhole) {
            return List.of();
        }
        mayBeWhole = false;
        return publishIfWhole(openDay());
    }

    private List<DubanEvent> proceed(DayProgress from) {
        List<DubanEvent> events = new ArrayList<>();
        DayProgress now = rankings.proceed(from, rulebooks, more, events);
        unfinished = now.isDone() ? Optional.empty() : Optional.of(now.day());
        if (unfinished.isPresent()) {
            state.progress(now);
            return events;
        }
        state.finished();
        events.addAll(close(now.day(), now.missed()));
        // The next one may have become whole meanwhile.
        mayBeWhole = true;
        if (more.getAsBoolean()) {
            events.addAll(proceed());
        }
        return events;
    }

    private List<DubanEvent> publishIfWhole(LocalDate day) {
        if (unfinished.isPresent()) {
            return List.of();
        }
        boolean marked = Arrays.stream(Side.values()).allMatch(it -> state.isMarked(it, day));
        if (!marked) {
            return List.of();
        }
        if (!state.isWhole(day, partitions)) {
            return List.of();
        }
        boolean missed = takeSides(day);
        return proceed(rankings.begin(day, missed, state.awaiting(day), rulebooks));
    }

    /** What is left of a day once its boards and their measures have been said. */
    private List<DubanEvent> close(LocalDate day, boolean missed) {
        LocalDate before = openDay();
        List<DubanEvent> events = new ArrayList<>();
        for (String rule : rulebooks.misses()) {
            if (missed || hasFailed(rule)) {
                events.addAll(settleMisses(rule, day));
            }
        }
        for (Failure failed : failures.of(rulebooks.findings())) {
            events.addAll(settleFindings(failed.ranking(), failed.period().end(), day));
        }
        events.add(new RankingDayPublished(day));
        events.add(new EscalationDayPublished(day));
        state.forget(day);
        state.lastDay(day);
        established().stream()
                .filter(it -> it.on().end().isAfter(before))
                .forEach(it -> events.addAll(establish(it)));
        return events;
    }

    /** Takes in what the sides have told up to the day; whether misses have changed. */
    private boolean takeSides(LocalDate day) {
        boolean missed = false;
        for (Side side : Side.values()) {
            for (DubanEvent event : state.take(side, day)) {
                missed |= takes(event);
            }
        }
        return missed;
    }

    /** Takes in one fact; whether it is news of misses. */
    private boolean takes(DubanEvent event) {
        switch (event) {
            case BodyRecorded(var body, var version) -> facts.keep(body, version);
            case IndicatorsReported report -> facts.keep(report);
            case ProgressAssessed assessed -> facts.keep(assessed);
            case TasksMissed assessed -> {
                return facts.keep(assessed);
            }
            case RulebookAdopted adopted -> {
                facts.keep(adopted);
                adopt(adopted);
            }
            default -> {
                // Projects and tasks themselves decide nothing here.
            }
        }
        return false;
    }

    private boolean hasFailed(String rule) {
        return !failures.of(List.of(rule)).isEmpty();
    }

    private List<? extends DubanEvent> settleMisses(String rule, LocalDate day) {
        return records.settle(
                rule,
                () -> {
                    List<Miss> misses =
                            facts.missed().stream().flatMap(it -> it.misses().stream()).toList();
                    return rulebooks.escalationsOfMisses(rule, misses);
                },
                day,
                day,
                "未完成任务的认定已更正");
    }

    private List<? extends DubanEvent> settleFindings(String rule, LocalDate on, LocalDate ended) {
        return records.settle(
                rule,
                () -> rulebooks.escalationsOfFindings(rule, established()),
                on,
                ended,
                "原认定的事实已更正");
    }

    /** What has been found through the day that is open; what lies behind it waits. */
    private List<Finding> established() {
        LocalDate open = openDay();
        return facts.findings().stream()
                .map(FindingRecorded::finding)
                .filter(it -> !it.on().end().isAfter(open))
                .toList();
    }

    private List<DubanEvent> establish(Finding finding) {
        LocalDate on = finding.on().end();
        Optional<FindingRule> rule = rulebooks.on(on).finding(finding.kind());
        if (rule.isEmpty() || on.isAfter(openDay())) {
            return List.of();
        }
        return List.copyOf(settleFindings(rule.get().id(), on, openDay().minusDays(1)));
    }
}
