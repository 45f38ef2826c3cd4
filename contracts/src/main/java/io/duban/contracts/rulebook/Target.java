package io.duban.contracts.rulebook;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What is to be reached (整治目标), clause 二 and RULES 6.
 *
 * @param indicator id of the indicator that counties report of it; absent when the ledger measures
 * @param goal a number of projects, or a share
 * @param year only the projects of this year's total; absent when all count
 * @param from the first day on which a project counts; absent when every earlier one does
 * @param by the last one
 */
public record Target(
        String id,
        String title,
        Measured measure,
        String indicator,
        BigDecimal goal,
        Integer year,
        LocalDate from,
        LocalDate by,
        Clause clause) {

    public Target {
        goal = goal.stripTrailingZeros();
        goal = goal.scale() < 0 ? goal.setScale(0) : goal;
    }

    /** Whether counties report it; otherwise the ledger of projects measures it. */
    public boolean isReported() {
        return measure == Measured.REPORTED;
    }

    /** Whether its goal is a share, 0 to 1; otherwise it counts projects. */
    public boolean inPercent() {
        return measure == Measured.REPORTED || measure == Measured.PROVINCIAL_LEDGER_RATE;
    }

    /** How it is measured. */
    public enum Measured {
        /** Active shantytown projects. */
        SHANTYTOWN_TOTAL,
        /** Shantytown projects that are delivered. */
        SHANTYTOWN_DELIVERED,
        /** The share of the provincial ledger's shantytown projects that is delivered. */
        PROVINCIAL_LEDGER_RATE,
        /** Unfinished communities that are delivered. */
        UNFINISHED_RESOLVED,
        /** By what counties report, which the ledger does not hold. */
        REPORTED
    }
}
