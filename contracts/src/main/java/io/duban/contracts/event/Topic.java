package io.duban.contracts.event;

/**
 * The topics. Only complaints are many, so only they are spread over partitions; the others have
 * one partition and therefore one order for everybody.
 */
public enum Topic {
    /** Days end here; services report what they have handled. */
    CALENDAR("duban.calendar.v1", CalendarEvent.class, false),
    /** Bodies of the city. */
    BODY("duban.body.v1", BodyEvent.class, false),

    /** Complaints and estates, keyed by estate. */
    COMPLAINT("duban.complaint.v1", ComplaintEvent.class, true),
    /** Projects, tasks and the counties' progress. */
    PROJECT("duban.project.v1", ProjectEvent.class, false),

    /** Reported indicators and findings. */
    SUPERVISION("duban.supervision.v1", SupervisionEvent.class, false),

    /** Published boards. */
    RANKING("duban.ranking.v1", RankingEvent.class, false),
    /** Escalations raised, amended and revoked. */
    ESCALATION("duban.escalation.v1", EscalationEvent.class, false),
    /** Notices and their life. */
    NOTICE("duban.notice.v1", NoticeEvent.class, false);

    private final String topicName;
    private final Class<? extends DubanEvent> events;
    private final boolean partitioned;

    Topic(String topicName, Class<? extends DubanEvent> events, boolean partitioned) {
        this.topicName = topicName;
        this.events = events;
        this.partitioned = partitioned;
    }

    public String topicName() {
        return topicName;
    }

    /** The sealed interface of everything that may be read here. */
    public Class<? extends DubanEvent> events() {
        return events;
    }

    /** Whether the topic has as many partitions as configured, rather than one. */
    public boolean partitioned() {
        return partitioned;
    }

    /** The topic on which an event is published. */
    public static Topic of(DubanEvent event) {
        return switch (event) {
            case CalendarEvent _ -> CALENDAR;
            case BodyEvent _ -> BODY;
            case ComplaintEvent _ -> COMPLAINT;
            case ProjectEvent _ -> PROJECT;
            case SupervisionEvent _ -> SUPERVISION;
            case RankingEvent _ -> RANKING;
            case EscalationEvent _ -> ESCALATION;
            case NoticeEvent _ -> NOTICE;
        };
    }
}
