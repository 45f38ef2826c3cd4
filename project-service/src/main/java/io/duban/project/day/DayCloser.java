package io.duban.project.day;

import io.duban.contracts.event.ProjectEvent;
import io.duban.contracts.event.ProjectEvent.ProjectDayClosed;
import io.duban.kit.calendar.DayHandler;
import io.duban.kit.event.EventPublisher;
import io.duban.kit.outbox.OutboxRelay;

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
    private final MissAssessor misses;
    private final ProgressAssessor progress;
    private final Assessments assessments;
    private final OutboxRelay relay;
    private final EventPublisher publisher;

    DayCloser(
            BusinessDays days,
            MissAssessor misses,
            ProgressAssessor progress,
            Assessments assessments,
            OutboxRelay relay,
            EventPublisher publisher) {
        this.days = days;
        this.misses = misses;
        this.progress = progress;
        this.assessments = assessments;
        this.relay = relay;
        this.publisher = publisher;
    }

    @Override
    public void dayEnded(LocalDate day) {
        LocalDate firstDay = days.first(day);
        DayRecord record = assessments.day(day).orElseGet(() -> assess(day, firstDay));
        assessments.apply(record);
        // Whatever was assessed lies in an outbox by now, so it is told before what follows from
        // it.
        relay.drain();
        List<ProjectEvent> events = new ArrayList<>(record.missed());
        record.assessed().forEach(it -> events.add(it.assessment()));
        events.add(new ProjectDayClosed(day));
        publisher.publish(events);
        days.ended(day);
    }

    private DayRecord assess(LocalDate day, LocalDate firstDay) {
        DayRecord record =
                new DayRecord(day, misses.assess(day, firstDay), progress.assess(day, firstDay));
        record.assessed()
                .forEach(
                        it ->
                                LOG.info(
                                        "Progress of {} assessed with {}, version {}",
                                        it.assessment().period(),
                                        day,
                                        it.assessment().version()));
        return assessments.keep(record);
    }
}
