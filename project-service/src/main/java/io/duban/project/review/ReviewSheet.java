package io.duban.project.review;

import com.mongodb.client.model.Filters;

import io.duban.contracts.period.Day;
import io.duban.kit.security.Caller;
import io.duban.kit.security.Reach;
import io.duban.kit.sheet.ExcelFile;
import io.duban.kit.sheet.Share;
import io.duban.kit.sheet.Sheet;
import io.duban.project.ledger.Desk;
import io.duban.project.ledger.KeySupervision;
import io.duban.project.ledger.Project;
import io.duban.project.ledger.ProjectFilter;
import io.duban.project.ledger.Projects;

import jakarta.servlet.http.HttpServletResponse;

import org.bson.conversions.Bson;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

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

    ReviewSheet(Projects projects, Fortnights fortnights, Desk desk) {
        this.projects = projects;
        this.fortnights = fortnights;
        this.desk = desk;
    }

    @GetMapping(path = "/api/v1/reviews", produces = ExcelFile.TYPE)
    void sheet(
            @RequestParam Map<String, String> parameters,
            Caller caller,
            HttpServletResponse response)
            throws IOException {
        ProjectFilter.requireKnown(parameters, List.of("fortnight", "county"));
        LocalDate openDay = desk.openDay();
        int fortnight = fortnights.named(parameters.get("fortnight"), openDay);
        List<List<Object>> rows =
                active(parameters.get("county"), desk.reach(caller)).stream()
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

    private List<Project> active(String county, Reach reach) {
        List<Bson> filters = new ArrayList<>();
        reach.county().ifPresent(it -> filters.add(Filters.eq("county", it)));
        if (county != null) {
            filters.add(Filters.eq("county", county));
        }
        return projects.matching(filters).stream().filter(Project::isActive).toList();
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
