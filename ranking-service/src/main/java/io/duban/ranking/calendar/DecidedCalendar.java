package io.duban.ranking.calendar;

import io.duban.contracts.event.CalendarEvent;

import java.util.List;

/**
 * The calendar and what has been decided on it, read at once.
 *
 * @param decisions the last edition of the rulebook and the last reopening of each month
 */
record DecidedCalendar(CalendarState state, List<CalendarEvent> decisions) {}
