package io.duban.ranking.seed;

import io.duban.contracts.event.ComplaintEvent.ComplaintAttached;
import io.duban.contracts.event.ComplaintEvent.ComplaintChanged;
import io.duban.contracts.event.ComplaintEvent.ComplaintDetached;
import io.duban.contracts.event.ComplaintFacts;
import io.duban.contracts.event.DubanEvent;
import io.duban.contracts.event.Reattribution;
import io.duban.contracts.period.Month;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;

/** Complaints of a simulated city: they come, in time or late, and move, count or are resolved. */
final class Tickets {

    private static final int A_DAY = 9;

    private record TicketState(long version, String estate, ComplaintFacts facts) {}

    private final Random random;
    private final Map<String, TicketState> tickets = new TreeMap<>();

    Tickets(Random random) {
        this.random = random;
    }

    /** Some come, some change. */
    void happen(LocalDate day, List<DubanEvent> events) {
        int more = random.nextInt(A_DAY);
        for (int i = 0; i < more; i++) {
            String ticketNo = "T%04d".formatted(tickets.size());
            Month month = late(day);
            LocalDate received = month.start().plusDays(random.nextInt(28));
            LocalDate due = received.plusDays(7);
            String estate = place();
            ComplaintFacts facts =
                    new ComplaintFacts(
                            ticketNo,
                            1,
                            estate,
                            received.atTime(9, 0).atOffset(ZoneOffset.ofHours(8)),
                            month,
                            "property.service",
                            random.nextInt(6) > 0,
                            random.nextInt(9) == 0 ? null : due,
                            null);
            tickets.put(ticketNo, new TicketState(1, estate, facts));
            events.add(new ComplaintAttached(facts));
        }
        List<String> known = new ArrayList<>(tickets.keySet());
        for (int i = 0; i < 4 && !known.isEmpty(); i++) {
            change(known.get(random.nextInt(known.size())), day, events);
        }
    }

    /** Mostly of this month, sometimes of one that may have closed, or be final. */
    private Month late(LocalDate day) {
        Month month = Month.of(day);
        for (int back = random.nextInt(5) == 0 ? 1 + random.nextInt(3) : 0; back > 0; back--) {
            month = month.previous();
        }
        return month.compareTo(World.FIRST) < 0 ? World.FIRST : month;
    }

    private String place() {
        return random.nextInt(12) == 0 ? null : "E" + random.nextInt(World.ESTATES);
    }

    private void change(String ticketNo, LocalDate day, List<DubanEvent> events) {
        TicketState before = tickets.get(ticketNo);
        long version = before.version() + 1;
        ComplaintFacts facts = before.facts();
        switch (random.nextInt(3)) {
            case 0 -> {
                String to = place();
                if (!Objects.equals(to, before.estate())) {
                    ComplaintFacts moved = facts(facts, version, to, facts.counted(), null);
                    Reattribution move = new Reattribution(before.estate(), to);
                    events.add(
                            new ComplaintDetached(
                                    ticketNo, version, before.estate(), facts.month(), move));
                    events.add(new ComplaintAttached(moved, move));
                    tickets.put(ticketNo, new TicketState(version, to, moved));
                }
            }
            case 1 ->
                    changed(
                            before,
                            facts(facts, version, before.estate(), !facts.counted(), null),
                            events);
            default ->
                    changed(
                            before,
                            facts(facts, version, before.estate(), facts.counted(), day),
                            events);
        }
    }

    private void changed(TicketState before, ComplaintFacts facts, List<DubanEvent> events) {
        events.add(new ComplaintChanged(facts));
        tickets.put(facts.ticketNo(), new TicketState(facts.version(), before.estate(), facts));
    }

    private static ComplaintFacts facts(
            ComplaintFacts of, long version, String estate, boolean counted, LocalDate resolved) {
        return new ComplaintFacts(
                of.ticketNo(),
                version,
                estate,
                of.receivedAt(),
                of.month(),
                of.category(),
                counted,
                of.due(),
                resolved == null ? of.resolvedOn() : resolved);
    }
}
