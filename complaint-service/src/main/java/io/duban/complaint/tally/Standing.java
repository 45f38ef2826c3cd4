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
import io.duban.kit.work.WaitingCounts;
import io.duban.kit.work.WorkKind;

import org.bson.Document;
import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.time.YearMonth;

/** How much waits, by when it is due, as it is counted. */
@Component
class Standing {

    /**
     * Complaints in a caller's area of which something is open, of all months and whoever decides.
     *
     * @param overdue that should have been resolved before today
     * @param appeals of which a request for exclusion has not been decided
     * @param unattributed that nobody could be charged with; absent for whoever may not see them
     */
    record OpenComplaints(long overdue, long appeals, Long unattributed) {}

    /** Both, from one look. */
    record Told(OpenComplaints open, WaitingCounts waiting) {}

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

    /** What a caller's area has, and what of it waits for the caller. */
    Told of(Caller caller, boolean decides) {
        Reach reach = caller.reach();
        Sum sum = new Sum(calendar.today());
        Document area = row(area(reach));
        workOrders(sum, area);
        OpenComplaints open =
                new OpenComplaints(
                        sum.waiting().overdue(),
                        all(area, Counts.APPEAL),
                        reach.isWholeCity() ? all(area, Counts.UNATTRIBUTED) : null);
        if (decides) {
            Rulebooks editions = rulebooks.get();
            Document own = row(Row.waitingFor(caller.keyId()));
            decisions(sum, area, own, WorkKind.APPEAL, Deadlines.ofFinality(editions));
            decisions(
                    sum,
                    area,
                    new Document(),
                    WorkKind.UNATTRIBUTED,
                    Deadlines.ofClosing(editions));
        }
        return new Told(open, sum.waiting());
    }

    private static void workOrders(Sum sum, Document area) {
        area.get(Counts.WORK_ORDER, new Document())
                .forEach(
                        (due, count) ->
                                sum.add(
                                        WorkKind.WORK_ORDER,
                                        LocalDate.parse(due),
                                        ((Number) count).longValue()));
    }

    private static long all(Document area, String kind) {
        return area.get(kind, new Document()).values().stream()
                .mapToLong(it -> ((Number) it).longValue())
                .sum();
    }

    /** All of them but the caller's own, which another person decides. */
    private void decisions(
            Sum sum, Document all, Document own, WorkKind kind, Deadlines deadlines) {
        OpenMonths.Open open = months.today();
        Document less = own.get(kind.wire(), new Document());
        all.get(kind.wire(), new Document())
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
        private final WaitingCounts.Tally tally = new WaitingCounts.Tally();

        Sum(LocalDate today) {
            this.today = today;
        }

        void add(WorkKind kind, LocalDate due, long count) {
            int late = due.compareTo(today);
            tally.add(kind, late < 0 ? count : 0, late == 0 ? count : 0, late > 0 ? count : 0);
        }

        WaitingCounts waiting() {
            return tally.counts();
        }
    }
}
