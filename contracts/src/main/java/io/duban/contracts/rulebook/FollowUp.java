package io.duban.contracts.rulebook;

import io.duban.contracts.WireName;

import java.util.Locale;

/**
 * A task that a measure opens and that people, not the system, carry out (后续任务).
 *
 * @param owner whose task it is (责任单位)
 * @param withinWorkingDays working days after the measure's letter is issued within which it is
 *     done
 */
public record FollowUp(String id, String title, Clause clause, Owner owner, int withinWorkingDays) {

    /** Whose task it may be. */
    public enum Owner implements WireName {
        /** Whoever the letter goes to (主送). */
        ADDRESSEE,
        /** The street in which the subject lies, or that is it. */
        STREET,
        /** The county in which the subject lies, or that is it. */
        COUNTY;

        @Override
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
