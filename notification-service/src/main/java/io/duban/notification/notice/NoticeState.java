package io.duban.notification.notice;

import io.duban.contracts.WireName;

import java.util.Locale;

/** Where a notice is in its life (RULES 7). */
public enum NoticeState implements WireName {
    /** 拟稿: written; it waits for its signatures, or for its number where it needs none. */
    DRAFTED,
    /** 签署: signed by somebody; it is not written anew any more. */
    SIGNED,
    /** 印发: in force, with its number. */
    ISSUED,
    /** 送达: the addressee has read it, or an official has recorded that it has it. */
    DELIVERED,
    /** 签收. */
    RECEIVED,
    /** 反馈: the addressee has answered. */
    ANSWERED,
    /** 销号. */
    CLOSED,
    /** 撤销: every escalation behind it was revoked. */
    WITHDRAWN,
    /** 作废: taken out of force by an official. */
    VOID;

    @Override
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it has been written and is not in force yet. */
    boolean isPending() {
        return this == DRAFTED || this == SIGNED;
    }

    /** Whether nothing of it holds any more. */
    boolean isGone() {
        return this == WITHDRAWN || this == VOID;
    }
}
