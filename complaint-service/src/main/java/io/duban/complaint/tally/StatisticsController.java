package io.duban.complaint.tally;

import io.duban.complaint.closing.BusinessCalendar;
import io.duban.complaint.register.RegisterNames;
import io.duban.complaint.tally.Statistics.Area;
import io.duban.complaint.tally.Statistics.By;
import io.duban.contracts.period.Month;
import io.duban.kit.query.Query;
import io.duban.kit.security.Caller;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Complaints counted by one thing, as far as the caller reaches. */
@RestController
class StatisticsController {

    /** By day and by company there is much of each. */
    private static final int MOST_DAYS = 366;

    private static final int MOST_YEARS = 10;

    record Counted(List<ComplaintCount> items) {}

    private final TallyWorker worker;
    private final Statistics statistics;
    private final BusinessCalendar calendar;
    private final RegisterNames names;

    StatisticsController(
            TallyWorker worker,
            Statistics statistics,
            BusinessCalendar calendar,
            RegisterNames names) {
        this.worker = worker;
        this.statistics = statistics;
        this.calendar = calendar;
        this.names = names;
    }

    @GetMapping("/api/v1/statistics/complaints")
    Counted count(Query query, Caller caller) {
        Optional<By> by = query.choice("by", By.values());
        if (query.any("by").isEmpty()) {
            query.reject("by", "required", "must be given");
        }
        Span span = span(query);
        int most = by.filter(it -> it.isOf(By.DAY, By.COMPANY)).isPresent() ? 1 : MOST_YEARS;
        if (span.days() > (long) most * MOST_DAYS) {
            query.reject(
                    "to", "out-of-range", "must be at most " + most * MOST_DAYS + " days later");
        }
        Area area =
                new Area(caller.reach(), query.identifier("county"), query.identifier("street"));
        query.finish();
        worker.catchUp();
        return new Counted(
                statistics.count(by.orElseThrow(), area, span).entrySet().stream()
                        .map(
                                it ->
                                        ComplaintCount.of(
                                                it.getKey(),
                                                name(by.orElseThrow(), it.getKey()),
                                                it.getValue()))
                        .toList());
    }

    /** From the first of the open month, and up to today, where nothing is said. */
    private Span span(Query query) {
        LocalDate today = calendar.today();
        LocalDate from = query.date("from").orElse(Month.of(today).start());
        Optional<LocalDate> last = query.date("to");
        if (last.filter(it -> it.isBefore(from)).isPresent()) {
            query.reject("to", "before-from", "must not be before " + from);
        }
        return new Span(from, last.orElse(from.isAfter(today) ? from : today));
    }

    private String name(By by, String key) {
        return switch (by) {
            case COUNTY, STREET -> names.body(key).name();
            case COMPANY -> names.company(key).name();
            case DAY, MONTH, CATEGORY, STATUS -> null;
        };
    }
}
