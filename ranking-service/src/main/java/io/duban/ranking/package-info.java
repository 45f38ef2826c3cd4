/** Tallies, rankings, ladders and the calendar. */
package io.duban.ranking;
