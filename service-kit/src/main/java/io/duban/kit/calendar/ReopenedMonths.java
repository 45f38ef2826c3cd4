package io.duban.kit.calendar;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;

import io.duban.contracts.event.CalendarEvent.MonthReopened;
import io.duban.contracts.event.MonthClosing;
import io.duban.contracts.period.Month;
import io.duban.kit.store.DuplicateKey;

import org.bson.Document;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Final months that are open to corrections again (重新开放, RULES 4), as each service keeps them. */
public final class ReopenedMonths {

    private static final String FROM = "from";
    private static final String THROUGH = "through";
    private static final String REASON = "reason";
    private static final int MOST = 1_000;

    /**
     * The last reopening of a month.
     *
     * @param from first business day of it
     * @param through last one, whose end makes the month final again
     */
    public record Reopening(Month month, LocalDate from, LocalDate through, String reason) {

        boolean covers(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(through);
        }
    }

    private final MongoCollection<Document> months;

    public ReopenedMonths(MongoDatabase store) {
        this.months = store.getCollection("reopenedMonths");
    }

    /** Keeps a reopening in place of the month's one before; again does no harm. */
    public void keep(MonthReopened event) {
        DuplicateKey.tryAgain(
                () ->
                        months.updateOne(
                                Filters.eq("_id", event.month().id()),
                                Updates.combine(
                                        Updates.set(FROM, event.day().toString()),
                                        Updates.set(THROUGH, event.through().toString()),
                                        Updates.set(REASON, event.reason())),
                                new UpdateOptions().upsert(true)));
    }

    /** The month's last reopening, over or not. */
    public Optional<Reopening> find(Month month) {
        return Optional.ofNullable(months.find(Filters.eq("_id", month.id())).first())
                .map(ReopenedMonths::reopening);
    }

    /** Whether corrections of the month lead to a revision when the day ends. */
    public boolean isOpen(Month month, LocalDate day) {
        return find(month).filter(it -> it.covers(day)).isPresent();
    }

    /** The months that a day has to mark by the rulebook, and those that are reopened. */
    public List<MonthClosing> with(List<MonthClosing> regular, LocalDate dayEnded) {
        List<MonthClosing> all = new ArrayList<>(regular);
        for (Document document : months.find().limit(MOST)) {
            Reopening reopening = reopening(document);
            boolean marked = regular.stream().anyMatch(it -> it.month().equals(reopening.month()));
            if (reopening.covers(dayEnded) && !marked) {
                all.add(new MonthClosing(reopening.month(), dayEnded.equals(reopening.through())));
            }
        }
        all.sort(Comparator.comparing(MonthClosing::month));
        return List.copyOf(all);
    }

    private static Reopening reopening(Document document) {
        return new Reopening(
                new Month(YearMonth.parse(document.getString("_id"))),
                LocalDate.parse(document.getString(FROM)),
                LocalDate.parse(document.getString(THROUGH)),
                document.getString(REASON));
    }
}
