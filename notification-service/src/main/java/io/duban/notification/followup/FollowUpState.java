package io.duban.notification.followup;

import io.duban.contracts.WireName;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Where a follow-up (后续任务) is. */
public enum FollowUpState implements WireName {
    /** Its notice is not in force yet; nobody has to do anything. */
    PLANNED,
    /** 待办. */
    OPEN,
    /** 办理中. */
    IN_PROGRESS,
    /** 办结. */
    DONE,
    /** 取消: its notice was taken back, or an official has said so. */
    CANCELLED;

    @Override
    public String wire() {
        return this == IN_PROGRESS ? "inProgress" : name().toLowerCase(Locale.ROOT);
    }

    /** Those in which somebody has to do something. */
    public static List<FollowUpState> waiting() {
        return List.of(OPEN, IN_PROGRESS);
    }

    /** Those that anybody gets to see. */
    public static FollowUpState[] shown() {
        return Arrays.stream(values()).filter(it -> it != PLANNED).toArray(FollowUpState[]::new);
    }
}
