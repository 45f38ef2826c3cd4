package io.duban.project.day;

import io.duban.contracts.event.MonthClosing;
import io.duban.contracts.event.ProjectEvent.TasksMissed;
import io.duban.contracts.period.Month;
import io.duban.contracts.project.CountyProgress;
import io.duban.contracts.rulebook.ClosingTerms;
import io.duban.kit.calendar.ReopenedMonths;
import io.duban.kit.rulebook.RulebookLibrary;
import io.duban.project.assessment.AssessedPeriod;
import io.duban.project.assessment.Assessments;
import io.duban.project.report.BulletinWriter;
import io.duban.project.report.Bulletins;
import io.duban.project.report.PublishedBulletin;

import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Has a bulletin (月通报) written for each month of the campaign that closes with a day, ranked or
 * not, and again when a correction changes what it says of counties or missed tasks.
 */
@Component
class MonthReporter {

    private final BulletinWriter writer;
    private final Bulletins bulletins;
    private final Assessments assessments;
    private final RulebookLibrary rulebooks;
    private final ReopenedMonths reopened;

    MonthReporter(
            BulletinWriter writer,
            Bulletins bulletins,
            Assessments assessments,
            RulebookLibrary rulebooks,
            ReopenedMonths reopened) {
        this.writer = writer;
        this.bulletins = bulletins;
        this.assessments = assessments;
        this.rulebooks = rulebooks;
        this.reopened = reopened;
    }

    /**
     * @param firstDay first day that ever ended here; what closed before it is none of its business
     * @param missed what the day says of missed tasks
     * @param assessed what it says of progress
     */
    List<PublishedBulletin> report(
            LocalDate day,
            LocalDate firstDay,
            List<TasksMissed> missed,
            List<AssessedPeriod> assessed) {
        return months(day, firstDay).stream()
                .flatMap(
                        month ->
                                writer
                                        .write(
                                                month,
                                                day,
                                                counties(month, assessed),
                                                missedIn(month, missed).values(),
                                                bulletins
                                                        .latest(month)
                                                        .map(PublishedBulletin::bulletin))
                                        .stream())
                .toList();
    }

    /** The months that are closed and not final, or reopened. */
    private List<Month> months(LocalDate day, LocalDate firstDay) {
        Month first = Month.of(rulebooks.get().first().effectiveFrom());
        List<MonthClosing> regular = new ArrayList<>();
        for (Month month = Month.of(day);
                month.compareTo(first) >= 0 && !closing(month).finalDay(month).isBefore(day);
                month = month.previous()) {
            LocalDate closingDay = closing(month).closingDay(month);
            if (!closingDay.isAfter(day) && !closingDay.isBefore(firstDay)) {
                regular.add(new MonthClosing(month, false));
            }
        }
        return reopened.with(regular, day).stream().map(MonthClosing::month).toList();
    }

    private ClosingTerms closing(Month month) {
        return rulebooks.get().of(month).closing();
    }

    private List<CountyProgress> counties(Month month, List<AssessedPeriod> news) {
        return news.stream()
                .filter(it -> it.assessment().period().equals(month))
                .findFirst()
                .or(() -> assessments.progress(month))
                .map(it -> it.assessment().counties())
                .orElse(List.of());
    }

    /** What was said last of each day of the month, with what the day that ends says of it. */
    private Map<LocalDate, TasksMissed> missedIn(Month month, List<TasksMissed> news) {
        Map<LocalDate, TasksMissed> all =
                new TreeMap<>(assessments.missed(month.start(), month.end()));
        news.stream()
                .filter(it -> Month.of(it.due()).equals(month))
                .forEach(it -> all.put(it.due(), it));
        return all;
    }
}
