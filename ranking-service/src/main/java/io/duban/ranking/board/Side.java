package io.duban.ranking.board;

import io.duban.contracts.event.BodyEvent.BodyDayClosed;
import io.duban.contracts.event.CalendarEvent.DayEnded;
import io.duban.contracts.event.DubanEvent;
import io.duban.contracts.event.ProjectEvent.ProjectDayClosed;
import io.duban.contracts.event.SupervisionEvent.SupervisionDayClosed;
import io.duban.contracts.event.Topic;

import java.time.LocalDate;
import java.util.Optional;

/** The topics beside the complaints, each of one partition and with a mark at each day's end. */
public enum Side {
    BODIES,
    PROJECTS,
    SUPERVISION,

    /** The days themselves; what is told between them, such as a new rulebook, holds from there. */
    CALENDAR;

    /** The topic that it is. */
    public Topic topic() {
        return switch (this) {
            case BODIES -> Topic.BODY;
            case PROJECTS -> Topic.PROJECT;
            case SUPERVISION -> Topic.SUPERVISION;
            case CALENDAR -> Topic.CALENDAR;
        };
    }

    /** The day that the event marks the end of. */
    static Optional<LocalDate> markedBy(DubanEvent event) {
        return switch (event) {
            case BodyDayClosed(var day) -> Optional.of(day);
            case ProjectDayClosed(var day) -> Optional.of(day);
            case SupervisionDayClosed(var day) -> Optional.of(day);
            case DayEnded(var day) -> Optional.of(day);
            default -> Optional.empty();
        };
    }
}
