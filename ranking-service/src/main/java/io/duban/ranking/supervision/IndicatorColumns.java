package io.duban.ranking.supervision;

import io.duban.contracts.period.BusinessTime;
import io.duban.contracts.rulebook.Indicator;
import io.duban.contracts.rulebook.Rulebook;
import io.duban.kit.table.Column;
import io.duban.kit.table.ColumnType;
import io.duban.kit.table.TableKind;

import java.util.ArrayList;
import java.util.List;

/** The columns of a table of reported indicators: those that the rulebook asks for. */
final class IndicatorColumns {

    private IndicatorColumns() {}

    static TableKind kind(Rulebook rulebook) {
        List<Column> columns = new ArrayList<>();
        columns.add(
                Column.of("subject", ColumnType.BODY, "机构", "县区", "街道", "机构代码", "机构名称", "填报单位")
                        .mandatory()
                        .like("兰山区")
                        .explained("已登记县区或街道的代码或全称", "the county or street, registered before"));
        columns.add(
                Column.of("period", ColumnType.PERIOD, "报告期", "考核期", "期间")
                        .mandatory()
                        .like("2022-H2")
                        .explained(
                                "县区为半年(2022-H2或2022年下半年)，街道为考核节点(2022-09-30)",
                                "a half-year for a county, a checkpoint for a street"));
        for (Indicator indicator : rulebook.indicators()) {
            if (indicator.source() == Indicator.Source.REPORTED) {
                boolean ratio = indicator.unit().equals(IndicatorReports.RATIO);
                columns.add(
                        Column.of(
                                        indicator.id(),
                                        ratio ? ColumnType.RATIO : ColumnType.NUMBER,
                                        indicator.name())
                                .like(ratio ? "93%" : "1")
                                .explained("单位：" + indicator.unit(), "reported indicator"));
            }
        }
        return new TableKind("indicators", "填报指标", "subject", true, BusinessTime.ZONE, columns);
    }
}
