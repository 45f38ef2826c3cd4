package io.duban.contracts.event;

import io.duban.contracts.measure.Escalation;

import java.time.LocalDate;

/** Escalations as they are raised, amended and taken back. */
public sealed interface EscalationEvent extends DubanEvent {

    /**
     * The measure is due.
     *
     * @param escalationId {@link Escalation#id()}
     * @param transition counts the changes of this escalation's state from 1
     * @param on the business day whose end raised it
     */
    record EscalationRaised(
            String escalationId, Escalation escalation, int transition, LocalDate on)
            implements EscalationEvent {

        public static EscalationRaised of(Escalation escalation, int transition, LocalDate on) {
            return new EscalationRaised(escalation.id(), escalation, transition, on);
        }

        @Override
        public String eventId() {
            return escalationId + "-" + transition;
        }

        @Override
        public String key() {
            return escalation.subject().key();
        }
    }

    /**
     * The measure is due as before, but rests on other evidence (依据变更): a correction has moved the
     * subject's place, its count or its streak. What was raised is not raised again.
     *
     * @param escalation as it now stands
     * @param transition that of the raising that it amends
     * @param amendment counts the amendments of that raising from 1
     * @param on the business day whose end amended it
     */
    record EscalationAmended(
            String escalationId, Escalation escalation, int transition, int amendment, LocalDate on)
            implements EscalationEvent {

        public static EscalationAmended of(
                Escalation escalation, int transition, int amendment, LocalDate on) {
            return new EscalationAmended(escalation.id(), escalation, transition, amendment, on);
        }

        /** Event id of the raising that it amends. */
        public String raising() {
            return escalationId + "-" + transition;
        }

        @Override
        public String eventId() {
            return raising() + "-a" + amendment;
        }

        @Override
        public String key() {
            return escalation.subject().key();
        }
    }

    /**
     * The facts no longer support the measure; the escalation is as it last stood, so as it was
     * amended last where it was.
     */
    record EscalationRevoked(
            String escalationId, Escalation escalation, int transition, LocalDate on, String reason)
            implements EscalationEvent {

        public static EscalationRevoked of(
                Escalation escalation, int transition, LocalDate on, String reason) {
            return new EscalationRevoked(escalation.id(), escalation, transition, on, reason);
        }

        /** Event id of the raising that it takes back: the transition just before it. */
        public String raising() {
            return escalationId + "-" + (transition - 1);
        }

        @Override
        public String eventId() {
            return escalationId + "-" + transition;
        }

        @Override
        public String key() {
            return escalation.subject().key();
        }
    }

    /** Every escalation that the day caused lies before this record. */
    record EscalationDayPublished(LocalDate day) implements EscalationEvent {
        @Override
        public String eventId() {
            return "escalation-day-" + day;
        }

        @Override
        public String key() {
            return "~day";
        }
    }
}
