package io.duban.notification.notice;

import io.duban.contracts.event.CalendarEvent.DayHandled;
import io.duban.contracts.event.EscalationEvent;
import io.duban.contracts.event.EscalationEvent.EscalationAmended;
import io.duban.contracts.event.EscalationEvent.EscalationDayPublished;
import io.duban.contracts.event.EscalationEvent.EscalationRaised;
import io.duban.contracts.event.EscalationEvent.EscalationRevoked;
import io.duban.kit.calendar.DayWork;
import io.duban.kit.event.EventPublisher;
import io.duban.kit.event.ReceivedEvent;
import io.duban.kit.outbox.OutboxRelay;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads escalations and, at each day's mark, makes the day's notices, puts into force what needs no
 * signature, and reminds of what is overdue. A company's estates come one by one, so nothing can be
 * bundled before the mark says that all have come.
 */
final class EscalationDays {

    private static final Logger LOG = LoggerFactory.getLogger(EscalationDays.class);

    private final String service;
    private final HeardEscalations ledger;
    private final NoticeOffice office;
    private final NoticeIssuer issuer;
    private final Reminders reminders;
    private final CalendarReader calendar;
    private final OutboxRelay relay;
    private final EventPublisher publisher;
    private final DayWork work;
    private final Clock clock;

    EscalationDays(
            String service,
            HeardEscalations ledger,
            NoticeOffice office,
            NoticeIssuer issuer,
            Reminders reminders,
            CalendarReader calendar,
            OutboxRelay relay,
            EventPublisher publisher,
            DayWork work,
            Clock clock) {
        this.service = service;
        this.ledger = ledger;
        this.office = office;
        this.issuer = issuer;
        this.reminders = reminders;
        this.calendar = calendar;
        this.relay = relay;
        this.publisher = publisher;
        this.work = work;
        this.clock = clock;
    }

    /** Handles what was read, in order; may get the same events again. */
    void handle(List<ReceivedEvent> events) {
        List<ReceivedEvent> waiting = new ArrayList<>();
        for (ReceivedEvent received : events) {
            if (received.event() instanceof EscalationDayPublished(LocalDate day)) {
                ledger.enter(waiting);
                waiting.clear();
                close(day, received.offset());
            } else {
                waiting.add(received);
            }
        }
        ledger.enter(waiting);
    }

    private void close(LocalDate day, long mark) {
        work.begun(day);
        calendar.require(day);
        List<EscalationRaised> raised = new ArrayList<>();
        List<EscalationRevoked> revoked = new ArrayList<>();
        List<EscalationAmended> amended = new ArrayList<>();
        for (EscalationEvent event : ledger.close(day, mark)) {
            switch (event) {
                case EscalationRaised it -> raised.add(it);
                case EscalationRevoked it -> revoked.add(it);
                case EscalationAmended it -> amended.add(it);
                case EscalationDayPublished _ ->
                        throw new IllegalStateException("a mark is never entered");
            }
        }
        Act act = Act.ofDayEnd(day, Act.now(clock));
        office.raise(raised, act);
        office.revoke(revoked, act);
        // What is left of a draft is drawn from the amendments already.
        office.amend(amended, act);
        issuer.issueReady(act);
        reminders.remind(act);
        relay.drain();
        publisher.publish(List.of(new DayHandled(service, day)));
        work.handled(day);
        if (!raised.isEmpty() || !revoked.isEmpty() || !amended.isEmpty()) {
            LOG.info(
                    "Day {}: notices of {} raised, {} revoked, {} amended",
                    day,
                    raised.size(),
                    revoked.size(),
                    amended.size());
        }
    }
}
