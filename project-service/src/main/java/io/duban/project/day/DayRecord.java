package io.duban.project.day;

import io.duban.contracts.event.ProjectEvent.TasksMissed;

import java.time.LocalDate;
import java.util.List;

/**
 * What the end of a day says, written down before it is said: whoever handles the day again says
 * the same.
 */
record DayRecord(LocalDate day, List<TasksMissed> missed, List<AssessedPeriod> assessed) {

    DayRecord {
        missed = List.copyOf(missed);
        assessed = List.copyOf(assessed);
    }
}
