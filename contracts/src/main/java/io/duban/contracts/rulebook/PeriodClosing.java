package io.duban.contracts.rulebook;

import io.duban.contracts.period.Period;

/** A period of a ranking that closes together with its last month. */
public record PeriodClosing(RankingRule rule, Period period) {}
