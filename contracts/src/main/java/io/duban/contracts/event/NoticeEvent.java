package io.duban.contracts.event;

import java.time.LocalDate;

/** The life of notices, as far as it has been built. */
public sealed interface NoticeEvent extends DubanEvent {

    NoticeFacts notice();

    @Override
    default String key() {
        return notice().noticeId();
    }

    /** A notice has been written and waits for its signature. */
    record NoticeDrafted(NoticeFacts notice, long version, LocalDate on) implements NoticeEvent {
        @Override
        public String eventId() {
            return notice.noticeId() + "-" + version;
        }
    }

    /** A notice that needs no signature, or has it, is in force. */
    record NoticeIssued(NoticeFacts notice, long version, LocalDate on) implements NoticeEvent {
        @Override
        public String eventId() {
            return notice.noticeId() + "-" + version;
        }
    }

    /** The escalations behind the notice were revoked. */
    record NoticeWithdrawn(NoticeFacts notice, long version, LocalDate on, String reason)
            implements NoticeEvent {
        @Override
        public String eventId() {
            return notice.noticeId() + "-" + version;
        }
    }
}
