package io.duban.notification.print;

import io.duban.notification.letter.Block;
import io.duban.notification.letter.Block.Annex;
import io.duban.notification.letter.Block.Column;
import io.duban.notification.letter.Block.Copies;
import io.duban.notification.letter.Block.Dated;
import io.duban.notification.letter.Block.Demand;
import io.duban.notification.letter.Block.Heading;
import io.duban.notification.letter.Block.Paragraph;
import io.duban.notification.letter.Block.Points;
import io.duban.notification.letter.Block.Signature;
import io.duban.notification.letter.Block.Table;
import io.duban.notification.letter.Block.Title;
import io.duban.notification.letter.Block.To;
import io.duban.notification.letter.Form;
import io.duban.notification.letter.Paper;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Letters of each form, for those who draw them. */
final class SamplePapers {

    static final String PROPERTY = "临沂市物业管理领域集中整治专项行动工作专班办公室";
    static final String RENEWAL = "临沂市棚改和未建成社区集中整治专项行动工作专班办公室";
    private static final LocalDate DAY = LocalDate.of(2022, 9, 5);

    private SamplePapers() {}

    /** A 函 on one page. */
    static Paper prompt() {
        return new Paper(
                Form.LETTER,
                RENEWAL,
                "临棚治提〔2022〕12号",
                List.of(
                        new Title("关于2022年10月份工作推进情况的提示函"),
                        new To("费县人民政府"),
                        new Paragraph("按照整治工作实施方案的要求，我办核对了各县区10月份的推进节点，现将你县情况函告如下："),
                        new Paragraph("到10月31日，你县应完成节点16个，已完成2个，完成率12.5%，位次为倒数第2位。"),
                        new Demand("请你县查明原因，抓紧补上，收到本函5个工作日内把措施书面告知我办。"),
                        new Signature(List.of(RENEWAL)),
                        new Dated(LocalDate.of(2022, 11, 3)),
                        new Copies(List.of("市政府办公室"))),
                PROPERTY,
                "");
    }

    /** A 通报 with headings, a table whose columns stand in groups, and 版记. */
    static Paper blacklist() {
        return document(PROPERTY, "临物治通〔2022〕1号", blacklistBlocks(18), "");
    }

    static Paper rows(int rows) {
        return document(PROPERTY, "临物治通〔2022〕1号", blacklistBlocks(rows), "");
    }

    static Paper draft() {
        List<Block> blocks = new ArrayList<>(blacklistBlocks(3));
        blocks.replaceAll(it -> it instanceof Dated ? new Dated(null) : it);
        return document(PROPERTY, null, blocks, "草稿");
    }

    /** Two annexes and two who sign. */
    static Paper annexed() {
        List<Block> blocks =
                List.of(
                        new Title("关于约谈提醒的通知"),
                        new To("盛庄街道办事处"),
                        new Paragraph("你街道连续两次居后三位，详见附件。"),
                        new Signature(List.of(PROPERTY, RENEWAL)),
                        new Dated(DAY),
                        new Copies(List.of("市政府办公室", "市住建局、市市场监管局")),
                        new Annex("排名情况", "截至2022年8月31日", List.of(board(5))),
                        new Annex("整改要点", "", List.of(new Points(List.of("1.建台账。", "2.列清单。")))));
        return new Paper(Form.LETTER, PROPERTY, "临物治约〔2022〕2号", blocks, PROPERTY, "");
    }

    /** Such a name in every place where one can stand. */
    static Paper naming(String name) {
        List<Block> blocks =
                List.of(
                        new Title("关于" + name + "的通知"),
                        new To(name),
                        new Paragraph("鉴于" + name + "投诉量居前"),
                        new Heading(1, "一、" + name, ""),
                        new Heading(2, "（一）" + name, name),
                        new Points(List.of(name)),
                        new Table(
                                List.of(new Column(name, name, 20), new Column("件", name, 20)),
                                List.of(List.of(name, "51"))),
                        new Demand("请" + name + "反馈"),
                        new Signature(List.of(name)),
                        new Dated(DAY),
                        new Copies(List.of(name)),
                        new Annex(name, name, List.of(new Paragraph(name))));
        return new Paper(Form.DOCUMENT, name, name, blocks, name, name);
    }

    static Paper document(String head, String number, List<Block> blocks, String stamp) {
        return new Paper(Form.DOCUMENT, head, number, blocks, PROPERTY, stamp);
    }

    private static List<Block> blacklistBlocks(int rows) {
        return List.of(
                new Title("关于2022年8月份物业服务“黑榜”的通报"),
                new To("各县区人民政府（管委会），有关街道办事处、镇人民政府"),
                new Heading(1, "一、列入“黑榜”的项目", ""),
                new Paragraph("6月至8月，下列" + rows + "个项目的投诉量每月都居前30名："),
                board(rows),
                new Heading(1, "二、有关要求", ""),
                new Heading(2, "（一）开展质量评价。", "由所在街道（镇）组织，业主参加。"),
                new Heading(2, "（二）更换服务企业。", "依照程序进行，收到本通报30日内报我办。"),
                new Signature(List.of(PROPERTY)),
                new Dated(DAY),
                new Copies(List.of("市政府办公室", "市住建局、市市场监管局")));
    }

    private static Table board(int rows) {
        List<Column> columns =
                List.of(
                        new Column("序号", "", 10),
                        new Column("物业服务项目", "", 32),
                        new Column("所在县区\n街道（镇）", "", 32),
                        new Column("物业服务企业", "", 40),
                        new Column("件", "6月", 7),
                        new Column("位", "6月", 7),
                        new Column("件", "7月", 7),
                        new Column("位", "7月", 7),
                        new Column("件", "8月", 7),
                        new Column("位", "8月", 7));
        List<List<String>> cells = new ArrayList<>();
        for (int i = 1; i <= rows; i++) {
            String estate = "三岗家园" + i + "期";
            String company = "佳禾物业%03d号（演示）".formatted(i);
            String count = Integer.toString(20 + i % 50);
            String rank = Integer.toString(i % 30 + 1);
            cells.add(
                    List.of(
                            Integer.toString(i),
                            estate,
                            "罗庄区盛庄街道",
                            company,
                            count,
                            rank,
                            count,
                            rank,
                            count,
                            rank));
        }
        return new Table(columns, cells);
    }
}
