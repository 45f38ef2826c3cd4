package io.duban.contracts.event;

import io.duban.contracts.period.Month;

/**
 * A month whose board is to be published, or revised when it has changed.
 *
 * @param last whether the month becomes final with this day (RULES 4)
 */
public record MonthClosing(Month month, boolean last) {}
