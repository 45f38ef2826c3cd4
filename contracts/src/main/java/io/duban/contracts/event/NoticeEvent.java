package io.duban.contracts.event;

import java.time.LocalDate;

/**
 * The life of notices (文书), a step each. Every event carries the notice as it then stood, sealed:
 * only the services read it, and a store that was lost is made again from it.
 */
public sealed interface NoticeEvent extends DubanEvent {

    NoticeFacts notice();

    /** Counts the changes of the notice from 1; each is told by at most one event. */
    long version();

    /** The business day. */
    LocalDate on();

    /** The whole notice after the step, sealed; absent in events of releases before it was kept. */
    String sealed();

    @Override
    default String key() {
        return notice().noticeId();
    }

    @Override
    default String eventId() {
        return notice().noticeId() + "-" + version();
    }

    /** 拟稿: a notice has been written; it waits for its signatures, or is issued at once. */
    record NoticeDrafted(NoticeFacts notice, long version, LocalDate on, String sealed)
            implements NoticeEvent {}

    /**
     * 改稿: what a draft rests on has changed, so it was written anew.
     *
     * @param reason what has changed
     */
    record NoticeRedrawn(
            NoticeFacts notice, long version, LocalDate on, String reason, String sealed)
            implements NoticeEvent {}

    /**
     * 签署: somebody has signed; from the first signature on the notice is not written anew.
     *
     * @param taskForce for which it was signed
     */
    record NoticeSigned(
            NoticeFacts notice, long version, LocalDate on, String taskForce, String sealed)
            implements NoticeEvent {}

    /** 印发: a notice that needs no signature, or has all, has its number and is in force. */
    record NoticeIssued(NoticeFacts notice, long version, LocalDate on, String sealed)
            implements NoticeEvent {}

    /** 送达: the addressee has read it, or an official has recorded that it has it. */
    record NoticeDelivered(NoticeFacts notice, long version, LocalDate on, String sealed)
            implements NoticeEvent {}

    /**
     * 签收.
     *
     * @param answerBy the last business day for the answer; absent where none is asked for
     */
    record NoticeReceived(
            NoticeFacts notice, long version, LocalDate on, LocalDate answerBy, String sealed)
            implements NoticeEvent {}

    /** 反馈: the addressee has answered. */
    record NoticeAnswered(NoticeFacts notice, long version, LocalDate on, String sealed)
            implements NoticeEvent {}

    /**
     * 退回: the answer does not do.
     *
     * @param answerBy the last business day for another one
     */
    record NoticeReturned(
            NoticeFacts notice,
            long version,
            LocalDate on,
            LocalDate answerBy,
            String reason,
            String sealed)
            implements NoticeEvent {}

    /** 销号. */
    record NoticeClosed(NoticeFacts notice, long version, LocalDate on, String sealed)
            implements NoticeEvent {}

    /** 撤销: the escalations behind the notice were revoked. */
    record NoticeWithdrawn(
            NoticeFacts notice, long version, LocalDate on, String reason, String sealed)
            implements NoticeEvent {}

    /** 作废: an official has taken it out of force; its number stays. */
    record NoticeVoided(
            NoticeFacts notice, long version, LocalDate on, String reason, String sealed)
            implements NoticeEvent {}

    /**
     * 催办: a step is overdue.
     *
     * @param step what is waited for: signature, receipt, answer, closure or followUp
     * @param due the business day by whose end it should have been done
     */
    record NoticeReminded(
            NoticeFacts notice,
            long version,
            LocalDate on,
            String step,
            LocalDate due,
            String sealed)
            implements NoticeEvent {}

    /**
     * 后续任务: something that the notice opened has moved on.
     *
     * @param followUp id of it
     * @param state where it now is
     */
    record NoticeFollowedUp(
            NoticeFacts notice,
            long version,
            LocalDate on,
            String followUp,
            String state,
            String sealed)
            implements NoticeEvent {}
}
