package io.duban.contracts.rulebook;

/**
 * One metric by which a ranking orders; the second and later ones decide ties.
 *
 * @param highestFirst whether the highest value has rank 1, else the lowest has
 */
public record Criterion(Metric metric, boolean highestFirst) {}
