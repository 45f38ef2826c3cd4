package io.duban.notification.notice;

/**
 * What a notice says (正文).
 *
 * @param facts what has been established, rendered from the evidence
 * @param clause the clause (条款) that it rests on, quoted
 * @param demand what the addressee must do
 * @param deadlineDays calendar days after delivery within which it must answer; absent when nothing
 *     is demanded
 * @param text the whole letter, its title and its date apart
 */
public record Letter(
        String title,
        String facts,
        String clause,
        String demand,
        Integer deadlineDays,
        String text) {}
