package io.duban.ranking.supervision;

import io.duban.contracts.event.CalendarEvent.DayEnded;
import io.duban.contracts.event.SupervisionEvent.SupervisionDayClosed;
import io.duban.kit.calendar.CalendarNotes;
import io.duban.kit.event.EventPublisher;
import io.duban.kit.event.ReceivedEvent;
import io.duban.kit.outbox.OutboxRelay;

import java.util.List;

/** Marks the end of a day behind everything that was reported or found before it ended. */
final class SupervisionDays {

    private final CalendarNotes notes;
    private final OutboxRelay relay;
    private final EventPublisher publisher;

    SupervisionDays(CalendarNotes notes, OutboxRelay relay, EventPublisher publisher) {
        this.notes = notes;
        this.relay = relay;
        this.publisher = publisher;
    }

    void mark(ReceivedEvent received) {
        notes.take(received.event());
        if (received.event() instanceof DayEnded(var day)) {
            relay.drain();
            publisher.publish(List.of(new SupervisionDayClosed(day)));
        }
    }
}
