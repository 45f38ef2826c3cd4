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
import io.duban.contracts.event.EscalationEvent.EscalationAmended;
import io.duban.contracts.event.EscalationEvent.EscalationDayPublished;
import io.duban.contracts.event.EscalationEvent.EscalationRaised;
import io.duban.contracts.event.EscalationEvent.EscalationRevoked;
import io.duban.contracts.event.NoticeEvent;
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
import io.duban.contracts.event.NoticeFacts;
import io.duban.contracts.event.Place;
import io.duban.contracts.event.ProjectEvent;
import io.duban.contracts.event.ProjectEvent.ProgressAssessed;
import io.duban.contracts.event.ProjectEvent.ProjectDayClosed;
import io.duban.contracts.event.ProjectEvent.ProjectRecorded;
import io.duban.contracts.event.ProjectEvent.TaskRecorded;
import io.duban.contracts.event.ProjectEvent.TasksMissed;
import io.duban.contracts.event.RankingEvent;
import io.duban.contracts.event.RankingEvent.RankingFailed;
import io.duban.contracts.event.SupervisionEvent;
import io.duban.contracts.event.SupervisionEvent.FindingRecorded;
import io.duban.contracts.event.SupervisionEvent.IndicatorsReported;
import io.duban.contracts.event.SupervisionEvent.SupervisionDayClosed;
import io.duban.contracts.event.Topic;
import io.duban.contracts.ladder.Finding;
import io.duban.contracts.measure.Escalation;
import io.duban.contracts.measure.Secrecy;
import io.duban.contracts.measure.Visibility;
import io.duban.contracts.rulebook.Rulebook;
import io.duban.contracts.rulebook.Rulebooks;
import io.duban.contracts.subject.EstateProfile;
import io.duban.kit.security.Reach;
import io.duban.kit.security.Reach.Area;
import io.duban.kit.security.Role;
import io.duban.notification.notice.Concerned;
import io.duban.notification.notice.NoticeStore;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Who may hear what: whoever may read it in the lists of the service that tells it. */
final class Audience {

    private final Supplier<Rulebooks> rulebooks;

    Audience(Supplier<Rulebooks> rulebooks) {
        this.rulebooks = rulebooks;
    }

    /**
     * Who of those who may hear its topic hears an event.
     *
     * @param bodies names of those whom it concerns, of which a key of another body hears nothing;
     *     absent when it concerns everybody
     */
    record Heard(Optional<Set<String>> bodies, Visibility visibility) {

        static Heard by(Optional<Set<String>> bodies) {
            return new Heard(bodies, Visibility.CONCERNED);
        }
    }

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
     * Who hears an event.
     *
     * @param ofNotice who sees the notice that it is about; empty for what is about none, or about
     *     one that is not known
     */
    Heard of(DubanEvent event, Optional<NoticeStore.Seen> ofNotice) {
        return switch (event) {
            case RankingFailed it -> new Heard(Optional.empty(), visibility(it));
            case RankingEvent _, CalendarEvent _, BodyEvent _, EscalationDayPublished _ ->
                    Heard.by(Optional.empty());
            case EscalationRaised it -> ofEscalation(it.escalation());
            case EscalationAmended it -> ofEscalation(it.escalation());
            case EscalationRevoked it -> ofEscalation(it.escalation());
            case NoticeEvent it -> ofNotice(it, ofNotice);
            case ComplaintEvent it -> Heard.by(ofComplaint(it));
            case ProjectEvent it -> Heard.by(ofProject(it));
            case SupervisionEvent it -> ofSupervision(it);
        };
    }

    private Heard ofEscalation(Escalation escalation) {
        return new Heard(
                Optional.of(Concerned.bodies(escalation)),
                Visibility.of(rulebooks.get().secrecy(escalation)));
    }

