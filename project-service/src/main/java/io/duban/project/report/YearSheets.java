package io.duban.project.report;

import static io.duban.project.report.BulletinSheets.row;
import static io.duban.project.report.BulletinSheets.sheet;

import io.duban.contracts.period.Day;
import io.duban.kit.sheet.Sheet;

import java.util.List;
import java.util.stream.Stream;

/** The year summed up as tables. */
final class YearSheets {

    private final YearSummary summary;
    private final TargetSheets targets;

    YearSheets(YearSummary summary, ReportNames names) {
        this.summary = summary;
        this.targets = new TargetSheets(names);
    }

    List<Sheet> all() {
        return Stream.of(
                        targets.measured(summary.targets()),
                        targets.reported(
                                summary.targets().stream()
                                        .filter(it -> it.counties() != null)
                                        .toList()),
                        projects(),
                        measures(),
                        records(),
                        missing())
                .map(this::titled)
                .toList();
    }

    private Sheet titled(Sheet sheet) {
        List<String> asOf =
                summary.asOf() == null ? List.of() : List.of("截至" + new Day(summary.asOf()).term());
        return sheet.titled(summary.year() + "年工作总结：" + sheet.name(), asOf);
    }

    private Sheet projects() {
        return sheet(
                "项目",
                List.of("类别", "状态", "数量（个）"),
                summary.projects().stream()
                        .map(it -> row(it.kind().term(), it.state().term(), it.count())));
    }

    private Sheet measures() {
        return sheet(
                "措施",
                List.of("措施", "有效", "已撤销"),
                summary.measures().stream()
                        .map(it -> row(it.measure().term(), it.raised(), it.revoked())));
    }

    private Sheet records() {
        return sheet(
                "台账记录",
                List.of("类别", "数量（条）"),
                summary.records().stream().map(it -> row(it.name(), it.count())));
    }

    private Sheet missing() {
        return sheet(
                "未报送",
                List.of("单位", "材料", "期限", "状态"),
                summary.missingSubmissions().stream()
                        .map(it -> row(it.body().name(), it.name(), it.due(), it.state().term())));
    }
}
