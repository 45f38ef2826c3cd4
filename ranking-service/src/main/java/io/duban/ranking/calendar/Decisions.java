package io.duban.ranking.calendar;

import io.duban.contracts.event.CalendarEvent;
import io.duban.kit.calendar.CalendarNotes;
import io.duban.kit.event.EventCodec;
import io.duban.kit.outbox.OutboxFields;
import io.duban.kit.outbox.OutboxRelay;
import io.duban.kit.problem.UnavailableException;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Decisions about rules and months (规则修订、重新开放). Each is written into the calendar's document while
 * its day is open, by the same version by which days end, so it lies before the end of its day
 * however the two meet; see docs/adr/0070.
 */
public final class Decisions {

    private static final int ATTEMPTS = 20;

    private final CalendarStore store;
    private final CalendarNotes notes;
    private final EventCodec codec;
    private final OutboxRelay relay;

    Decisions(CalendarStore store, CalendarNotes notes, EventCodec codec, OutboxRelay relay) {
        this.store = store;
        this.notes = notes;
        this.codec = codec;
        this.relay = relay;
        relay.register(CalendarStore.COLLECTION);
    }

    /**
     * Decides, and returns when the broker has it.
     *
     * @param decision what to decide on the day that is open, knowing all that was decided before;
     *     empty when there is nothing to do; it may be asked again, and refuses by throwing
     * @return whether anything was decided
     * @throws UnavailableException when the broker does not take it; it is decided, and told later
     */
    public boolean decide(Function<LocalDate, Optional<? extends CalendarEvent>> decision) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            DecidedCalendar calendar = store.decided();
            calendar.decisions().forEach(notes::take);
            Optional<? extends CalendarEvent> decided = decision.apply(calendar.state().openDay());
            if (decided.isEmpty()) {
                return false;
            }
            if (store.decide(
                    calendar.state(),
                    decided.get(),
                    OutboxFields.encode(codec, List.of(decided.get())))) {
                notes.take(decided.get());
                relay.drain();
                return true;
            }
        }
        throw new UnavailableException("Too many calls change the calendar at once.", null);
    }
}
