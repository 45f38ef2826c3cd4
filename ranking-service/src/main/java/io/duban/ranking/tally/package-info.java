/** Tallies (计数): which complaints count against which estate in which month. */
package io.duban.ranking.tally;
