package io.duban.project.report;

import io.duban.kit.security.Caller;
import io.duban.kit.security.Reach;
import io.duban.kit.sheet.ExcelFile;
import io.duban.project.calendar.BusinessDays;
import io.duban.project.campaign.Campaign;
import io.duban.project.campaign.Records;
import io.duban.project.decision.Swaps;
import io.duban.project.ledger.Counted;
import io.duban.project.ledger.Dates;
import io.duban.project.ledger.Desk;
import io.duban.project.ledger.Project;
import io.duban.project.ledger.Projects;
import io.duban.project.report.YearSummary.RecordCount;
import io.duban.project.submission.SubmissionRow;
import io.duban.project.submission.Submissions;
import io.duban.project.target.Targets;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** A year summed up for the city. */
@RestController
class YearController {

    private static final String PATH = "/api/v1/summaries/{year}";

    private final Projects projects;
    private final Swaps swaps;
    private final Targets targets;
    private final Records records;
    private final Submissions submissions;
    private final PropertyFacts property;
    private final Campaign campaign;
    private final BusinessDays days;
    private final Desk desk;
    private final ReportNames names;

    YearController(
            Projects projects,
            Swaps swaps,
            Targets targets,
            Records records,
            Submissions submissions,
            PropertyFacts property,
            Campaign campaign,
            BusinessDays days,
            Desk desk,
            ReportNames names) {
        this.names = names;
        this.projects = projects;
        this.swaps = swaps;
        this.targets = targets;
        this.records = records;
        this.submissions = submissions;
        this.property = property;
        this.campaign = campaign;
        this.days = days;
        this.desk = desk;
    }

    @GetMapping(PATH)
    YearSummary summary(@PathVariable String year, Caller caller) {
        Reach reach = desk.reach(caller);
        reach.requireWholeCity();
        int named = Dates.year(year);
        swaps.settle();
        List<Project> all = projects.all();
        return new YearSummary(
                named,
                days.lastEnded().orElse(null),
                targets.against(Counted.in(all.stream().map(Project::facts).toList())),
                YearSummary.projects(all, named),
                YearSummary.measures(property.measures(named, reach)),
                records(named),
                submissions.rows(named, desk.openDay()).stream()
                        .filter(SubmissionRow::isMissing)
                        .toList());
    }

    @GetMapping(path = PATH, produces = ExcelFile.TYPE)
    void workbook(@PathVariable String year, Caller caller, HttpServletResponse response)
            throws IOException {
        YearSummary summary = summary(year, caller);
        ExcelFile.answer(response, summary.year() + "年工作总结", new YearSheets(summary, names).all());
    }

    private List<RecordCount> records(int year) {
        Map<String, Long> counts = records.counts(year);
        return campaign.everyKind().stream()
                .map(
                        it ->
                                new RecordCount(
                                        it.code(), it.name(), counts.getOrDefault(it.code(), 0L)))
                .toList();
    }
}
