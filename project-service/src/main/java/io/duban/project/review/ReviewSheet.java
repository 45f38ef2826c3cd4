package io.duban.project.review;

import io.duban.contracts.period.Day;
import io.duban.kit.page.Cursors;
import io.duban.kit.query.Query;
import io.duban.kit.security.Caller;
import io.duban.kit.sheet.ExcelFile;
import io.duban.kit.sheet.Share;
import io.duban.kit.sheet.Sheet;
import io.duban.project.calendar.Fortnights;
import io.duban.project.ledger.Desk;
import io.duban.project.ledger.KeySupervision;
import io.duban.project.ledger.Project;
import io.duban.project.ledger.ProjectFilter;
import io.duban.project.ledger.Projects;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/** The sheet of a fortnight (双周调度表): the whole list in one workbook. */
@RestController
class ReviewSheet {

    private static final List<String> COLUMNS =
            List.of(
                    "双周", "起", "止", "项目编号", "类别", "名称", "县区", "缺报", "汇报日", "进度", "说明", "问题",
                    "重点督办");

    private final Projects projects;
    private final Fortnights fortnights;
    private final Desk desk;
    private final Cursors cursors;

    ReviewSheet(Projects projects, Fortnights fortnights, Desk desk, Cursors cursors) {
        this.projects = projects;
        this.fortnights = fortnights;
        this.desk = desk;
        this.cursors = cursors;
    }

    @GetMapping(path = "/api/v1/reviews", produces = ExcelFile.TYPE)
    void sheet(Query query, Caller caller, HttpServletResponse response) throws IOException {
        LocalDate openDay = desk.openDay();
        int fortnight = fortnights.named(query, openDay);
        ProjectFilter filter = ReviewController.active(query, fortnight, desk.reach(caller));
        // The whole list is in the sheet, whatever page of it was asked for.
        query.page(filter.name(), cursors);
        List<List<Object>> rows =
                projects.matching(filter.filters()).stream()
                        .map(it -> row(it, ReviewRow.of(it, fortnight, fortnights, openDay)))
                        .toList();
        String title = "第" + fortnight + "个双周调度表";
        String days =
                new Day(fortnights.start(fortnight)).term()
                        + "至"
                        + new Day(fortnights.end(fortnight)).term();
        Sheet sheet = new Sheet("双周调度表", COLUMNS, rows).titled(title, List.of(days));
        ExcelFile.answer(response, title, List.of(sheet));
    }

    private static List<Object> row(Project project, ReviewRow row) {
        boolean missing = row.report() == null;
        return Arrays.asList(
                row.fortnight(),
                row.from(),
                row.to(),
                row.projectId(),
                row.kind().term(),
                row.name(),
                project.plan().county().name(),
                missing,
                missing ? null : row.report().on(),
                missing ? null : percent(row),
                missing ? null : row.report().note(),
                missing ? null : String.join("；", row.report().problems()),
                supervision(row.keySupervision()));
    }

    private static String supervision(KeySupervision supervision) {
        return supervision == null ? null : KeySupervision.words(supervision.reasons());
    }

    private static Share percent(ReviewRow row) {
        return new Share(BigDecimal.valueOf(row.report().percent(), 2));
    }
}
