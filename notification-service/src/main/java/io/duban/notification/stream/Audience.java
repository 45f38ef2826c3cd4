package io.duban.notification.stream;

import io.duban.contracts.event.BodyEvent;
import io.duban.contracts.event.CalendarEvent;
import io.duban.contracts.event.CampaignEvent.BulletinPublished;
import io.duban.contracts.event.CampaignEvent.RecordKept;
import io.duban.contracts.event.CampaignEvent.SubmissionOverdue;
import io.duban.contracts.event.CampaignEvent.SubmissionReceived;
import io.duban.contracts.event.ComplaintEvent;
import io.duban.contracts.event.ComplaintEvent.ComplaintAttached;
import io.duban.contracts.event.ComplaintEvent.ComplaintChanged;
import io.duban.contracts.event.ComplaintEvent.ComplaintDetached;
import io.duban.contracts.event.ComplaintEvent.DayClosed;
import io.duban.contracts.event.ComplaintEvent.EstateRecorded;
import io.duban.contracts.event.DubanEvent;
import io.duban.contracts.event.EscalationEvent.EscalationDayPublished;
import io.duban.contracts.event.EscalationEvent.EscalationRaised;
import io.duban.contracts.event.EscalationEvent.EscalationRevoked;
import io.duban.contracts.event.NoticeEvent;
import io.duban.contracts.event.Place;
import io.duban.contracts.event.ProjectEvent;
import io.duban.contracts.event.ProjectEvent.ProgressAssessed;
import io.duban.contracts.event.ProjectEvent.ProjectDayClosed;
import io.duban.contracts.event.ProjectEvent.ProjectRecorded;
import io.duban.contracts.event.ProjectEvent.TaskRecorded;
import io.duban.contracts.event.ProjectEvent.TasksMissed;
import io.duban.contracts.event.RankingEvent;
import io.duban.contracts.event.SupervisionEvent;
import io.duban.contracts.event.SupervisionEvent.FindingRecorded;
import io.duban.contracts.event.SupervisionEvent.IndicatorsReported;
import io.duban.contracts.event.SupervisionEvent.SupervisionDayClosed;
import io.duban.contracts.event.Topic;
import io.duban.contracts.ladder.Finding;
import io.duban.contracts.subject.EstateProfile;
import io.duban.kit.security.Role;
import io.duban.notification.notice.Concerned;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who may hear what: whoever may read it in the lists of the service that tells it. */
final class Audience {

    private Audience() {}

    /** Whether a role may hear of a topic at all. */
    static boolean hears(Role role, Topic topic) {
        return switch (topic) {
            case RANKING, ESCALATION, NOTICE, CALENDAR -> role != Role.HOTLINE;
            case BODY, COMPLAINT -> role != Role.HOTLINE && role != Role.SUBSCRIBER;
            case PROJECT -> isOffice(role) || role == Role.COUNTY;
            case SUPERVISION -> isOffice(role) || role == Role.COUNTY || role == Role.STREET;
        };
    }

    /**
     * Codes of those whom an event concerns, of which a key of another body hears nothing; absent
     * when it is for everybody who hears its topic.
     *
     * @param ofNotice whom a notice concerns
     */
    static Optional<Set<String>> of(DubanEvent event, Set<String> ofNotice) {
        return switch (event) {
            case RankingEvent _, CalendarEvent _, BodyEvent _, EscalationDayPublished _ ->
                    Optional.empty();
            case EscalationRaised it -> Optional.of(Concerned.bodies(it.escalation()));
            case EscalationRevoked it -> Optional.of(Concerned.bodies(it.escalation()));
            case NoticeEvent _ -> Optional.of(ofNotice);
            case ComplaintEvent it -> ofComplaint(it);
            case ProjectEvent it -> ofProject(it);
            case SupervisionEvent it -> ofSupervision(it);
        };
    }

    private static boolean isOffice(Role role) {
        return role == Role.OFFICIAL || role == Role.ADMIN;
    }

    /** What nobody can be charged with yet is the city's alone. */
    private static Optional<Set<String>> ofComplaint(ComplaintEvent event) {
        return switch (event) {
            case EstateRecorded it -> Optional.of(at(it.estate()));
            case ComplaintAttached it -> Optional.of(at(it.complaint().place()));
            case ComplaintChanged it -> Optional.of(at(it.complaint().place()));
            case ComplaintDetached it -> Optional.of(at(it.place()));
            case DayClosed _ -> Optional.empty();
        };
    }

    /** What holds all counties in one is the city's; the bulletin is addressed to all of them. */
    private static Optional<Set<String>> ofProject(ProjectEvent event) {
        return switch (event) {
            case ProjectRecorded it -> Optional.of(Set.of(it.project().county().code()));
            case TaskRecorded it -> Optional.of(Set.of(it.task().county().code()));
            case RecordKept it -> Optional.of(present(it.body()));
            case SubmissionReceived it -> Optional.of(Set.of(it.body().id()));
            case TasksMissed _, ProgressAssessed _, SubmissionOverdue _ -> Optional.of(Set.of());
            case BulletinPublished _, ProjectDayClosed _ -> Optional.empty();
        };
    }

    private static Optional<Set<String>> ofSupervision(SupervisionEvent event) {
        return switch (event) {
            case IndicatorsReported it -> Optional.of(Set.of(it.subject().code()));
            case FindingRecorded it -> Optional.of(of(it.finding()));
            case SupervisionDayClosed _ -> Optional.empty();
        };
    }

    private static Set<String> of(Finding finding) {
        return present(
                finding.subject().code(), finding.county() == null ? null : finding.county().id());
    }

    private static Set<String> at(EstateProfile estate) {
        return present(estate.county().id(), estate.street().id(), estate.company().id());
    }

    private static Set<String> at(Place place) {
        return place == null ? Set.of() : present(place.county(), place.street(), place.company());
    }

    private static Set<String> present(String... codes) {
        return Stream.of(codes).filter(it -> it != null).collect(Collectors.toSet());
    }
}
