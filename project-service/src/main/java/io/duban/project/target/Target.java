package io.duban.project.target;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;

/**
 * What is to be reached (目标任务), RULES 6.
 *
 * @param goal a number of projects, or a share
 * @param year only the projects of this year's total; absent when all count
 * @param from the first day on which a project counts; absent when every earlier one does
 * @param by the last one
 */
public record Target(
        String id,
        String title,
        Measure measure,
        String clause,
        BigDecimal goal,
        Integer year,
        LocalDate from,
        LocalDate by) {

    /** How it is measured. */
    public enum Measure {
        /** Active shantytown projects. */
        SHANTYTOWN_TOTAL,
        /** Shantytown projects that are delivered. */
        SHANTYTOWN_DELIVERED,
        /** The share of the provincial ledger's shantytown projects that is delivered. */
        PROVINCIAL_LEDGER_RATE,
        /** Unfinished communities that are delivered. */
        UNFINISHED_RESOLVED,
        /** By what bodies report, which is not kept here. */
        REPORTED
    }

    public Target {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(measure, "measure");
        Objects.requireNonNull(goal, "goal");
        Objects.requireNonNull(by, "by");
    }
}
