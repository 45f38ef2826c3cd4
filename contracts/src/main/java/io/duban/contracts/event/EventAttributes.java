package io.duban.contracts.event;

import io.duban.contracts.board.Board;
import io.duban.contracts.event.BodyEvent.BodyDayClosed;
import io.duban.contracts.event.BodyEvent.BodyRecorded;
import io.duban.contracts.event.CalendarEvent.DayEnded;
import io.duban.contracts.event.CalendarEvent.DayHandled;
import io.duban.contracts.event.CampaignEvent.BulletinPublished;
import io.duban.contracts.event.CampaignEvent.SubmissionOverdue;
import io.duban.contracts.event.ComplaintEvent.ComplaintAttached;
import io.duban.contracts.event.ComplaintEvent.ComplaintChanged;
import io.duban.contracts.event.ComplaintEvent.ComplaintDetached;
import io.duban.contracts.event.ComplaintEvent.DayClosed;
import io.duban.contracts.event.ComplaintEvent.EstateRecorded;
import io.duban.contracts.event.EscalationEvent.EscalationAmended;
import io.duban.contracts.event.EscalationEvent.EscalationDayPublished;
import io.duban.contracts.event.EscalationEvent.EscalationRaised;
import io.duban.contracts.event.EscalationEvent.EscalationRevoked;
import io.duban.contracts.event.NoticeEvent.NoticeAnswered;
import io.duban.contracts.event.NoticeEvent.NoticeClosed;
import io.duban.contracts.event.NoticeEvent.NoticeDelivered;
import io.duban.contracts.event.NoticeEvent.NoticeDrafted;
import io.duban.contracts.event.NoticeEvent.NoticeFollowedUp;
import io.duban.contracts.event.NoticeEvent.NoticeIssued;
import io.duban.contracts.event.NoticeEvent.NoticeReceived;
import io.duban.contracts.event.NoticeEvent.NoticeRedrawn;
import io.duban.contracts.event.NoticeEvent.NoticeReminded;
import io.duban.contracts.event.NoticeEvent.NoticeReturned;
import io.duban.contracts.event.NoticeEvent.NoticeSigned;
import io.duban.contracts.event.NoticeEvent.NoticeVoided;
import io.duban.contracts.event.NoticeEvent.NoticeWithdrawn;
import io.duban.contracts.event.ProjectEvent.ProgressAssessed;
import io.duban.contracts.event.ProjectEvent.ProjectDayClosed;
import io.duban.contracts.event.ProjectEvent.ProjectRecorded;
import io.duban.contracts.event.ProjectEvent.TaskRecorded;
import io.duban.contracts.event.ProjectEvent.TasksMissed;
import io.duban.contracts.event.RankingEvent.RankingDayPublished;
import io.duban.contracts.event.RankingEvent.RankingFailed;
import io.duban.contracts.event.RankingEvent.RankingFinalised;
import io.duban.contracts.event.RankingEvent.RankingPublished;
import io.duban.contracts.event.SupervisionEvent.FindingRecorded;
import io.duban.contracts.event.SupervisionEvent.IndicatorsReported;
import io.duban.contracts.event.SupervisionEvent.SupervisionDayClosed;
import io.duban.contracts.measure.Escalation;
import io.duban.contracts.measure.EvidenceRow;
import io.duban.contracts.period.BusinessTime;
import io.duban.contracts.subject.BodyProfile;
import io.duban.contracts.subject.Party;
import io.duban.contracts.subject.Subject;
import io.duban.contracts.subject.SubjectType;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the envelope (信封) says of an event, so that whoever passes events on need not open them. */
public final class EventAttributes {

    private EventAttributes() {}

    /** CloudEvents extension {@code county}: code of the one county (县区) that it concerns. */
    public static Optional<String> county(DubanEvent event) {
        Set<String> counties = counties(event);
        return counties.size() == 1 ? Optional.of(counties.iterator().next()) : Optional.empty();
    }

    /**
     * Codes of the counties that it concerns, as far as it tells; empty for what concerns the whole
     * city.
     */
    public static Set<String> counties(DubanEvent event) {
        return switch (event) {
            case BodyEvent it -> ofBody(it);
            case CalendarEvent _, RankingEvent _ -> Set.of();
            case ComplaintEvent it -> ofComplaint(it);
            case ProjectEvent it -> ofProject(it);
            case SupervisionEvent it -> ofSupervision(it);
            case EscalationEvent it ->
                    escalation(it).map(EventAttributes::counties).orElse(Set.of());
            case NoticeEvent it -> counties(it.notice());
        };
    }

    /** CloudEvents extension {@code measure} (措施): the measure that it is about. */
    public static Optional<String> measure(DubanEvent event) {
        return switch (event) {
            case EscalationEvent it ->
                    escalation(it).map(escalation -> escalation.measure().name());
            case NoticeEvent it -> Optional.of(it.notice().measure().name());
            case BodyEvent _, CalendarEvent _, ComplaintEvent _ -> Optional.empty();
            case ProjectEvent _, SupervisionEvent _, RankingEvent _ -> Optional.empty();
        };
    }

