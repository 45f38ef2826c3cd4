package io.duban.notification.notice;

import io.duban.contracts.WireName;

import java.time.LocalDate;
import java.util.Locale;

/**
 * What a notice waits for.
 *
 * @param due the business day by whose end it is due
 * @param reminded whether that it is overdue has been said (催办)
 */
public record Waiting(Step step, LocalDate due, boolean reminded) {

    /** What may be waited for. */
    public enum Step implements WireName {
        SIGNATURE,
        RECEIPT,
        ANSWER,
        CLOSURE,
        FOLLOW_UP;

        @Override
        public String wire() {
            return this == FOLLOW_UP ? "followUp" : name().toLowerCase(Locale.ROOT);
        }
    }

    static Waiting until(Step step, LocalDate due) {
        return new Waiting(step, due, false);
    }

    Waiting told() {
        return new Waiting(step, due, true);
    }
}
