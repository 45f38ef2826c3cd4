package io.duban.complaint.tally;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;

import io.duban.complaint.closing.BusinessCalendar;
import io.duban.complaint.work.Deadlines;
import io.duban.complaint.work.OpenMonths;
import io.duban.contracts.period.Month;
import io.duban.contracts.rulebook.Rulebooks;
import io.duban.kit.rulebook.RulebookLibrary;
import io.duban.kit.security.Caller;
import io.duban.kit.security.Reach;

import org.bson.Document;
import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.TreeMap;

/** How much waits, by when it is due, as it is counted. */
@Component
class Standing {

    /**
     * What waits for a caller.
     *
     * @param overdue what was due before today
     * @param later what is due after today
     * @param overdueByKind the former by kind of work; a kind of which nothing is overdue is absent
     */
    record Waiting(long overdue, long dueToday, long later, Map<String, Long> overdueByKind) {}

    private final MongoCollection<Document> rows;
    private final BusinessCalendar calendar;
    private final RulebookLibrary rulebooks;
    private final OpenMonths months;

    Standing(
            MongoDatabase store,
            BusinessCalendar calendar,
            RulebookLibrary rulebooks,
            OpenMonths months) {
        this.rows = store.getCollection(Tally.ROWS);
        this.calendar = calendar;
        this.rulebooks = rulebooks;
        this.months = months;
    }

    Waiting of(Caller caller, boolean decides) {
        Sum sum = new Sum(calendar.today());
        Document area = row(area(caller.reach()));
        area.get(Counts.WORK_ORDER, new Document())
                .forEach(
                        (due, count) ->
                                sum.add(
                                        Counts.WORK_ORDER,
                                        LocalDate.parse(due),
                                        ((Number) count).longValue()));
        if (decides) {
            Rulebooks editions = rulebooks.get();
            Document own = row(Row.waitingFor(caller.keyId()));
            decisions(sum, area, own, Counts.APPEAL, Deadlines.ofFinality(editions));
            decisions(
                    sum, area, new Document(), Counts.UNATTRIBUTED, Deadlines.ofClosing(editions));
        }
        return sum.waiting();
    }

    /** All of them but the caller's own, which another person decides. */
    private void decisions(Sum sum, Document all, Document own, String kind, Deadlines deadlines) {
        OpenMonths.Open open = months.today();
        Document less = own.get(kind, new Document());
        all.get(kind, new Document())
                .forEach(
                        (id, count) -> {
                            Month month = new Month(YearMonth.parse(id));
                            long left =
                                    ((Number) count).longValue()
                                            - ((Number) less.getOrDefault(id, 0)).longValue();
                            if (open.covers(month)) {
                                sum.add(kind, deadlines.of(month), left);
                            }
                        });
    }

    private Document row(Row row) {
        Document found = rows.find(Filters.eq("_id", row.id())).first();
        return found == null ? new Document() : found;
    }

    private static Row area(Reach reach) {
        return switch (reach.area()) {
            case CITY, TASKFORCE, DEPARTMENT -> Row.waiting(null, null, null);
            case COUNTY -> Row.waiting(reach.code(), null, null);
            case STREET -> Row.waiting(null, reach.code(), null);
            case COMPANY -> Row.waiting(null, null, reach.code());
        };
    }

    /** What has been added up so far. */
    private static final class Sum {

        private final LocalDate today;
        private final Map<String, Long> overdue = new TreeMap<>();
        private long dueToday;
        private long later;

        Sum(LocalDate today) {
            this.today = today;
        }

        void add(String kind, LocalDate due, long count) {
            if (count == 0) {
                return;
            }
            if (due.isBefore(today)) {
                overdue.merge(kind, count, Long::sum);
            } else if (due.equals(today)) {
                dueToday += count;
            } else {
                later += count;
            }
        }

        Waiting waiting() {
            long all = overdue.values().stream().mapToLong(it -> it).sum();
            return new Waiting(all, dueToday, later, overdue);
        }
    }
}
