package io.duban.notification.notice;

import io.duban.contracts.WireName;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /** How a list is asked for notices of which no step is waited for. */
    public static final String NOTHING = "nothing";

    /** The names of the steps of a notice's own life; a follow-up is waited for beside them. */
    static final Set<String> STEPS =
            EnumSet.complementOf(EnumSet.of(Step.FOLLOW_UP)).stream()
                    .map(Step::wire)
                    .collect(Collectors.toUnmodifiableSet());

    /** What a list may be asked for. */
    public static final Map<String, String> ASKED =
            Stream.concat(STEPS.stream(), Stream.of(NOTHING))
                    .collect(Collectors.toUnmodifiableMap(Function.identity(), it -> it));

    static Waiting until(Step step, LocalDate due) {
        return new Waiting(step, due, false);
    }

    Waiting told() {
        return new Waiting(step, due, true);
    }
}
