package io.duban.ranking.calendar;

import java.time.LocalDate;

/**
 * The days that one call ends.
 *
 * @param from first of them; after {@code through} when all had ended before
 */
record Advance(LocalDate from, LocalDate through) {}
