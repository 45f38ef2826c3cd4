package io.duban.notification.notice;

import io.duban.contracts.WireName;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Locale;

/**
 * One line of a notice's life (办理过程).
 *
 * @param step what happened
 * @param state where the notice was then
 * @param on the business day
 * @param at the instant, by the wall clock; absent in entries of before it was kept
 * @param by absent for what a day's end did
 * @param note what there is to say about it, such as a reason; absent where there is nothing
 * @param due of a reminder the business day by whose end it was due; absent otherwise
 */
public record LifeEntry(
        Step step,
        NoticeState state,
        LocalDate on,
        OffsetDateTime at,
        By by,
        String note,
        LocalDate due) {

    /** What may happen to a notice. */
    public enum Step implements WireName {
        /** 拟稿. */
        DRAFTED,
        /** 改稿: what it rests on has changed before anybody had signed. */
        REDRAWN,
        /** What it rests on has changed after it was frozen. */
        CORRECTED,
        /** 签署. */
        SIGNED,
        /** It would have been issued and could not be. */
        HELD,
        /** 印发. */
        ISSUED,
        /** 送达. */
        DELIVERED,
        /** 签收. */
        RECEIVED,
        /** 反馈. */
        ANSWERED,
        /** 退回. */
        RETURNED,
        /** 催办. */
        REMINDED,
        /** 销号. */
        CLOSED,
        /** 撤销. */
        WITHDRAWN,
        /** 作废. */
        VOID,
        /** 后续任务 moved on. */
        FOLLOWED_UP;

        @Override
        public String wire() {
            return this == FOLLOWED_UP ? "followedUp" : name().toLowerCase(Locale.ROOT);
        }
    }
}
