package io.duban.complaint.register;

import io.duban.contracts.period.BusinessTime;
import io.duban.kit.table.Column;
import io.duban.kit.table.ColumnType;
import io.duban.kit.table.TableKind;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The columns of lists of bodies (机构) and of estates (物业服务项目). */
final class RegisterColumns {

    static final TableKind BODIES =
            new TableKind("bodies", "机构名录", "code", true, BusinessTime.ZONE, ofBodies());
    static final TableKind ESTATES =
            new TableKind("estates", "小区名录", "estateId", true, BusinessTime.ZONE, ofEstates());

    private RegisterColumns() {}

    private static List<Column> ofBodies() {
        return List.of(
                Column.of("code", ColumnType.IDENTIFIER, "机构代码", "代码", "编码", "机构编码")
                        .mandatory()
                        .like("371302009")
                        .explained("机构的唯一代码，同一代码再次导入即为更新", "its identity"),
                Column.of("level", ColumnType.TERM, "级别", "机构级别", "层级")
                        .mandatory()
                        .with(levels())
                        .like("街道")
                        .explained("属于哪一级", "its level"),
                Column.of("name", ColumnType.TEXT, "机构名称", "名称", "全称")
                        .mandatory()
                        .like("某街道(示例)")
                        .explained("全称，最多100字", "whole name, at most 100 characters"),
                Column.of("parent", ColumnType.BODY, "上级机构", "上级", "所属县区", "隶属")
                        .like("兰山区")
                        .explained(
                                "上级机构的代码或全称，可在本表前面的行中；街道必填",
                                "the body above, which a line before may hold; needed for a"
                                        + " street"),
                Column.of("kind", ColumnType.TEXT, "类别", "机构类别", "类型")
                        .like("街道")
                        .explained("如街道、镇、区、县", "what it calls itself, such as 街道 or 镇"));
    }

    private static List<Column> ofEstates() {
        return List.of(
                Column.of("estateId", ColumnType.IDENTIFIER, "小区编号", "项目编号", "编号", "物业项目编号")
                        .mandatory()
                        .like("E00001")
                        .explained("小区(物业服务项目)的唯一编号，再次导入即为更新", "its identity"),
                Column.of("name", ColumnType.TEXT, "小区名称", "项目名称", "物业项目名称", "名称")
                        .mandatory()
                        .like("某小区(示例)")
                        .explained("全称，最多100字", "at most 100 characters"),
                Column.of("county", ColumnType.BODY, "县区", "县(区)", "区县", "所属县区")
                        .besides()
                        .like("兰山区")
                        .explained("街道重名时用来区分", "tells streets of one name apart; not stored"),
                Column.of("street", ColumnType.BODY, "街道", "街道(镇)", "镇街", "乡镇街道", "所属街道")
                        .mandatory()
                        .like("兰山街道")
                        .explained("已登记街道的代码或全称", "the street, registered before"),
                Column.of("households", ColumnType.NUMBER, "户数", "总户数", "居民户数")
                        .mandatory()
                        .like("1,200")
                        .explained("居民总户数", "number of households"),
                Column.of(
                                "company.id",
                                ColumnType.IDENTIFIER,
                                "物业企业代码",
                                "企业代码",
                                "物业企业编号",
                                "统一社会信用代码")
                        .mandatory()
                        .like("91371300MA0000000X")
                        .explained("统一社会信用代码或其他唯一代码", "its company's code"),
                Column.of(
                                "company.name",
                                ColumnType.TEXT,
                                "物业企业名称",
                                "物业企业",
                                "物业公司",
                                "物业服务企业",
                                "企业名称")
                        .mandatory()
                        .like("某物业服务有限公司(示例)")
                        .explained("企业全称", "its company's name"),
                Column.of("manager.name", ColumnType.TEXT, "项目经理", "物业经理", "项目负责人")
                        .explained("项目经理姓名", "name of its manager"));
    }

    private static Map<String, String> levels() {
        Map<String, String> levels = new LinkedHashMap<>();
        levels.put("市", "city");
        levels.put("县区", "county");
        levels.put("街道", "street");
        levels.put("市直部门", "department");
        levels.put("专班", "taskforce");
        levels.put("县(区)", "county");
        levels.put("区县", "county");
        levels.put("区", "county");
        levels.put("县", "county");
        levels.put("街道(镇)", "street");
        levels.put("镇街", "street");
        levels.put("镇", "street");
        levels.put("乡", "street");
        levels.put("乡镇", "street");
        levels.put("部门", "department");
        return levels;
    }
}
