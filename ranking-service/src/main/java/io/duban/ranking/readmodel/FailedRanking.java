package io.duban.ranking.readmodel;

import io.duban.contracts.period.Period;

import java.time.LocalDate;

/**
 * A ranking that could not be computed and is tried again at the end of every day.
 *
 * @param day the last business day that had ended when it was tried last
 * @param problem in words for an official
 */
public record FailedRanking(String ranking, Period period, LocalDate day, String problem) {}
