package io.duban.contracts.event;

/**
 * A fact that has happened. Its id is derived from the fact, so that a second publication is
 * recognised wherever it arrives.
 */
public sealed interface DubanEvent
        permits CalendarEvent,
                BodyEvent,
                ComplaintEvent,
                ProjectEvent,
                SupervisionEvent,
                RankingEvent,
                EscalationEvent,
                NoticeEvent {

    /**
     * CloudEvents {@code id}: unique among the events of the topic. A marker that lies in every
     * partition gets the partition's number behind it there.
     */
    String eventId();

    /** CloudEvents {@code subject}, and the record's key: events of one key keep their order. */
    String key();
}
