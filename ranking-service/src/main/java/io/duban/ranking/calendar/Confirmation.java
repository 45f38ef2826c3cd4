package io.duban.ranking.calendar;

import java.time.Instant;
import java.time.LocalDate;

/**
 * An administrator's word that the clock is right and days may end that it passed over (时钟跳变确认).
 *
 * @param from first day that ends by it
 * @param through last one
 * @param by the key that confirmed
 * @param at when, by the wall
 */
record Confirmation(LocalDate from, LocalDate through, String reason, String by, Instant at) {}
