package io.duban.project.ledger;

import io.duban.contracts.period.BusinessTime;
import io.duban.contracts.project.Stage;
import io.duban.kit.table.Column;
import io.duban.kit.table.ColumnType;
import io.duban.kit.table.TableKind;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The columns of a ledger of projects (项目台账). */
final class ProjectColumns {

    static final TableKind KIND =
            new TableKind("projects", "项目台账", "id", true, BusinessTime.ZONE, columns());

    private ProjectColumns() {}

    private static List<Column> columns() {
        List<Column> columns = new ArrayList<>();
        columns.add(
                Column.of("id", ColumnType.IDENTIFIER, "项目编号", "编号")
                        .mandatory()
                        .like("PG-2030-001")
                        .explained("项目的唯一编号，同一编号再次导入即为更新", "its identity"));
        columns.add(
                Column.of("kind", ColumnType.TERM, "项目类别", "项目类型", "类别")
                        .mandatory()
                        .with(kinds())
                        .like("棚改项目")
                        .explained("棚改项目或未建成社区项目", "what it is"));
        columns.add(
                Column.of("name", ColumnType.TEXT, "项目名称", "名称")
                        .mandatory()
                        .like("某片区棚户区改造(示例)")
                        .explained("项目全称，最多200字", "at most 200 characters"));
        columns.add(
                Column.of("county", ColumnType.BODY, "县区", "县(区)", "区县", "所属县区", "所在县区")
                        .mandatory()
                        .like("兰山区")
                        .explained("已登记县区的代码或全称", "the county, registered before"));
        columns.add(
                Column.of("provincialLedger", ColumnType.FLAG, "是否列入省台账", "列入省台账", "省台账", "是否省台账")
                        .mandatory()
                        .like("是")
                        .explained("是否列入省级台账", "whether the province keeps it, too"));
        columns.add(
                Column.of("year", ColumnType.NUMBER, "计划年度", "年度", "年份")
                        .mandatory()
                        .like("2030")
                        .explained("列入哪一年度计划", "the year whose plan it is in"));
        for (Map.Entry<Stage, String> stage : stages().entrySet()) {
            addStage(columns, stage.getKey().name(), stage.getValue());
        }
        columns.addAll(funds());
        columns.add(
                Column.of("reason", ColumnType.TEXT, "变更原因", "变更理由")
                        .explained("更改已排定的内容时填写", "why it changes what a rank rests on"));
        return columns;
    }

    private static void addStage(List<Column> columns, String stage, String name) {
        boolean example = stage.equals(Stage.START.name());
        columns.add(
                Column.of(
                                "milestones[stage=" + stage + "].due",
                                ColumnType.DATE,
                                name + "时限",
                                name,
                                stage,
                                name + "时间",
                                name + "日期")
                        .like(example ? "2030-06-30" : "")
                        .explained(
                                name + "的计划完成日期；至少填写一个节点，按节点先后不得倒置",
                                "due date of the stage; at least one stage is needed"));
        columns.add(
                Column.of(
                                "milestones[stage=" + stage + "].weight",
                                ColumnType.NUMBER,
                                name + "权重",
                                stage + ".weight")
                        .like(example ? "2" : "")
                        .explained("1到10，空白即为1", "its weight from 1 to 10, 1 if left out"));
    }

    private static List<Column> funds() {
        return List.of(
                Column.of("funds.arrived", ColumnType.NUMBER, "到位资金(元)", "资金到位(元)")
                        .explained("单位为元", "funds that arrived, in yuan"),
                Column.of("funds.due", ColumnType.NUMBER, "应付资金(元)", "应付(元)")
                        .explained("单位为元", "funds that are owed, in yuan"),
                Column.of("funds.paid", ColumnType.NUMBER, "已付资金(元)", "已付(元)")
                        .explained("单位为元", "funds that were paid, in yuan"),
                Column.of("funds.idleDays", ColumnType.NUMBER, "资金闲置天数", "闲置天数")
                        .explained("资金闲置的天数", "days on which funds lay idle"),
                Column.of("funds.misuse", ColumnType.FLAG, "是否挪用资金", "是否挪用")
                        .explained("资金是否被挪用", "whether funds were used for something else"));
    }

    private static Map<String, String> kinds() {
        Map<String, String> kinds = new LinkedHashMap<>();
        kinds.put("棚改项目", "SHANTYTOWN");
        kinds.put("未建成社区项目", "UNFINISHED_COMMUNITY");
        kinds.put("棚改", "SHANTYTOWN");
        kinds.put("棚户区改造", "SHANTYTOWN");
        kinds.put("未建成社区", "UNFINISHED_COMMUNITY");
        return kinds;
    }

    /** What the notice calls the stages, in their order. */
    private static Map<Stage, String> stages() {
        Map<Stage, String> stages = new LinkedHashMap<>();
        for (Stage stage : Stage.values()) {
            stages.put(
                    stage,
                    switch (stage) {
                        case SURVEY -> "征收摸底";
                        case COMPENSATION_PLAN -> "补偿方案";
                        case RISK_ASSESSMENT -> "风险评估";
                        case PERMITS -> "手续办理";
                        case CONSTRUCTION_PLAN -> "建设方案";
                        case START -> "开工";
                        case TOPPED_OUT -> "主体封顶";
                        case COMPLETION -> "竣工验收";
                        case DELIVERY -> "交付";
                        case ALLOCATION -> "分房";
                        case MOVE_BACK -> "回迁";
                        case TITLE_REGISTRATION -> "不动产登记";
                    });
        }
        return stages;
    }
}
