package io.duban.contracts.rulebook;

/** A task that a measure opens and that people, not the system, carry out (后续任务). */
public record FollowUp(String id, String title, Clause clause) {}
