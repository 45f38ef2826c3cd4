package io.duban.ranking.readmodel;

import io.duban.contracts.period.Period;
import io.duban.contracts.subject.Subject;

import java.math.BigDecimal;

/**
 * Where a subject stands on the latest board of a period.
 *
 * @param rated how many subjects that board rates
 * @param cutValue value of its listed row next to the boundary; absent where nobody is listed
 */
public record RankedRow(
        Period period,
        int revision,
        Subject subject,
        int rank,
        int rated,
        BigDecimal value,
        boolean listed,
        BigDecimal cutValue) {}
