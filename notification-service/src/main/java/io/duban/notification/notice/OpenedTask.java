package io.duban.notification.notice;

import io.duban.notification.followup.FollowUpTask;

/** A follow-up with the notice that opened it. */
public record OpenedTask(Notice notice, FollowUpTask task) {}
