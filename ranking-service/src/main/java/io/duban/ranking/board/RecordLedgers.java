package io.duban.ranking.board;

import io.duban.contracts.event.DubanEvent;
import io.duban.contracts.event.EscalationEvent;
import io.duban.contracts.measure.Escalation;
import io.duban.contracts.period.Day;
import io.duban.ranking.ladder.LadderSettlement;
import io.duban.ranking.ladder.LadderState;
import io.duban.ranking.ladder.StagedLadder;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Settles what people record rather than what is ranked: missed tasks and findings (RULES 2.4,
 * 2.6). Each rule for itself, wholly or not at all.
 */
final class RecordLedgers {

    private final LadderState ladder;
    private final Failures failures;
    private final Consumer<DubanEvent> sendable;

    RecordLedgers(LadderState ladder, Failures failures, Consumer<DubanEvent> sendable) {
        this.ladder = ladder;
        this.failures = failures;
        this.sendable = sendable;
    }

    /**
     * Settles one rule.
     *
     * @param derived what the rule makes of all that has been recorded
     * @param on the day of what is said
     * @param ended the last business day that has ended
     */
    List<? extends DubanEvent> settle(
            String rule,
            Supplier<List<Escalation>> derived,
            LocalDate on,
            LocalDate ended,
            String reason) {
        List<Failure> before = failures.of(List.of(rule));
        StagedLadder staged = new StagedLadder(ladder);
        List<EscalationEvent> events;
        try {
            events = new LadderSettlement(staged).settle(rule, derived.get(), on, reason);
            events.forEach(sendable);
        } catch (RuntimeException e) {
            Failure failure =
                    before.isEmpty() ? new Failure(rule, new Day(on), false) : before.getFirst();
            return List.of(
                    failures.note(
                            failure, ended, failures.fault(failure, Failures.Stage.RECORDS, e)));
        }
        staged.commit();
        before.forEach(failures::clear);
        return events;
    }
}
