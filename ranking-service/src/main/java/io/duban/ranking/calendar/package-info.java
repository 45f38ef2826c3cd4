/** The calendar (日历): where business days end, and where it is known what they have caused. */
package io.duban.ranking.calendar;