    /** CloudEvents extension {@code state} (状态): where its escalation, notice or project now is. */
    public static Optional<String> state(DubanEvent event) {
        return switch (event) {
            case EscalationRaised _, EscalationAmended _ -> Optional.of("raised");
            case EscalationRevoked _ -> Optional.of("revoked");
            case EscalationDayPublished _ -> Optional.empty();
            case NoticeDrafted _ -> Optional.of("drafted");
            case NoticeIssued _ -> Optional.of("issued");
            case NoticeWithdrawn _ -> Optional.of("withdrawn");
            case NoticeRedrawn _ -> Optional.of("drafted");
            case NoticeSigned _ -> Optional.of("signed");
            case NoticeDelivered _ -> Optional.of("delivered");
            case NoticeReceived _, NoticeReturned _ -> Optional.of("received");
            case NoticeAnswered _ -> Optional.of("answered");
            case NoticeClosed _ -> Optional.of("closed");
            case NoticeVoided _ -> Optional.of("void");
            case NoticeReminded _, NoticeFollowedUp _ -> Optional.empty();
            case ProjectRecorded it -> Optional.of(it.project().state().name());
            case BodyEvent _, CalendarEvent _, ComplaintEvent _, ProjectEvent _ -> Optional.empty();
            case SupervisionEvent _, RankingEvent _ -> Optional.empty();
        };
    }

    /**
     * When it was told, where that follows from the fact: what the end of a business day causes is
     * told when that day ends. Empty for what somebody does, which is told when it is done.
     */
    public static Optional<Instant> told(DubanEvent event) {
        return Optional.ofNullable(day(event))
                .map(day -> day.plusDays(1).atStartOfDay(BusinessTime.ZONE).toInstant());
    }

    private static LocalDate day(DubanEvent event) {
        return switch (event) {
            case DayEnded it -> it.day();
            case DayHandled it -> it.day();
            case CalendarEvent _ -> null;
            case BodyDayClosed it -> it.day();
            case BodyRecorded _ -> null;
            case DayClosed it -> it.day();
            case ComplaintEvent _ -> null;
            case TasksMissed it -> it.day();
            case ProgressAssessed it -> it.day();
            case BulletinPublished it -> it.day();
            case SubmissionOverdue it -> it.due();
            case ProjectDayClosed it -> it.day();
            case ProjectEvent _ -> null;
            case SupervisionDayClosed it -> it.day();
            case SupervisionEvent _ -> null;
            case RankingPublished(Board board, String _) -> board.closedOn();
            case RankingFailed it -> it.day();
            case RankingFinalised it -> it.on();
            case RankingDayPublished it -> it.day();
            case EscalationRaised it -> it.on();
            case EscalationAmended it -> it.on();
            case EscalationRevoked it -> it.on();
            case EscalationDayPublished it -> it.day();
            case NoticeEvent _ -> null;
        };
    }

    private static Set<String> ofBody(BodyEvent event) {
        if (!(event instanceof BodyRecorded(BodyProfile body, long _))) {
            return Set.of();
        }
        return switch (body.level()) {
            case COUNTY -> Set.of(body.code());
            case STREET -> body.parent() == null ? Set.of() : Set.of(body.parent());
            case CITY, DEPARTMENT, TASKFORCE -> Set.of();
        };
    }

    private static Set<String> ofComplaint(ComplaintEvent event) {
        return switch (event) {
            case EstateRecorded it -> Set.of(it.estate().county().id());
            case ComplaintAttached it -> county(it.complaint().place());
            case ComplaintChanged it -> county(it.complaint().place());
            case ComplaintDetached it -> county(it.place());
            case DayClosed _ -> Set.of();
        };
    }

    private static Set<String> ofProject(ProjectEvent event) {
        return switch (event) {
            case ProjectRecorded it -> Set.of(it.project().county().code());
            case TaskRecorded it -> Set.of(it.task().county().code());
            case TasksMissed it -> codes(it.misses().stream().map(miss -> miss.subject()));
            case ProgressAssessed it -> codes(it.counties().stream().map(row -> row.county()));
            case ProjectDayClosed _, CampaignEvent _ -> Set.of();
        };
    }

    private static Set<String> ofSupervision(SupervisionEvent event) {
        return switch (event) {
            case IndicatorsReported it -> county(it.subject());
            case FindingRecorded it -> with(county(it.finding().subject()), it.finding().county());
            case SupervisionDayClosed _ -> Set.of();
        };
    }

    private static Optional<Escalation> escalation(EscalationEvent event) {
        return switch (event) {
            case EscalationRaised it -> Optional.of(it.escalation());
            case EscalationAmended it -> Optional.of(it.escalation());
            case EscalationRevoked it -> Optional.of(it.escalation());
            case EscalationDayPublished _ -> Optional.empty();
        };
    }

    /** Codes of the counties that it concerns; an estate's is that of its latest listing. */
    public static Set<String> counties(Escalation escalation) {
        Party ofEstate =
                escalation.evidence().rows().reversed().stream()
                        .findFirst()
                        .map(EvidenceRow::estate)
                        .map(estate -> estate.county())
                        .orElse(null);
        Set<String> own = with(county(escalation.subject()), escalation.evidence().county());
        return with(own, ofEstate);
    }

    private static Set<String> counties(NoticeFacts notice) {
        Set<String> counties = new TreeSet<>(notice.counties());
        counties.addAll(codes(notice.subjects().stream()));
        return counties;
    }

    private static Set<String> county(Subject subject) {
        return codes(Stream.of(subject));
    }

    private static Set<String> county(Place place) {
        return place == null ? Set.of() : Set.of(place.county());
    }

    private static Set<String> codes(Stream<Subject> subjects) {
        return subjects.filter(it -> it.type() == SubjectType.COUNTY)
                .map(Subject::code)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> with(Collection<String> codes, Party county) {
        Set<String> all = new TreeSet<>(codes);
        if (county != null) {
            all.add(county.id());
        }
        return all;
    }
}
