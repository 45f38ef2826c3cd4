package io.duban.project.ledger;

/**
 * That a project is held for another's place in the year's total, until it is certain whether the
 * other leaves.
 *
 * @param project the one that is to leave
 * @param request which of its requests asks for that, counted from 0
 */
public record Reservation(String project, int request) {}
