package io.duban.ranking.simulation;

/** A ranking, or a rule about misses or findings, that nothing can be said of, and why. */
record NotSimulated(String ranking, String reason) {}
