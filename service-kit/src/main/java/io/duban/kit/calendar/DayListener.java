package io.duban.kit.calendar;

import io.duban.contracts.event.CalendarEvent.DayEnded;
import io.duban.contracts.event.CalendarEvent.DayHandled;
import io.duban.kit.event.EventPublisher;
import io.duban.kit.event.ReceivedEvent;

import java.util.List;

/** Hands every ended day to the service and reports when it is done. */
final class DayListener {

    private final String service;
    private final DayHandler handler;
    private final CalendarNotes notes;
    private final EventPublisher publisher;
    private final DayWork work;

    DayListener(
            String service,
            DayHandler handler,
            CalendarNotes notes,
            EventPublisher publisher,
            DayWork work) {
        this.service = service;
        this.handler = handler;
        this.notes = notes;
        this.publisher = publisher;
        this.work = work;
    }

    void handle(ReceivedEvent received) {
        notes.take(received.event());
        if (received.event() instanceof DayEnded(var day)) {
            work.begun(day);
            handler.dayEnded(day);
            publisher.publish(List.of(new DayHandled(service, day)));
            work.handled(day);
        }
    }
}
