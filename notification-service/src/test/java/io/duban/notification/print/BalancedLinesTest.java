package io.duban.notification.print;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.notification.print.BalancedLines.Parting;
import io.duban.notification.print.Mark.Face;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class BalancedLinesTest {

    @Test
    void a_title_is_parted_into_lines_of_about_the_same_length_between_its_words() {
        String title = "关于对某区某街道办事处各项工作排名连续两次居后三位有关情况进行约谈提醒的函";

        assertThat(lines(title, 20, Partings::title))
                .containsExactly("关于对某区某街道办事处各项工作排名", "连续两次居后三位有关情况进行约谈提醒的函");
    }

    @Test
    void a_date_in_a_title_stays_whole() {
        assertThat(lines("关于某某某某某某某某2022年10月份情况的函", 14, Partings::title))
                .noneMatch(
                        line ->
                                line.startsWith("年")
                                        || line.startsWith("月")
                                        || line.startsWith("份"));
    }

    @Test
    void the_name_of_an_organ_is_parted_between_its_words() {
        assertThat(lines(ReferenceLetters.SHANTY_OFFICE, 15.5, Partings::organ))
                .containsExactly("临沂市棚改和未建成社区", "集中整治专项行动工作专班办公室");
        assertThat(lines(ReferenceLetters.ESTATE_OFFICE, 15.5, Partings::organ))
                .containsExactly("临沂市物业管理领域集中整治", "专项行动工作专班办公室");
    }

    @Test
    void a_bracket_in_a_cell_stays_whole_where_it_can() {
        assertThat(lines("逾期（天）", 3.4, Partings::nowhereBetter)).containsExactly("逾期", "（天）");
        assertThat(lines("所在县区街道（镇）", 8.2, Partings::nowhereBetter))
                .containsExactly("所在县区", "街道（镇）");
    }

    @Test
    void what_fits_on_a_line_is_not_parted() {
        assertThat(lines("某某", 2, Partings::title)).containsExactly("某某");
        assertThat(lines("", 2, Partings::title)).isEmpty();
    }

    @Test
    void a_long_text_keeps_every_character() {
        String text = "某单位，（某处）x1 ".repeat(200).strip();

        assertThat(String.join("", lines(text, 7, Partings::title)).replace(" ", ""))
                .isEqualTo(text.replace(" ", ""));
        assertThat(lines(text, 7, Partings::title))
                .allSatisfy(line -> assertThat(Line.em(glyphs(line))).isLessThanOrEqualTo(7));
    }

    private static List<String> lines(String text, double width, Parting parting) {
        List<String> lines = new ArrayList<>();
        for (List<Glyph> line : BalancedLines.of(glyphs(text), width, parting)) {
            StringBuilder said = new StringBuilder();
            line.forEach(g -> said.appendCodePoint(g.codePoint()));
            lines.add(said.toString());
        }
        return lines;
    }

    private static List<Glyph> glyphs(String text) {
        List<Glyph> glyphs = new ArrayList<>();
        for (int c : Characters.of(text)) {
            glyphs.add(new Glyph(c, Face.BODY, c < 128 ? 0.5 : 1));
        }
        return glyphs;
    }
}
