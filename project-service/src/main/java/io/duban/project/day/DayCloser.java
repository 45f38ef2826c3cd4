package io.duban.project.day;

import io.duban.contracts.event.ProjectEvent;
import io.duban.contracts.event.ProjectEvent.ProjectDayClosed;
import io.duban.contracts.event.ProjectEvent.TasksMissed;
import io.duban.kit.calendar.DayHandler;
import io.duban.kit.event.EventPublisher;
import io.duban.kit.outbox.OutboxRelay;
import io.duban.project.assessment.AssessedPeriod;
import io.duban.project.assessment.Assessments;
import io.duban.project.calendar.BusinessDays;
import io.duban.project.decision.Swaps;
import io.duban.project.report.Bulletins;
import io.duban.project.submission.Submissions;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Ends a day for projects and tasks: what it has to say is worked out once and kept, then said; a
 * day that comes again after a crash says what was kept.
 */
@Component
class DayCloser implements DayHandler {

    private static final Logger LOG = LoggerFactory.getLogger(DayCloser.class);

    private final BusinessDays days;
    private final Swaps swaps;
    private final MissAssessor misses;
    private final ProgressAssessor progress;
    private final Submissions submissions;
    private final MonthReporter reporter;
    private final Bulletins bulletins;
    private final DayRecords records;
    private final Assessments assessments;
    private final OutboxRelay relay;
    private final EventPublisher publisher;

    DayCloser(
            BusinessDays days,
            Swaps swaps,
            MissAssessor misses,
            ProgressAssessor progress,
            Submissions submissions,
            MonthReporter reporter,
            Bulletins bulletins,
            DayRecords records,
            Assessments assessments,
            OutboxRelay relay,
            EventPublisher publisher) {
        this.days = days;
        this.swaps = swaps;
        this.misses = misses;
        this.progress = progress;
        this.submissions = submissions;
        this.reporter = reporter;
        this.bulletins = bulletins;
        this.records = records;
        this.assessments = assessments;
        this.relay = relay;
        this.publisher = publisher;
    }

    @Override
    public void dayEnded(LocalDate day) {
        LocalDate firstDay = days.first(day);
        days.ending(day);
        swaps.settle();
        DayRecord record = records.find(day).orElseGet(() -> assess(day, firstDay));
        assessments.apply(record.missed(), record.assessed());
        record.bulletins().forEach(bulletins::keep);
        // Whatever was assessed lies in an outbox by now, so it is told before what follows from
        // it.
        relay.drain();
        List<ProjectEvent> events = new ArrayList<>(record.missed());
        record.assessed().forEach(it -> events.add(it.assessment()));
        record.bulletins().forEach(it -> events.add(it.event()));
        events.addAll(record.overdue());
        events.add(new ProjectDayClosed(day));
        publisher.publish(events);
        days.ended(day);
    }

    private DayRecord assess(LocalDate day, LocalDate firstDay) {
        List<TasksMissed> missed = misses.assess(day, firstDay);
        List<AssessedPeriod> assessed = progress.assess(day, firstDay);
        DayRecord record =
                new DayRecord(
                        day,
                        missed,
                        assessed,
                        submissions.overdue(day),
                        reporter.report(day, firstDay, missed, assessed));
        record.assessed()
                .forEach(
                        it ->
                                LOG.info(
                                        "Progress of {} assessed with {}, version {}",
                                        it.assessment().period(),
                                        day,
                                        it.assessment().version()));
        return records.keep(record);
    }
}
