package io.duban.ranking.tally;

import io.duban.contracts.event.ComplaintEvent;
import io.duban.contracts.event.ComplaintEvent.ComplaintAttached;
import io.duban.contracts.event.ComplaintEvent.ComplaintChanged;
import io.duban.contracts.event.ComplaintEvent.ComplaintDetached;
import io.duban.contracts.event.ComplaintEvent.DayClosed;
import io.duban.contracts.event.ComplaintEvent.EstateRecorded;
import io.duban.contracts.event.MonthClosing;
import io.duban.contracts.event.Reattribution;
import io.duban.contracts.period.Month;
import io.duban.contracts.subject.EstateProfile;
import io.duban.ranking.board.DayPart;
import io.duban.ranking.board.EstateCount;
import io.duban.ranking.board.MonthPart;
import io.duban.ranking.board.MonthTally;
import io.duban.ranking.board.MoveTold;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Counts the complaints of one partition. What has been counted depends on which versions have
 * arrived, not on how often or in which order; what a marker's answer holds depends on what lies
 * before the marker.
 */
final class Tally {

    private final TallyState state;
    private final SeenMoves moves;
    private final int partition;
    private final LocalDate firstDay;

    /**
     * @param firstDay first day that the calendar ends
     * @param told takes the halves of re-attributions, each before the marker that it lies before
     */
    Tally(TallyState state, int partition, LocalDate firstDay, Consumer<MoveTold> told) {
        this.state = state;
        this.partition = partition;
        this.firstDay = firstDay;
        this.moves =
                new SeenMoves(state, half -> told.accept(new MoveTold(openDay(), partition, half)));
    }

    /** The day whose marker comes next. */
    private LocalDate openDay() {
        return state.lastDay().map(it -> it.plusDays(1)).orElse(firstDay);
    }

    /** Takes one event in; a day's marker is answered, unless it has been before. */
    Optional<DayPart> apply(ComplaintEvent event) {
        switch (event) {
            case EstateRecorded recorded -> record(recorded);
            case ComplaintAttached(var complaint, var move) ->
                    see(event.key(), complaint.ticketNo(), Ticket.of(complaint), move, true);
            case ComplaintChanged(var complaint) ->
                    see(event.key(), complaint.ticketNo(), Ticket.of(complaint), null, true);
            case ComplaintDetached(var ticketNo, var version, _, _, var move, _) ->
                    see(event.key(), ticketNo, Ticket.gone(version), move, false);
            case DayClosed marker -> {
                return answer(marker);
            }
        }
        return Optional.empty();
    }

    private void record(EstateRecorded recorded) {
        String estateId = recorded.estate().estateId();
        Optional<RegisteredEstate> before = state.estate(estateId);
        RegisteredEstate now =
                before.map(it -> it.with(recorded)).orElseGet(() -> RegisteredEstate.of(recorded));
        if (before.isPresent() && before.get().equals(now)) {
            return;
        }
        state.keep(now);
        boolean newFirst = before.isEmpty() || !before.get().first().equals(now.first());
        if (newFirst) {
            // Complaints that were charged before the estate was known now add to its sums.
            state.revisable().stream()
                    .filter(month -> concerns(month, estateId))
                    .forEach(this::changed);
        }
    }

    private boolean concerns(Month month, String estateId) {
        return state.count(month, estateId) > 0 || state.timeliness(month, estateId).due() > 0;
    }

    private void see(String key, String ticketNo, Ticket now, Reattribution move, boolean arrives) {
        Optional<Ticket> before = state.ticket(key, ticketNo);
        boolean news = before.filter(it -> it.version() >= now.version()).isEmpty();
        if (move != null) {
            moves.half(key, ticketNo, now.version(), arrives, before, news);
        }
        if (news) {
            replace(key, ticketNo, before, now);
        }
        if (move != null || (news && before.isPresent())) {
            moves.tell(key, ticketNo);
        }
    }

    private void replace(String key, String ticketNo, Optional<Ticket> before, Ticket now) {
        state.keep(key, ticketNo, now);
        Optional<Month> was = before.flatMap(Ticket::countedIn);
        if (!was.equals(now.countedIn())) {
            was.ifPresent(month -> add(month, key, -1));
            now.countedIn().ifPresent(month -> add(month, key, 1));
        }
        before.ifPresent(it -> addDue(it, key, -1));
        addDue(now, key, 1);
        seeDue(before, now);
    }

    private void addDue(Ticket ticket, String key, int difference) {
        ticket.dueIn()
                .ifPresent(
                        month ->
                                state.timeliness(
                                        month,
                                        key,
                                        state.timeliness(month, key)
                                                .plus(
                                                        difference,
                                                        ticket.inTime() ? difference : 0)));
    }

    private void seeDue(Optional<Ticket> before, Ticket now) {
        Optional<Month> was = before.flatMap(Ticket::dueIn);
        boolean same =
                was.equals(now.dueIn()) && before.map(Ticket::inTime).orElse(false) == now.inTime();
        if (!same) {
            was.ifPresent(this::changed);
            now.dueIn().ifPresent(this::changed);
        }
    }

    private void add(Month month, String key, int difference) {
        state.count(month, key, state.count(month, key) + difference);
        changed(month);
    }

    private void changed(Month month) {
        if (state.stateOf(month) == MonthState.TOLD) {
            state.stateOf(month, MonthState.CHANGED);
        }
    }

    private Optional<DayPart> answer(DayClosed marker) {
        if (state.lastDay().filter(last -> !marker.day().isAfter(last)).isPresent()) {
            return Optional.empty();
        }
        List<MonthPart> months = marker.months().stream().map(this::answer).toList();
        state.lastDay(marker.day());
        return Optional.of(new DayPart(marker.day(), partition, months));
    }

    private MonthPart answer(MonthClosing closing) {
        Month month = closing.month();
        MonthState before = state.stateOf(month);
        if (before == MonthState.OPEN) {
            state.estates().forEach(estate -> state.enrol(month, estate.latest()));
        }
        Optional<MonthTally> tally =
                switch (before) {
                    // A final month is asked for again only when it has been reopened.
                    case OPEN, CHANGED, FINAL -> Optional.of(tally(month));
                    case TOLD -> Optional.empty();
                };
        state.stateOf(month, closing.last() ? MonthState.FINAL : MonthState.TOLD);
        return new MonthPart(month, closing.last(), tally);
    }

    private MonthTally tally(Month month) {
        Map<String, Long> counts = new TreeMap<>(state.counts(month));
        // What is due in a month may have been received in another one.
        state.dueIn(month).forEach(key -> counts.putIfAbsent(key, 0L));
        List<EstateCount> estates = new ArrayList<>();
        for (EstateProfile estate : state.roll(month)) {
            counts.remove(estate.estateId());
            estates.add(count(month, estate));
        }
        List<EstateCount> late = new ArrayList<>();
        long unattributed = 0;
        for (var left : counts.entrySet()) {
            Optional<RegisteredEstate> registered = state.estate(left.getKey());
            if (registered.isEmpty()) {
                unattributed += left.getValue();
            } else {
                late.add(count(month, registered.get().first()));
            }
        }
        return new MonthTally(estates, late, unattributed);
    }

    private EstateCount count(Month month, EstateProfile estate) {
        String key = estate.estateId();
        return new EstateCount(estate, state.count(month, key), state.timeliness(month, key));
    }
}
