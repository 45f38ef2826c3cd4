package io.duban.project.day;

import io.duban.contracts.event.ProjectEvent.ProgressAssessed;
import io.duban.contracts.event.ProjectEvent.TasksMissed;
import io.duban.contracts.period.Month;
import io.duban.project.assessment.AssessedPeriod;
import io.duban.project.assessment.Assessments;
import io.duban.project.report.BulletinWriter;
import io.duban.project.report.PublishedBulletin;

import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Has a bulletin written for each month whose progress a day has assessed (月通报). */
@Component
class MonthReporter {

    private final BulletinWriter writer;
    private final Assessments assessments;

    MonthReporter(BulletinWriter writer, Assessments assessments) {
        this.writer = writer;
        this.assessments = assessments;
    }

    /**
     * @param missed what the day says of missed tasks
     * @param assessed what it says of progress
     */
    List<PublishedBulletin> report(List<TasksMissed> missed, List<AssessedPeriod> assessed) {
        return assessed.stream()
                .map(AssessedPeriod::assessment)
                .filter(it -> it.period() instanceof Month)
                .map(it -> writer.write(it, missedIn(it, missed).values()))
                .toList();
    }

    /** What was said last of each day of the month, with what the day that ends says of it. */
    private Map<LocalDate, TasksMissed> missedIn(ProgressAssessed month, List<TasksMissed> news) {
        LocalDate last = month.period().end();
        Map<LocalDate, TasksMissed> all =
                new TreeMap<>(assessments.missed(last.withDayOfMonth(1), last));
        news.stream()
                .filter(it -> it.due().getMonth() == last.getMonth())
                .filter(it -> it.due().getYear() == last.getYear())
                .forEach(it -> all.put(it.due(), it));
        return all;
    }
}