    /** A draft stays one for whoever hears of it later, and what is not known is told to few. */
    private Heard ofNotice(NoticeEvent event, Optional<NoticeStore.Seen> known) {
        NoticeFacts notice = event.notice();
        Set<String> bodies = new HashSet<>(known.map(NoticeStore.Seen::bodies).orElse(Set.of()));
        if (known.isEmpty()) {
            notice.subjects().forEach(it -> bodies.add(it.key()));
            notice.counties().forEach(it -> bodies.add(Reach.name(Area.COUNTY, it)));
        }
        Visibility visibility =
                switch (event) {
                    case NoticeDrafted _, NoticeRedrawn _, NoticeSigned _ -> Visibility.SIGNING;
                    case NoticeIssued _,
                            NoticeDelivered _,
                            NoticeReceived _,
                            NoticeAnswered _,
                            NoticeReturned _,
                            NoticeClosed _ ->
                            known.map(NoticeStore.Seen::visibility)
                                    .orElseGet(() -> ofUnknown(notice));
                    case NoticeReminded it when it.step().equals("signature") -> Visibility.SIGNING;
                    case NoticeWithdrawn _, NoticeVoided _, NoticeReminded _, NoticeFollowedUp _ ->
                            known.map(NoticeStore.Seen::visibility).orElse(Visibility.SIGNING);
                };
        return new Heard(Optional.of(bodies), visibility);
    }

    private Visibility ofUnknown(NoticeFacts notice) {
        return rulebooks.get().everRestricted().contains(notice.measure())
                        || Concerned.isAboutPersons(notice.measure())
                ? Visibility.SIGNING
                : Visibility.CONCERNED;
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

    /**
     * What holds all counties in one is the city's; the bulletin is addressed to all of them. Of
     * what a department keeps no county hears, for no two bodies have the same code.
     */
    private static Optional<Set<String>> ofProject(ProjectEvent event) {
        return switch (event) {
            case ProjectRecorded it -> Optional.of(Set.of(county(it.project().county().code())));
            case TaskRecorded it -> Optional.of(Set.of(county(it.task().county().code())));
            case RecordKept it ->
                    Optional.of(it.body() == null ? Set.of() : Set.of(county(it.body())));
            case SubmissionReceived it -> Optional.of(Set.of(county(it.body().id())));
            case TasksMissed _, ProgressAssessed _, SubmissionOverdue _ -> Optional.of(Set.of());
            case BulletinPublished _, ProjectDayClosed _ -> Optional.empty();
        };
    }

    private Heard ofSupervision(SupervisionEvent event) {
        return switch (event) {
            case IndicatorsReported it -> Heard.by(Optional.of(Set.of(it.subject().key())));
            case FindingRecorded it ->
                    new Heard(Optional.of(of(it.finding())), visibility(it.finding()));
            case SupervisionDayClosed _ -> Heard.by(Optional.empty());
        };
    }

    /** As that of the measure for which it is the ground. */
    private Visibility visibility(Finding finding) {
        Rulebook rulebook = rulebooks.get().on(finding.on().date());
        boolean restricted =
                finding.sealed() != null
                        || rulebook.finding(finding.kind())
                                .filter(it -> rulebook.terms(it.measure()).isRestricted())
                                .isPresent();
        return Visibility.of(restricted ? Secrecy.RESTRICTED : Secrecy.OPEN);
    }

    /** That a rule fails tells that there is something for it. */
    private Visibility visibility(RankingFailed failed) {
        return rulebooks.get().restrictedRules().contains(failed.ranking())
                ? Visibility.SIGNING
                : Visibility.CONCERNED;
    }

    private static Set<String> of(Finding finding) {
        Set<String> bodies = new HashSet<>();
        bodies.add(finding.subject().key());
        if (finding.county() != null) {
            bodies.add(county(finding.county().id()));
        }
        return bodies;
    }

    private static Set<String> at(EstateProfile estate) {
        return at(estate.county().id(), estate.street().id(), estate.company().id());
    }

    private static Set<String> at(Place place) {
        return place == null ? Set.of() : at(place.county(), place.street(), place.company());
    }

    private static Set<String> at(String county, String street, String company) {
        Set<String> names = new HashSet<>();
        name(names, Area.COUNTY, county);
        name(names, Area.STREET, street);
        name(names, Area.COMPANY, company);
        return names;
    }

    private static void name(Set<String> names, Area area, String code) {
        if (code != null) {
            names.add(Reach.name(area, code));
        }
    }

    private static String county(String code) {
        return Reach.name(Area.COUNTY, code);
    }
}
