package io.duban.notification.stream;

import io.duban.contracts.event.BodyEvent;
import io.duban.contracts.event.CalendarEvent;
import io.duban.contracts.event.ComplaintEvent;
import io.duban.contracts.event.DubanEvent;
import io.duban.contracts.event.EscalationEvent.EscalationDayPublished;
import io.duban.contracts.event.EscalationEvent.EscalationRaised;
import io.duban.contracts.event.EscalationEvent.EscalationRevoked;
import io.duban.contracts.event.EventType;
import io.duban.contracts.event.NoticeEvent;
import io.duban.contracts.event.NoticeFacts;
import io.duban.contracts.event.ProjectEvent;
import io.duban.contracts.event.RankingEvent.RankingDayPublished;
import io.duban.contracts.event.RankingEvent.RankingFailed;
import io.duban.contracts.event.RankingEvent.RankingFinalised;
import io.duban.contracts.event.RankingEvent.RankingPublished;
import io.duban.contracts.event.SupervisionEvent;
import io.duban.contracts.event.Topic;
import io.duban.contracts.measure.Escalation;
import io.duban.contracts.subject.Subject;
import io.duban.notification.notice.Concerned;

import tools.jackson.databind.json.JsonMapper;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Turns what lies in the log into what is sent. */
final class EventEnvelope {

    /** CloudEvents 1.0 in its structured JSON form. */
    private record Structured(
            String specversion,
            String id,
            String source,
            String type,
            String subject,
            String datacontenttype,
            Object data) {}

    private final JsonMapper mapper;

    EventEnvelope(JsonMapper mapper) {
        this.mapper = mapper;
    }

    /**
     * An event ready to be sent; empty for day marks, which are nobody's news.
     *
     * @param noticeBodies whom each notice concerns, by its id
     */
    Optional<StreamedEvent> of(LogRecord record, Map<String, Set<String>> noticeBodies) {
        return switch (record.event()) {
            case RankingPublished it ->
                    Optional.of(seal(record, RankingSummary.of(it), Set.of(), Set.of()));
            case RankingFailed it -> Optional.of(seal(record, it, Set.of(), Set.of()));
            case RankingFinalised it -> Optional.of(seal(record, it, Set.of(), Set.of()));
            case EscalationRaised it -> Optional.of(escalation(record, it.escalation()));
            case EscalationRevoked it -> Optional.of(escalation(record, it.escalation()));
            case NoticeEvent it -> Optional.of(notice(record, it.notice(), noticeBodies));
            case RankingDayPublished _, EscalationDayPublished _ -> Optional.empty();
            case CalendarEvent _, BodyEvent _, ComplaintEvent _ -> Optional.empty();
            case ProjectEvent _, SupervisionEvent _ -> Optional.empty();
        };
    }

    private StreamedEvent escalation(LogRecord record, Escalation escalation) {
        return seal(
                record,
                record.event(),
                Set.of(escalation.subject().code()),
                Concerned.bodies(escalation));
    }

    private StreamedEvent notice(
            LogRecord record, NoticeFacts facts, Map<String, Set<String>> noticeBodies) {
        Set<String> subjects = new HashSet<>();
        subjects.add(facts.addressee().id());
        for (Subject subject : facts.subjects()) {
            subjects.add(subject.key());
            subjects.add(subject.code());
        }
        Set<String> known = Set.of(facts.addressee().id());
        return seal(
                record,
                record.event(),
                subjects,
                noticeBodies.getOrDefault(facts.noticeId(), known));
    }

    private StreamedEvent seal(
            LogRecord record, Object data, Set<String> more, Set<String> bodies) {
        DubanEvent event = record.event();
        String type = EventType.of(event).wire();
        Set<String> subjects = new HashSet<>(more);
        subjects.add(event.key());
        Structured structured =
                new Structured(
                        "1.0",
                        event.eventId(),
                        record.source(),
                        type,
                        event.key(),
                        "application/json",
                        data);
        return new StreamedEvent(
                Topic.of(event),
                record.offset(),
                type,
                mapper.writeValueAsString(structured),
                subjects,
                bodies);
    }
}
