package io.duban.contracts.ladder;

import io.duban.contracts.period.Period;
import io.duban.contracts.subject.Subject;

/**
 * How long a subject is listed in a row (连续上榜).
 *
 * @param period in which it is listed
 * @param length listed periods in a row up to and with this one, at least 1
 */
public record Streak(Subject subject, Period period, int length) {}
