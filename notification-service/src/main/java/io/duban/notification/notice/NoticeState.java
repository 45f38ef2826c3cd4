package io.duban.notification.notice;

import io.duban.contracts.WireName;

import java.util.Locale;

/** Where a notice is in its life (RULES 7). */
public enum NoticeState implements WireName {
    /** 拟稿: written, waits for its signature. */
    DRAFTED,
    /** 签发: in force. */
    ISSUED,
    /** 撤销: every escalation behind it was revoked. */
    WITHDRAWN;

    @Override
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
