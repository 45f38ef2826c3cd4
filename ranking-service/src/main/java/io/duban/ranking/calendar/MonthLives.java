package io.duban.ranking.calendar;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;

import io.duban.contracts.event.CalendarEvent.MonthReopened;
import io.duban.contracts.period.Month;
import io.duban.contracts.rulebook.ClosingTerms;
import io.duban.kit.calendar.ReopenedMonths;
import io.duban.kit.calendar.ReopenedMonths.Reopening;
import io.duban.kit.event.EventCodec;
import io.duban.kit.outbox.OutboxFields;
import io.duban.kit.outbox.OutboxRelay;
import io.duban.kit.problem.ProblemException;
import io.duban.kit.rulebook.RulebookLibrary;

import org.bson.Document;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Open, closed, final, reopened: what becomes of a month (关账、定稿、重新开放, RULES 4). */
final class MonthLives {

    private static final String COLLECTION = "reopenings";

    /** Where a month stands. */
    enum State {
        OPEN,
        CLOSED,
        FINAL,
        REOPENED;

        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A month and its days.
     *
     * @param closesOn the day whose end closes it
     * @param finalOn the day whose end makes it final
     * @param reopening the last one, over or not; absent when there never was one
     */
    record MonthLife(
            Month month,
            String state,
            LocalDate closesOn,
            LocalDate finalOn,
            Reopening reopening) {}

    private final MongoCollection<Document> reopenings;
    private final EventCodec codec;
    private final OutboxRelay relay;
    private final ReopenedMonths reopened;
    private final RulebookLibrary rulebooks;
    private final Calendar calendar;

    MonthLives(
            MongoDatabase store,
            EventCodec codec,
            OutboxRelay relay,
            ReopenedMonths reopened,
            RulebookLibrary rulebooks,
            Calendar calendar) {
        this.reopenings = store.getCollection(COLLECTION);
        this.codec = codec;
        this.relay = relay;
        this.reopened = reopened;
        this.rulebooks = rulebooks;
        this.calendar = calendar;
        relay.register(COLLECTION);
    }

    MonthLife of(Month month) {
        ClosingTerms terms = terms(month);
        return new MonthLife(
                month,
                state(month).wire(),
                terms.closingDay(month),
                terms.finalDay(month),
                reopened.find(month).orElse(null));
    }

    /**
     * Opens a final month to corrections; one that is reopened already stays as it is.
     *
     * @param by the administrator's key
     */
    void reopen(Month month, String reason, String by) {
        CalendarState days = calendar.state();
        LocalDate today = days.lastEnded().plusDays(1);
        ClosingTerms terms = terms(month);
        boolean ours = !terms.closingDay(month).isBefore(days.firstDay());
        Optional<Reopening> before = reopened.find(month);
        switch (state(month)) {
            case REOPENED -> requireSame(before.orElseThrow(), reason);
            case OPEN, CLOSED ->
                    throw ProblemException.conflict(
                            "not-final",
                            month.id() + " is not final; it takes corrections without reopening.");
            case FINAL -> {
                if (!ours || month.compareTo(terms.firstMonth()) < 0) {
                    throw ProblemException.conflict(
                            "never-closed", month.id() + " was never closed here.");
                }
                tell(
                        new MonthReopened(
                                month,
                                today,
                                today.plusDays(terms.reopenedForDays() - 1L),
                                reason,
                                by));
            }
        }
    }

    private void tell(MonthReopened event) {
        Document document = new Document("_id", event.eventId()).append(OutboxFields.VERSION, 1L);
        OutboxFields.start(document, OutboxFields.encode(codec, List.of(event)));
        try {
            reopenings.insertOne(document);
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
        }
        relay.drain();
        reopened.keep(event);
    }

    private static void requireSame(Reopening before, String reason) {
        if (!before.reason().equals(reason)) {
            throw ProblemException.conflict(
                    "reopened",
                    before.month().id() + " is reopened through " + before.through() + ".");
        }
    }

    private State state(Month month) {
        LocalDate last = calendar.state().lastEnded();
        ClosingTerms terms = terms(month);
        if (last.isBefore(terms.closingDay(month))) {
            return State.OPEN;
        }
        if (last.isBefore(terms.finalDay(month))) {
            return State.CLOSED;
        }
        return reopened.isOpen(month, last.plusDays(1)) ? State.REOPENED : State.FINAL;
    }

    private ClosingTerms terms(Month month) {
        return rulebooks.get().of(month).closing();
    }
}
