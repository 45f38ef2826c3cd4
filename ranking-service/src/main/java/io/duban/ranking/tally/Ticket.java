package io.duban.ranking.tally;

import io.duban.contracts.period.Month;

import java.util.Optional;

/**
 * What is known of a complaint at one estate.
 *
 * @param version of the complaint; only a higher one can change anything
 * @param countedIn the month it counts in; empty when it does not count, or not here any more
 */
record Ticket(long version, Optional<Month> countedIn) {}
