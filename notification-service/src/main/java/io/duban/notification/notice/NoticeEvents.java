package io.duban.notification.notice;

import io.duban.contracts.event.NoticeEvent;
import io.duban.contracts.event.NoticeEvent.NoticeAnswered;
import io.duban.contracts.event.NoticeEvent.NoticeClosed;
import io.duban.contracts.event.NoticeEvent.NoticeDelivered;
import io.duban.contracts.event.NoticeEvent.NoticeDrafted;
import io.duban.contracts.event.NoticeEvent.NoticeIssued;
import io.duban.contracts.event.NoticeEvent.NoticeReceived;
import io.duban.contracts.event.NoticeEvent.NoticeRedrawn;
import io.duban.contracts.event.NoticeEvent.NoticeReminded;
import io.duban.contracts.event.NoticeEvent.NoticeReturned;
import io.duban.contracts.event.NoticeEvent.NoticeSigned;
import io.duban.contracts.event.NoticeEvent.NoticeVoided;
import io.duban.contracts.event.NoticeEvent.NoticeWithdrawn;
import io.duban.contracts.event.NoticeFacts;

import java.time.LocalDate;
import java.util.Optional;

/** What is told of a step that a notice has taken: its last entry says which. */
final class NoticeEvents {

    /** Who signs where the rulebook knows no task force. */
    private static final String CITY = "city";

    private NoticeEvents() {}

    /**
     * @param after the notice with the step
     * @return empty for what the office alone has to know
     */
    static Optional<NoticeEvent> of(Notice after, String sealed) {
        NoticeFacts facts = after.facts();
        NoticeLife life = after.life();
        LifeEntry last = life.entries().getLast();
        long version = after.version();
        LocalDate on = last.on();
        NoticeEvent told =
                switch (last.step()) {
                    case DRAFTED -> new NoticeDrafted(facts, version, on, sealed);
                    case REDRAWN -> new NoticeRedrawn(facts, version, on, last.note(), sealed);
                    case SIGNED -> new NoticeSigned(facts, version, on, taskForce(life), sealed);
                    case ISSUED -> new NoticeIssued(facts, version, on, sealed);
                    case DELIVERED -> new NoticeDelivered(facts, version, on, sealed);
                    case RECEIVED ->
                            new NoticeReceived(facts, version, on, life.answerBy(), sealed);
                    case ANSWERED -> new NoticeAnswered(facts, version, on, sealed);
                    case RETURNED ->
                            new NoticeReturned(
                                    facts, version, on, life.answerBy(), last.note(), sealed);
                    case REMINDED ->
                            new NoticeReminded(facts, version, on, last.note(), last.due(), sealed);
                    case CLOSED -> new NoticeClosed(facts, version, on, sealed);
                    case WITHDRAWN -> new NoticeWithdrawn(facts, version, on, last.note(), sealed);
                    case VOID -> new NoticeVoided(facts, version, on, last.note(), sealed);
                    case CORRECTED, HELD, FOLLOWED_UP -> null;
                };
        return Optional.ofNullable(told);
    }

    private static String taskForce(NoticeLife life) {
        String of = life.signatures().getLast().taskForce();
        return of == null ? CITY : of;
    }
}
