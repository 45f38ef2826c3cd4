package io.duban.notification.notice;

import java.time.LocalDate;

/**
 * A signature (签发人).
 *
 * @param post 职务
 * @param taskForce code of the one for which it was given; absent where the rulebook knows none
 * @param on the business day
 */
public record Signature(String person, String post, String taskForce, LocalDate on) {}
