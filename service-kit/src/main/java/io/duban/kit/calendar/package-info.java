/** Reacting to the end of days, in order. */
package io.duban.kit.calendar;
