package io.duban.notification.print;

import io.duban.notification.letter.Block;
import io.duban.notification.letter.Form;
import io.duban.notification.letter.Paper;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Three letters as an office would send them. */
final class ReferenceLetters {

    static final String SHANTY_OFFICE = "临沂市棚改和未建成社区集中整治专项行动工作专班办公室";
    static final String ESTATE_OFFICE = "临沂市物业管理领域集中整治专项行动工作专班办公室";
    private static final String GROUND =
            "根据《全市物业领域、棚户区改造和城镇开发边界内未建成社区建设集中整治工作实施方案》（临政办字〔2022〕57号）第六条第（四）项规定，";

    private ReferenceLetters() {}

    /** 提示函 of October. */
    static Paper prompt() {
        return letter(
                "临棚治提〔2022〕12号",
                new Block.Title("关于2022年10月份工作推进情况的提示函"),
                new Block.To("费县人民政府"),
                new Block.Paragraph(GROUND + "我办对各县区2022年10月份工作推进情况进行了排名。现就有关情况提示如下："),
                new Block.Paragraph(
                        "截至10月31日，你县应完成推进节点16个，实际完成2个，完成率12.5%，在参加排名的13个县区中居倒数第2位。未完成的14个节点中，开工1个、主体封顶5个、竣工验收8个。"),
                new Block.Demand("请你县认真查找差距，明确责任单位和完成时限，加快工作推进，并于收到本函后5个工作日内书面反馈推进措施。"),
                new Block.Signature(List.of(SHANTY_OFFICE)),
                new Block.Dated(LocalDate.of(2022, 11, 3)),
                new Block.Copies(List.of("市政府办公室")));
    }

    /** 督办函 of the fourth quarter, with an annex. */
    static Paper supervision() {
        return letter(
                "临棚治督〔2023〕2号",
                new Block.Title("关于2022年第四季度工作推进情况的督办函"),
                new Block.To("临沭县人民政府"),
                new Block.Paragraph(GROUND + "我办对各县区2022年第四季度工作推进情况进行了排名。现就有关事项督办如下："),
                new Block.Paragraph(
                        "截至2022年12月31日，你县应完成推进节点32个，实际完成16个，完成率50%，在参加排名的13个县区中居倒数第2位。"),
                new Block.Demand("请你县对照清单逐个分析研判、制定整改方案，明确完成时限，并于收到本函后5个工作日内书面反馈办理情况。"),
                new Block.Signature(List.of(SHANTY_OFFICE)),
                new Block.Dated(LocalDate.of(2023, 1, 3)),
                new Block.Copies(
                        List.of("市政府办公室", "市发展改革委", "市财政局", "市自然资源和规划局", "市住建局", "市行政审批局")),
                new Block.Annex("临沭县未完成推进节点清单", "截至2022年12月31日", List.of(milestones())));
    }

    private static Paper letter(String number, Block... blocks) {
        return new Paper(Form.LETTER, SHANTY_OFFICE, number, List.of(blocks), SHANTY_OFFICE, "");
    }

    /** 黑榜通报 of August, with 18 rows of figures in its text. */
    static Paper blacklist() {
        return new Paper(
                Form.DOCUMENT,
                ESTATE_OFFICE,
                "临物治通〔2022〕1号",
                List.of(
                        new Block.Title("关于2022年8月份物业服务“黑榜”的通报"),
                        new Block.To("各县区人民政府（管委会），有关街道办事处、镇人民政府"),
                        new Block.Paragraph(GROUND + "现将连续三个月投诉量居全市前30名的物业服务项目列入“黑榜”，并通报如下："),
                        new Block.Heading(1, "一、列入“黑榜”的项目", ""),
                        new Block.Paragraph(
                                "2022年6月至8月，下列18个项目12345热线投诉量连续三个月居全市前30名（“件”为投诉件数，“位”为全市位次）："),
                        estates(18),
                        new Block.Heading(1, "二、有关要求", ""),
                        new Block.Heading(2, "（一）开展质量评价。", "由所在街道（镇）牵头组织实施。"),
                        new Block.Heading(2, "（二）更换服务企业。", "按法定程序更换物业服务企业，并于收到本通报后30日内将进展情况书面报我办。"),
                        new Block.Signature(List.of(ESTATE_OFFICE)),
                        new Block.Dated(LocalDate.of(2022, 9, 5)),
                        new Block.Copies(List.of("市政府办公室", "市住建局", "市市场监管局"))),
                ESTATE_OFFICE,
                "");
    }

