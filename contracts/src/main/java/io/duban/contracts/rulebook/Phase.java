package io.duban.contracts.rulebook;

import java.time.LocalDate;

/**
 * A phase of the campaign (工作步骤), clause 五.
 *
 * @param from its first day
 * @param to its last day
 */
public record Phase(String code, String name, LocalDate from, LocalDate to, Clause clause) {

    boolean holds(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }
}
