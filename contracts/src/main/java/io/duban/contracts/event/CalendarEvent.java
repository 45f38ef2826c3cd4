package io.duban.contracts.event;

import io.duban.contracts.period.Month;

import java.time.LocalDate;
import java.util.Objects;

/** The passage of business time. Nothing else makes time pass (DESIGN, decision 1). */
public sealed interface CalendarEvent extends DubanEvent {

    /** One key, so that days keep their order. */
    String KEY = "calendar";

    LocalDate day();

    @Override
    default String key() {
        return KEY;
    }

    /** The business day has ended in Asia/Shanghai. Days end one by one and in order. */
    record DayEnded(LocalDate day) implements CalendarEvent {
        @Override
        public String eventId() {
            return "day-ended-" + day;
        }
    }

    /**
     * A service has published everything that the day caused in it.
     *
     * @param service the service's name, such as {@code complaint-service}
     */
    record DayHandled(String service, LocalDate day) implements CalendarEvent {
        @Override
        public String eventId() {
            return "day-handled-" + service + "-" + day;
        }
    }

    /**
     * An administrator has reopened a final month (重新开放, RULES 4): from the day on, until another
     * one has ended, corrections of the month lead to revisions again.
     *
     * @param day business day on which it was reopened
     * @param through last day whose end revises the month; it is final again then
     * @param by the key that did it
     */
    record MonthReopened(Month month, LocalDate day, LocalDate through, String reason, String by)
            implements CalendarEvent {

        public MonthReopened {
            Objects.requireNonNull(month, "month");
            if (through.isBefore(day)) {
                throw new IllegalArgumentException(
                        "through must not be before " + day + " but is " + through);
            }
        }

        @Override
        public String eventId() {
            return "month-reopened-" + month.id() + "-" + day;
        }
    }

    /**
     * A new edition of the rulebook (规则库新版本) acts on periods that begin on or after its first day.
     * It lies in front of that day's end, so whoever follows the days knows it in time.
     *
     * @param effectiveFrom later than {@code day}
     * @param rulebook its whole text, YAML or JSON
     * @param day business day on which it was adopted
     * @param by the key that did it
     */
    record RulebookAdopted(
            int version, LocalDate effectiveFrom, String rulebook, LocalDate day, String by)
            implements CalendarEvent {

        public RulebookAdopted {
            if (!effectiveFrom.isAfter(day)) {
                throw new IllegalArgumentException(
                        "effectiveFrom must be after " + day + " but is " + effectiveFrom);
            }
        }

        @Override
        public String eventId() {
            return "rulebook-adopted-" + version;
        }
    }
}