    private static Block.Table milestones() {
        String[] lines =
                """
                棚改安置项目012号（演示） 棚户区改造 竣工验收 2022年10月31日 61
                棚改安置项目012号（演示） 棚户区改造 交付 2022年12月10日 21
                棚改安置项目025号（演示） 棚户区改造 风险评估 2022年6月22日 192
                棚改安置项目025号（演示） 棚户区改造 手续办理 2022年6月23日 191
                棚改安置项目025号（演示） 棚户区改造 建设方案 2022年7月3日 181
                棚改安置项目025号（演示） 棚户区改造 开工 2022年8月12日 141
                棚改安置项目025号（演示） 棚户区改造 主体封顶 2022年9月21日 101
                棚改安置项目025号（演示） 棚户区改造 竣工验收 2022年10月31日 61
                棚改安置项目025号（演示） 棚户区改造 交付 2022年12月10日 21
                棚改安置项目051号（演示） 棚户区改造 竣工验收 2022年10月31日 61
                棚改安置项目051号（演示） 棚户区改造 交付 2022年12月10日 21
                棚改安置项目064号（演示） 棚户区改造 交付 2022年12月10日 21
                未建成社区025号（演示） 未建成社区 竣工验收 2022年10月26日 66
                未建成社区025号（演示） 未建成社区 交付 2022年12月5日 26
                未建成社区038号（演示） 未建成社区 竣工验收 2022年10月26日 66
                未建成社区038号（演示） 未建成社区 交付 2022年12月5日 26
                """
                        .split("\n");
        return new Block.Table(
                List.of(
                        new Block.Column("序号", "", 13),
                        new Block.Column("项目名称", "", 49),
                        new Block.Column("项目类别", "", 28),
                        new Block.Column("未完成节点", "", 24),
                        new Block.Column("应完成时间", "", 28),
                        new Block.Column("逾期（天）", "", 14)),
                numbered(lines));
    }

    /** As many estates as asked for, each with three months of complaints. */
    static Block.Table estates(int count) {
        String[] names = {"三岗家园2期", "汤头街道名郡2期", "朝阳新村名郡1期", "幸福小镇花园1期", "马厂湖镇小区2期", "金泰公馆1期"};
        String[] places = {"罗庄区盛庄街道", "河东区汤头街道", "河东区朝阳街道", "罗庄区傅庄街道", "高新区马厂湖镇", "兰山区金雀山街道"};
        String[] companies = {"佳禾物业142号（演示）", "铭居物业174号（演示）", "众邻物业021号（演示）"};
        String[] lines = new String[count];
        for (int i = 0; i < count; i++) {
            lines[i] =
                    String.join(
                            " ",
                            names[i % names.length],
                            places[i % places.length],
                            companies[i % companies.length],
                            String.valueOf(51 - i % 30),
                            String.valueOf(1 + i % 30),
                            String.valueOf(49 - i % 25),
                            String.valueOf(1 + i * 7 % 30),
                            String.valueOf(63 - i % 40),
                            String.valueOf(1 + i % 30));
        }
        return new Block.Table(
                List.of(
                        new Block.Column("序号", "", 10),
                        new Block.Column("物业服务项目", "", 32),
                        new Block.Column("所在县区街道（镇）", "", 32),
                        new Block.Column("物业服务企业", "", 40),
                        new Block.Column("件", "6月", 7),
                        new Block.Column("位", "6月", 7),
                        new Block.Column("件", "7月", 7),
                        new Block.Column("位", "7月", 7),
                        new Block.Column("件", "8月", 7),
                        new Block.Column("位", "8月", 7)),
                numbered(lines));
    }

    private static List<List<String>> numbered(String[] lines) {
        List<List<String>> rows = new ArrayList<>();
        for (String line : lines) {
            List<String> row = new ArrayList<>();
            row.add(String.valueOf(rows.size() + 1));
            row.addAll(List.of(line.split(" ")));
            rows.add(row);
        }
        return rows;
    }
}
