package io.duban.project.task;

import io.duban.contracts.period.BusinessTime;
import io.duban.kit.table.Column;
import io.duban.kit.table.ColumnType;
import io.duban.kit.table.TableKind;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The columns of the two lists of tasks (问题清单、任务清单). */
final class TaskColumns {

    static final TableKind KIND =
            new TableKind(
                    "tasks",
                    "任务台账",
                    "id",
                    true,
                    BusinessTime.ZONE,
                    List.of(
                            Column.of("id", ColumnType.IDENTIFIER, "任务编号", "编号")
                                    .mandatory()
                                    .like("RW-2030-001")
                                    .explained("任务的唯一编号，同一编号再次导入即为更新", "its identity"),
                            Column.of("county", ColumnType.BODY, "县区", "县(区)", "区县", "责任县区", "所属县区")
                                    .mandatory()
                                    .like("兰山区")
                                    .explained("已登记县区的代码或全称", "the county, registered before"),
                            Column.of("list", ColumnType.TERM, "清单", "清单类别", "所属清单")
                                    .mandatory()
                                    .with(lists())
                                    .like("问题清单")
                                    .explained("列入哪张清单", "the list it stands on"),
                            Column.of(
                                            "title",
                                            ColumnType.TEXT,
                                            "任务内容",
                                            "任务名称",
                                            "任务",
                                            "问题",
                                            "问题描述",
                                            "事项",
                                            "标题")
                                    .mandatory()
                                    .like("整改楼道堆物(示例)")
                                    .explained("一句话写清，最多200字", "at most 200 characters"),
                            Column.of(
                                            "due",
                                            ColumnType.DATE,
                                            "完成时限",
                                            "整改时限",
                                            "办理时限",
                                            "时限",
                                            "截止日期",
                                            "到期日")
                                    .mandatory()
                                    .like("2030-06-30")
                                    .explained("不得早于当日", "not before today"),
                            Column.of("owner", ColumnType.TEXT, "责任主体", "责任单位", "责任人", "负责人")
                                    .mandatory()
                                    .like("区住建局")
                                    .explained("由谁负责，最多100字", "who is responsible"),
                            Column.of("problemClass", ColumnType.TERM, "问题类别", "整治内容", "问题分类")
                                    .with(classes())
                                    .like("突出问题解决缓慢")
                                    .explained("只在问题清单中填写", "on the list of problems only")));

    private TaskColumns() {}

    private static Map<String, String> lists() {
        Map<String, String> lists = new LinkedHashMap<>();
        lists.put("问题清单", "problems");
        lists.put("任务清单", "tasks");
        lists.put("问题", "problems");
        lists.put("任务", "tasks");
        return lists;
    }

    private static Map<String, String> classes() {
        Map<String, String> classes = new LinkedHashMap<>();
        for (ProblemClass problem : ProblemClass.values()) {
            classes.put(name(problem), problem.name());
        }
        return classes;
    }

    /** What the notice calls it (三). */
    private static String name(ProblemClass problem) {
        return switch (problem) {
            case PROPERTY_SERVICE_AWARENESS -> "物业服务企业服务意识不高";
            case PROPERTY_LOCAL_RESPONSIBILITY -> "属地管理责任落实不到位";
            case PROPERTY_SLOW_RESOLUTION -> "突出问题解决缓慢";
            case PROPERTY_DEPARTMENT_SUPERVISION -> "部门监管责任落实不到位";
            case PROJECT_OVERDUE_START -> "逾期未开工";
            case PROJECT_SLOW_CONSTRUCTION -> "建设进度慢、时间过长";
            case PROJECT_IRREGULAR_FUNDS -> "资金使用不规范";
            case PROJECT_POOR_MECHANISM -> "工作机制不顺畅";
        };
    }
}
