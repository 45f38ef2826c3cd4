package io.duban.ranking.readmodel;

import io.duban.contracts.event.BodyEvent;
import io.duban.contracts.event.CalendarEvent;
import io.duban.contracts.event.CalendarEvent.DayHandled;
import io.duban.contracts.event.ComplaintEvent;
import io.duban.contracts.event.EscalationEvent.EscalationAmended;
import io.duban.contracts.event.EscalationEvent.EscalationDayPublished;
import io.duban.contracts.event.EscalationEvent.EscalationRaised;
import io.duban.contracts.event.EscalationEvent.EscalationRevoked;
import io.duban.contracts.event.NoticeEvent;
import io.duban.contracts.event.ProjectEvent;
import io.duban.contracts.event.RankingEvent.RankingDayPublished;
import io.duban.contracts.event.RankingEvent.RankingFailed;
import io.duban.contracts.event.RankingEvent.RankingFinalised;
import io.duban.contracts.event.RankingEvent.RankingPublished;
import io.duban.contracts.event.SupervisionEvent;
import io.duban.contracts.measure.EscalationState;
import io.duban.contracts.measure.Measure;
import io.duban.kit.calendar.DayWork;
import io.duban.kit.event.EventPublisher;
import io.duban.kit.event.ReceivedEvent;
import io.micrometer.core.instrument.MeterRegistry;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Stores what has been published and reports each day of which everything is stored. Whatever comes
 * again changes nothing.
 */
final class ReadModel {

    private final BoardArchive boards;
    private final EscalationArchive escalations;
    private final FailedRankings failed;
    private final PublishedDays days;
    private final EventPublisher publisher;
    private final DayWork work;
    private final String service;
    private final MeterRegistry metrics;

    ReadModel(
            BoardArchive boards,
            EscalationArchive escalations,
            FailedRankings failed,
            PublishedDays days,
            EventPublisher publisher,
            DayWork work,
            String service,
            MeterRegistry metrics) {
        this.boards = boards;
        this.escalations = escalations;
        this.failed = failed;
        this.days = days;
        this.publisher = publisher;
        this.work = work;
        this.service = service;
        this.metrics = metrics;
    }

    void store(List<ReceivedEvent> events) {
        LocalDate rankings = null;
        LocalDate issued = null;
        for (ReceivedEvent received : events) {
            switch (received.event()) {
                case RankingPublished published -> keep(published);
                case RankingFinalised finalised -> boards.finalise(finalised);
                case RankingFailed failure -> keep(failure);
                case EscalationRaised raised -> keep(raised);
                case EscalationAmended amended -> keep(amended);
                case EscalationRevoked revoked -> keep(revoked);
                case RankingDayPublished(var day) -> {
                    failed.published(day);
                    rankings = day;
                }
                case EscalationDayPublished(var day) -> issued = day;
                case CalendarEvent _, BodyEvent _, ComplaintEvent _, NoticeEvent _ -> {
                    // Not on the topics that are read here.
                }
                case ProjectEvent _, SupervisionEvent _ -> {
                    // Not on the topics that are read here.
                }
            }
        }
        if (rankings != null) {
            report(days.rankingsReached(rankings));
        }
        if (issued != null) {
            report(days.escalationsReached(issued));
        }
    }

    /** Days are stored in order, so the last one speaks for those before it. */
    private void report(Optional<LocalDate> day) {
        day.ifPresent(
                it -> {
                    publisher.publish(List.of(new DayHandled(service, it)));
                    work.handled(it);
                });
    }

    private void keep(RankingPublished published) {
        boards.keep(published);
        metrics.counter("duban.rankings.published", "ranking", published.board().ranking())
                .increment();
    }

    /** One that is read a second time may have been mended since. */
    private void keep(RankingFailed failure) {
        if (!days.isBeforeLastRankings(failure.day())) {
            failed.keep(failure);
        }
    }

    private void keep(EscalationRaised raised) {
        if (escalations.keep(raised)) {
            count(raised.escalation().measure(), EscalationState.RAISED.wire());
        }
    }

    private void keep(EscalationAmended amended) {
        if (escalations.keep(amended)) {
            count(amended.escalation().measure(), "amended");
        }
    }

    private void keep(EscalationRevoked revoked) {
        if (escalations.keep(revoked)) {
            count(revoked.escalation().measure(), EscalationState.REVOKED.wire());
        }
    }

    private void count(Measure measure, String change) {
        metrics.counter("duban.escalations", "measure", measure.name(), "state", change)
                .increment();
    }
}
