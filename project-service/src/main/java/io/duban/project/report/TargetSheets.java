package io.duban.project.report;

import static io.duban.project.report.BulletinSheets.row;
import static io.duban.project.report.BulletinSheets.sheet;

import io.duban.contracts.period.Period;
import io.duban.kit.sheet.Sheet;
import io.duban.project.target.CountyStanding;
import io.duban.project.target.TargetView;

import java.util.List;

/** The targets (整治目标) as tables. */
final class TargetSheets {

    private final ReportNames names;

    TargetSheets(ReportNames names) {
        this.names = names;
    }

    /** What the ledger of projects measures. */
    Sheet measured(List<TargetView> targets) {
        return sheet(
                "目标",
                List.of("目标", "条款", "目标值", "实际值", "是否完成", "期限"),
                targets.stream()
                        .map(
                                it ->
                                        row(
                                                it.title(),
                                                names.clause(it),
                                                names.value(it, it.target()),
                                                names.value(it, it.actual()),
                                                it.reached(),
                                                it.by())));
    }

    /** What counties report. */
    Sheet reported(List<TargetView> targets) {
        return sheet(
                "自报目标",
                List.of("目标", "条款", "目标值", "县区", "时段", "自报值", "是否完成"),
                targets.stream()
                        .flatMap(
                                target ->
                                        target.counties().stream()
                                                .map(county -> reported(target, county))));
    }

    private List<Object> reported(TargetView target, CountyStanding county) {
        return row(
                target.title(),
                names.clause(target),
                names.value(target, target.target()),
                county.county().name(),
                county.period() == null ? null : Period.parse(county.period()).term(),
                names.value(target, county.value()),
                county.reached());
    }
}
