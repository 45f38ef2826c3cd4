package io.duban.complaint.tally;

import io.duban.complaint.closing.BusinessCalendar;
import io.duban.complaint.tally.Standing.OpenComplaints;
import io.duban.complaint.tally.Statistics.Area;
import io.duban.complaint.work.WorkFilter;
import io.duban.contracts.period.Month;
import io.duban.kit.query.Query;
import io.duban.kit.security.Caller;
import io.duban.kit.work.WaitingCounts;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What the complaints have to say on a home page, in one call. */
@RestController
class OverviewController {

    /**
     * The part of it that is known here.
     *
     * @param registered complaints of the open month that boards count
     * @param registeredToSameDayBefore those of the month before up to the same day of it
     */
    record Overview(
            long registered,
            long registeredToSameDayBefore,
            OpenComplaints openComplaints,
            WaitingCounts waiting) {}

    private final TallyWorker worker;
    private final Statistics statistics;
    private final Standing standing;
    private final BusinessCalendar calendar;

    OverviewController(
            TallyWorker worker,
            Statistics statistics,
            Standing standing,
            BusinessCalendar calendar) {
        this.worker = worker;
        this.statistics = statistics;
        this.standing = standing;
        this.calendar = calendar;
    }

    @GetMapping("/api/v1/overview")
    Overview overview(Query query, Caller caller) {
        query.finish();
        Area area = new Area(caller.reach(), Optional.empty(), Optional.empty());
        worker.catchUp();
        LocalDate today = calendar.today();
        Month month = Month.of(today);
        Standing.Told told = standing.of(caller, WorkFilter.decides(caller));
        return new Overview(
                statistics.counted(area, List.of(month.id())),
                statistics.counted(area, toSameDay(month.previous(), today).byDay()),
                told.open(),
                told.waiting());
    }

    /** A shorter month is compared as a whole. */
    private static Span toSameDay(Month before, LocalDate today) {
        int day = Math.min(today.getDayOfMonth(), before.end().getDayOfMonth());
        return new Span(before.start(), before.start().withDayOfMonth(day));
    }
}
