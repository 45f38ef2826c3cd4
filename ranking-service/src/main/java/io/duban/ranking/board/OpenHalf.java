package io.duban.ranking.board;

/**
 * A half whose re-attribution has not happened yet, because another half is missing.
 *
 * @param waited days that have been published without it
 */
public record OpenHalf(int waited, Half half) {}
