package io.duban.project.report;

import static io.duban.project.report.BulletinSheets.row;
import static io.duban.project.report.BulletinSheets.sheet;

import io.duban.project.sheet.Sheet;

import java.util.List;

/** The year summed up as tables. */
final class YearSheets {

    private YearSheets() {}

    static List<Sheet> of(YearSummary summary) {
        return List.of(
                new Sheet("说明", List.of("年度", "截至"), List.of(row(summary.year(), summary.asOf()))),
                BulletinSheets.targets(summary.targets()),
                BulletinSheets.reported(
                        summary.targets().stream().filter(it -> it.counties() != null).toList()),
                sheet(
                        "项目",
                        List.of("类别", "状态", "数量"),
                        summary.projects().stream()
                                .map(it -> row(it.kind(), it.state(), it.count()))),
                sheet(
                        "措施",
                        List.of("措施", "有效", "已撤销"),
                        summary.measures().stream()
                                .map(it -> row(it.measure(), it.raised(), it.revoked()))),
                sheet(
                        "台账记录",
                        List.of("代码", "类别", "数量"),
                        summary.records().stream()
                                .map(it -> row(it.kind(), it.name(), it.count()))),
                sheet(
                        "未报送",
                        List.of("代码", "单位", "材料", "期限", "状态"),
                        summary.missingSubmissions().stream()
                                .map(
                                        it ->
                                                row(
                                                        it.body().id(),
                                                        it.body().name(),
                                                        it.name(),
                                                        it.due(),
                                                        it.state()))));
    }
}
