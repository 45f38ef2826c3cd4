package io.duban.notification.letter;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.notification.letter.Block.Dated;
import io.duban.notification.letter.Block.Demand;
import io.duban.notification.letter.Block.Paragraph;
import io.duban.notification.letter.Block.Signature;
import io.duban.notification.letter.Block.Title;
import io.duban.notification.letter.Block.To;

import org.junit.jupiter.api.Test;

import java.util.List;

class FlatLetterTest {

    private static final String DEMAND = "请费县人民政府认真查找差距，并于收到本函后10日内书面反馈推进措施。";

    @Test
    void the_lines_of_a_letter_become_its_blocks() {
        String text =
                """
                费县人民政府：
                2022年7月，费县工作推进情况如下：
                2022年7月，完成率25%%，居倒数第2位。
                %s
                临沂市物业管理领域集中整治专项行动工作专班
                临沂市棚改和未建成社区集中整治专项行动工作专班
                """
                        .formatted(DEMAND);

        assertThat(FlatLetter.blocks("关于工作推进情况的提示函", text, DEMAND))
                .containsExactly(
                        new Title("关于工作推进情况的提示函"),
                        new To("费县人民政府"),
                        new Paragraph("2022年7月，费县工作推进情况如下："),
                        new Paragraph("2022年7月，完成率25%，居倒数第2位。"),
                        new Demand(DEMAND),
                        new Signature(List.of("临沂市物业管理领域集中整治专项行动工作专班", "临沂市棚改和未建成社区集中整治专项行动工作专班")),
                        new Dated(null));
    }

    @Test
    void where_nothing_is_asked_for_organs_are_told_by_their_names() {
        assertThat(FlatLetter.blocks("题", "某公司：\n有关情况属实。\n临沂市专班办公室\n", null))
                .containsExactly(
                        new Title("题"),
                        new To("某公司"),
                        new Paragraph("有关情况属实。"),
                        new Signature(List.of("临沂市专班办公室")),
                        new Dated(null));
    }

    @Test
    void what_is_no_letter_is_still_all_there() {
        assertThat(FlatLetter.blocks("题", "只有一句话", "没有的要求"))
                .containsExactly(new Title("题"), new Paragraph("只有一句话"), new Dated(null));
    }
}
