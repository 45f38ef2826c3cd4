package io.duban.notification.stream;

import io.duban.contracts.event.BodyEvent.BodyRecorded;
import io.duban.contracts.event.CampaignEvent.RecordKept;
import io.duban.contracts.event.CampaignEvent.SubmissionReceived;
import io.duban.contracts.event.ComplaintEvent.ComplaintAttached;
import io.duban.contracts.event.ComplaintEvent.ComplaintChanged;
import io.duban.contracts.event.ComplaintEvent.ComplaintDetached;
import io.duban.contracts.event.ComplaintEvent.EstateRecorded;
import io.duban.contracts.event.DubanEvent;
import io.duban.contracts.event.EscalationEvent.EscalationAmended;
import io.duban.contracts.event.EscalationEvent.EscalationRaised;
import io.duban.contracts.event.EscalationEvent.EscalationRevoked;
import io.duban.contracts.event.EventAttributes;
import io.duban.contracts.event.NoticeEvent;
import io.duban.contracts.event.NoticeFacts;
import io.duban.contracts.event.SupervisionEvent.FindingRecorded;
import io.duban.contracts.event.SupervisionEvent.IndicatorsReported;
import io.duban.contracts.subject.Subject;
import io.duban.kit.security.Reach;
import io.duban.kit.security.Reach.Area;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** The names under which a listener may ask for an event. */
final class Names {

    private Names() {}

    /** Keys and codes of what it is about, the record's key among them. */
    static Set<String> subjects(DubanEvent event) {
        Set<String> names = new HashSet<>();
        names.add(event.key());
        switch (event) {
            case EscalationRaised it -> add(names, it.escalation().subject());
            case EscalationAmended it -> add(names, it.escalation().subject());
            case EscalationRevoked it -> add(names, it.escalation().subject());
            case IndicatorsReported it -> add(names, it.subject());
            case FindingRecorded it -> add(names, it.finding().subject());
            case NoticeEvent it -> add(names, it.notice());
            case EstateRecorded it -> add(names, it.estate().subject());
            case ComplaintAttached it ->
                    complaint(names, it.complaint().ticketNo(), it.complaint().estateId());
            case ComplaintChanged it ->
                    complaint(names, it.complaint().ticketNo(), it.complaint().estateId());
            case ComplaintDetached it -> complaint(names, it.ticketNo(), it.estateId());
            case BodyRecorded it -> names.add(it.body().level().wire() + "/" + it.body().code());
            default -> {
                // The key says it all.
            }
        }
        return names;
    }

    /**
     * Codes of the counties that it concerns, and of the body that it comes from, which may be one.
     *
     * @param ofNotice names of those whom a notice concerns: those of the first release do not name
     *     their counties
     */
    static Set<String> counties(DubanEvent event, Set<String> ofNotice) {
        Set<String> counties = EventAttributes.counties(event);
        return switch (event) {
            case NoticeEvent _ when counties.isEmpty() -> codes(ofNotice);
            case SubmissionReceived it -> Set.of(it.body().id());
            case RecordKept it when it.body() != null -> Set.of(it.body());
            default -> counties;
        };
    }

    /** Codes of the counties among names. */
    private static Set<String> codes(Set<String> names) {
        String county = Reach.name(Area.COUNTY, "");
        return names.stream()
                .filter(it -> it.startsWith(county))
                .map(it -> it.substring(county.length()))
                .collect(Collectors.toSet());
    }

    private static void add(Set<String> names, Subject subject) {
        names.add(subject.key());
        names.add(subject.code());
    }

    private static void add(Set<String> names, NoticeFacts notice) {
        names.add(notice.addressee().id());
        notice.subjects().forEach(it -> add(names, it));
    }

    private static void complaint(Set<String> names, String ticketNo, String estateId) {
        names.add(ticketNo);
        if (estateId != null) {
            names.add("estate/" + estateId);
        }
    }
}
