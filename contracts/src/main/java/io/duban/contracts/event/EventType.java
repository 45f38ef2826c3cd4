package io.duban.contracts.event;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The catalogue: every event with its CloudEvents {@code type}. */
public enum EventType {
    DAY_ENDED("duban.calendar.day-ended.v1", Topic.CALENDAR, CalendarEvent.DayEnded.class),
    DAY_HANDLED("duban.calendar.day-handled.v1", Topic.CALENDAR, CalendarEvent.DayHandled.class),
    MONTH_REOPENED(
            "duban.calendar.month-reopened.v1", Topic.CALENDAR, CalendarEvent.MonthReopened.class),
    RULEBOOK_ADOPTED(
            "duban.calendar.rulebook-adopted.v1",
            Topic.CALENDAR,
            CalendarEvent.RulebookAdopted.class),
    BODY_RECORDED("duban.body.recorded.v1", Topic.BODY, BodyEvent.BodyRecorded.class),
    BODY_DAY_CLOSED("duban.body.day-closed.v1", Topic.BODY, BodyEvent.BodyDayClosed.class),
    ESTATE_RECORDED(
            "duban.complaint.estate-recorded.v1",
            Topic.COMPLAINT,
            ComplaintEvent.EstateRecorded.class),
    COMPLAINT_ATTACHED(
            "duban.complaint.attached.v1", Topic.COMPLAINT, ComplaintEvent.ComplaintAttached.class),
    COMPLAINT_DETACHED(
            "duban.complaint.detached.v1", Topic.COMPLAINT, ComplaintEvent.ComplaintDetached.class),
    COMPLAINT_CHANGED(
            "duban.complaint.changed.v1", Topic.COMPLAINT, ComplaintEvent.ComplaintChanged.class),
    DAY_CLOSED("duban.complaint.day-closed.v1", Topic.COMPLAINT, ComplaintEvent.DayClosed.class),
    PROJECT_RECORDED(
            "duban.project.recorded.v1", Topic.PROJECT, ProjectEvent.ProjectRecorded.class),
    TASK_RECORDED("duban.project.task-recorded.v1", Topic.PROJECT, ProjectEvent.TaskRecorded.class),
    TASKS_MISSED("duban.project.tasks-missed.v1", Topic.PROJECT, ProjectEvent.TasksMissed.class),
    PROGRESS_ASSESSED(
            "duban.project.progress-assessed.v1",
            Topic.PROJECT,
            ProjectEvent.ProgressAssessed.class),
    PROJECT_DAY_CLOSED(
            "duban.project.day-closed.v1", Topic.PROJECT, ProjectEvent.ProjectDayClosed.class),
    RECORD_KEPT("duban.project.record-kept.v1", Topic.PROJECT, CampaignEvent.RecordKept.class),
    SUBMISSION_RECEIVED(
            "duban.project.submission-received.v1",
            Topic.PROJECT,
            CampaignEvent.SubmissionReceived.class),
    SUBMISSION_OVERDUE(
            "duban.project.submission-overdue.v1",
            Topic.PROJECT,
            CampaignEvent.SubmissionOverdue.class),
    BULLETIN_PUBLISHED(
            "duban.project.bulletin-published.v1",
            Topic.PROJECT,
            CampaignEvent.BulletinPublished.class),
    INDICATORS_REPORTED(
            "duban.supervision.indicators-reported.v1",
            Topic.SUPERVISION,
            SupervisionEvent.IndicatorsReported.class),
    FINDING_RECORDED(
            "duban.supervision.finding-recorded.v1",
            Topic.SUPERVISION,
            SupervisionEvent.FindingRecorded.class),
    SUPERVISION_DAY_CLOSED(
            "duban.supervision.day-closed.v1",
            Topic.SUPERVISION,
            SupervisionEvent.SupervisionDayClosed.class),
    RANKING_PUBLISHED(
            "duban.ranking.published.v1", Topic.RANKING, RankingEvent.RankingPublished.class),
    RANKING_FINALISED(
            "duban.ranking.finalised.v1", Topic.RANKING, RankingEvent.RankingFinalised.class),
    RANKING_FAILED("duban.ranking.failed.v1", Topic.RANKING, RankingEvent.RankingFailed.class),
    RANKING_DAY_PUBLISHED(
            "duban.ranking.day-published.v1",
            Topic.RANKING,
            RankingEvent.RankingDayPublished.class),
    ESCALATION_RAISED(
            "duban.escalation.raised.v1", Topic.ESCALATION, EscalationEvent.EscalationRaised.class),
    ESCALATION_AMENDED(
            "duban.escalation.amended.v1",
            Topic.ESCALATION,
            EscalationEvent.EscalationAmended.class),
    ESCALATION_REVOKED(
            "duban.escalation.revoked.v1",
            Topic.ESCALATION,
            EscalationEvent.EscalationRevoked.class),
    ESCALATION_DAY_PUBLISHED(
            "duban.escalation.day-published.v1",
            Topic.ESCALATION,
            EscalationEvent.EscalationDayPublished.class),
    NOTICE_DRAFTED("duban.notice.drafted.v1", Topic.NOTICE, NoticeEvent.NoticeDrafted.class),
    NOTICE_ISSUED("duban.notice.issued.v1", Topic.NOTICE, NoticeEvent.NoticeIssued.class),
    NOTICE_WITHDRAWN("duban.notice.withdrawn.v1", Topic.NOTICE, NoticeEvent.NoticeWithdrawn.class),
    NOTICE_REDRAWN("duban.notice.redrawn.v1", Topic.NOTICE, NoticeEvent.NoticeRedrawn.class),
    NOTICE_SIGNED("duban.notice.signed.v1", Topic.NOTICE, NoticeEvent.NoticeSigned.class),
    NOTICE_DELIVERED("duban.notice.delivered.v1", Topic.NOTICE, NoticeEvent.NoticeDelivered.class),
    NOTICE_RECEIVED("duban.notice.received.v1", Topic.NOTICE, NoticeEvent.NoticeReceived.class),
    NOTICE_ANSWERED("duban.notice.answered.v1", Topic.NOTICE, NoticeEvent.NoticeAnswered.class),
    NOTICE_RETURNED("duban.notice.returned.v1", Topic.NOTICE, NoticeEvent.NoticeReturned.class),
    NOTICE_CLOSED("duban.notice.closed.v1", Topic.NOTICE, NoticeEvent.NoticeClosed.class),
    NOTICE_VOIDED("duban.notice.voided.v1", Topic.NOTICE, NoticeEvent.NoticeVoided.class),
    NOTICE_REMINDED("duban.notice.reminded.v1", Topic.NOTICE, NoticeEvent.NoticeReminded.class),
    NOTICE_FOLLOWED_UP(
            "duban.notice.followed-up.v1", Topic.NOTICE, NoticeEvent.NoticeFollowedUp.class);

    private static final Map<String, EventType> BY_WIRE =
            Arrays.stream(values()).collect(Collectors.toMap(EventType::wire, Function.identity()));
    private static final Map<Class<?>, EventType> BY_CLASS =
            Arrays.stream(values())
                    .collect(Collectors.toMap(EventType::eventClass, Function.identity()));

    private final String wire;
    private final Topic topic;
    private final Class<? extends DubanEvent> eventClass;

    EventType(String wire, Topic topic, Class<? extends DubanEvent> eventClass) {
        this.wire = wire;
        this.topic = topic;
        this.eventClass = eventClass;
    }

    /** CloudEvents {@code type}. */
    public String wire() {
        return wire;
    }

    public Topic topic() {
        return topic;
    }

    public Class<? extends DubanEvent> eventClass() {
        return eventClass;
    }

    /** The type of an event that this version knows. */
    public static EventType of(DubanEvent event) {
        return BY_CLASS.get(event.getClass());
    }

    /** The type with this name; empty for one that a newer version may have introduced. */
    public static Optional<EventType> named(String wire) {
        return Optional.ofNullable(BY_WIRE.get(wire));
    }
}
