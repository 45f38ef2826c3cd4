package io.duban.complaint.intake;

import io.duban.contracts.period.BusinessTime;
import io.duban.kit.table.Column;
import io.duban.kit.table.ColumnType;
import io.duban.kit.table.TableKind;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The columns that exports of 12345 hotlines usually have, and the words in them. */
final class ExportColumns {

    /** The mapping by that name, which nobody stores. */
    static final String DEFAULT = "default";

    static final TableKind USUAL = kind(columns(), BusinessTime.ZONE);

    private ExportColumns() {}

    static TableKind kind(List<Column> columns, ZoneId zone) {
        return new TableKind("complaints", "投诉工单", "ticketNo", false, zone, columns);
    }

    /** The usual columns as a mapping, so that it can be looked at and altered. */
    static ExportMapping mapping() {
        Map<String, String> fields = new LinkedHashMap<>();
        for (Column column : USUAL.columns()) {
            column.headings().forEach(it -> fields.put(it, column.field()));
        }
        return new ExportMapping(
                DEFAULT, fields, Map.of("category", UsualCategories.CODES), BusinessTime.ZONE);
    }

    private static List<Column> columns() {
        return List.of(
                column("ticketNo", "工单编号,工单号,受理编号,工单编码,受理单号,诉求编号,流水号,ticketNo")
                        .mandatory()
                        .like("LY20220630-000001")
                        .explained("工单的唯一编号，只能用字母、数字、“_”和“-”", "its identity for ever"),
                column("receivedAt", "来电时间,受理时间,登记时间,诉求时间,创建时间,提交时间,反映时间,来电日期,receivedAt")
                        .mandatory()
                        .like("2022-06-30 08:15:00")
                        .explained(
                                "市民来电的时间，按北京时间理解", "in Asia/Shanghai unless it tells its offset"),
                column("category", "诉求分类,诉求类型,问题类别,问题分类,诉求类别,问题类型,事项分类,内容分类,分类,category")
                        .mandatory()
                        .like("卫生清理")
                        .explained(
                                "规则手册中的类别名称；不认识的类别计入“其他”并在结果中注明",
                                "a category of the rulebook by its name or code; what is none is"
                                        + " `other`, and noted"),
                column("title", "诉求标题,标题,工单标题,事项标题,主题,title")
                        .like("卫生清理不及时")
                        .explained(
                                "最多200字；空白时取诉求内容的开头",
                                "at most 200 characters; if left out, how the detail begins"),
                column("detail", "诉求内容,问题描述,工单内容,来电内容,反映内容,主要内容,诉求描述,详细内容,内容,detail")
                        .mandatory()
                        .like("三号楼楼道垃圾连续多日无人清理。")
                        .explained("最多10000字", "at most 10,000 characters"),
                column("estateId", "小区编号,项目编号,物业项目编号,estateId")
                        .explained("已登记小区的编号", "the estate by its id"),
                column("estateName", "小区名称,所属小区,涉及小区,物业项目名称,物业项目,小区")
                        .like("某小区(示例)")
                        .explained(
                                "已登记小区的全称；找不到或有重名时暂不归属，名称记入地址",
                                "the estate by its whole name; if none or several have it, the"
                                        + " complaint is unattributed and keeps the name in its"
                                        + " address"),
                column("street", "所属街道,街道,街道(镇),镇街,乡镇街道,街镇,street")
                        .explained("小区重名时用来区分", "tells estates of one name apart"),
                column("county", "所属县区,县区,区县,所属区县,县(区),county")
                        .explained("小区重名时用来区分", "tells estates of one name apart"),
                column("address", "事发地址,诉求地址,详细地址,发生地址,问题地址,事发地点,地址,地点,address")
                        .explained("最多300字", "at most 300 characters"),
                column("caller.name", "来电人,联系人,来电人姓名,诉求人,反映人,姓名")
                        .explained("不向其他系统提供", "never leaves the complaint service"),
                column("caller.phone", "联系电话,来电号码,来电电话,联系方式,手机号码,电话")
                        .explained("不向其他系统提供", "never leaves the complaint service"),
                column("caller.unit", "房号,房间号,楼栋房号,单元房号")
                        .explained("不向其他系统提供", "never leaves the complaint service"),
                column("households", "涉及户数,households")
                        .explained("联名反映的户数", "households that complain together"));
    }

    private static Column column(String field, String headings) {
        ColumnType type = ExportMapping.FIELDS.get(field);
        return Column.of(field, type, headings.split(","));
    }
}
