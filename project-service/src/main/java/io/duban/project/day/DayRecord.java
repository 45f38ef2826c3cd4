package io.duban.project.day;

import io.duban.contracts.event.CampaignEvent.SubmissionOverdue;
import io.duban.contracts.event.ProjectEvent.TasksMissed;
import io.duban.project.assessment.AssessedPeriod;
import io.duban.project.report.PublishedBulletin;

import java.time.LocalDate;
import java.util.List;

/**
 * What the end of a day says, written down before it is said: whoever handles the day again says
 * the same.
 */
record DayRecord(
        LocalDate day,
        List<TasksMissed> missed,
        List<AssessedPeriod> assessed,
        List<SubmissionOverdue> overdue,
        List<PublishedBulletin> bulletins) {

    DayRecord {
        missed = List.copyOf(missed);
        assessed = List.copyOf(assessed);
        // Records of an earlier edition of the program lack both.
        overdue = overdue == null ? List.of() : List.copyOf(overdue);
        bulletins = bulletins == null ? List.of() : List.copyOf(bulletins);
    }
}
