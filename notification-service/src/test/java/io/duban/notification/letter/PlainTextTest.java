package io.duban.notification.letter;

import static org.assertj.core.api.Assertions.assertThat;

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

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;

class PlainTextTest {

    private static final List<Block> BLOCKS =
            List.of(
                    new Title("关于黑榜的通报"),
                    new To("费县人民政府"),
                    new Heading(2, "（一）事实。", "如下："),
                    new Table(
                            List.of(
                                    new Column("项目", "", 30),
                                    new Column("件", "6月", 10),
                                    new Column("位", "6月", 10)),
                            List.of(List.of("三岗\t家园", "51", "2"))),
                    new Points(List.of("1.查。", "2.改。")),
                    new Demand("请反馈。"),
                    new Annex("名单", "截至6月30日", List.of(new Paragraph("无。"))),
                    new Signature(List.of("甲办", "乙办")),
                    new Dated(LocalDate.of(2022, 7, 4)),
                    new Copies(List.of("市政府办公室", "市住建局")));

    @Test
    void a_body_is_read_without_title_and_date_its_annexes_after_the_signature() {
        assertThat(PlainText.body(BLOCKS))
                .isEqualTo(
                        """
                        费县人民政府：
                        （一）事实。如下：
                        项目\t6月\t
                        \t件\t位
                        三岗 家园\t51\t2
                        1.查。
                        2.改。
                        请反馈。
                        附件：名单
                        甲办
                        乙办
                        附件
                        名单
                        截至6月30日
                        无。
                        抄送：市政府办公室，市住建局。\
                        """);
    }

    @Test
    void the_whole_has_head_number_title_date_and_issuer() {
        String whole =
                PlainText.whole(new Paper(Form.DOCUMENT, "红头", "临物治通〔2022〕1号", BLOCKS, "甲办", "作废"));

        assertThat(whole)
                .startsWith("作废\n红头\n临物治通〔2022〕1号\n关于黑榜的通报\n费县人民政府：\n")
                .contains("乙办\n2022年7月4日\n")
                .endsWith("抄送：市政府办公室，市住建局。\n甲办\u30002022年7月4日印发");
    }

    @Test
    void a_letter_on_headed_paper_has_no_issuer() {
        String whole = PlainText.whole(new Paper(Form.LETTER, "红头", null, BLOCKS, "甲办", ""));

        assertThat(whole).startsWith("红头\n关于").endsWith("市住建局。");
    }

    @Test
    void several_annexes_are_numbered() {
        List<Block> blocks =
                List.of(new Annex("名单", "", List.of()), new Annex("要点", "", List.of()));

        assertThat(PlainText.body(blocks)).isEqualTo("附件：1.名单\n2.要点\n附件1\n名单\n附件2\n要点");
    }

    @Test
    void an_annex_is_named_without_marks_around_and_behind_it() {
        assertThat(PlainText.body(List.of(new Annex("《名单》", "", List.of()))))
                .isEqualTo("附件：名单\n附件\n《名单》");
        assertThat(PlainText.body(List.of(new Annex("名单。", "", List.of())))).startsWith("附件：名单\n");
    }

    @Test
    void a_day_that_is_not_yet_takes_no_line() {
        Paper draft = new Paper(Form.LETTER, "红头", null, List.of(new Dated(null)), "", "草稿");

        assertThat(PlainText.whole(draft)).isEqualTo("草稿\n红头");
    }

    @Test
    void nothing_reorders_what_stands_beside_it() {
        assertThat(PlainText.clean("甲\u202E乙\u2066丙\u200F\u0000\uD800\uFFFE丁\n𬭎"))
                .isEqualTo("甲乙丙丁\n𬭎");
    }
}
