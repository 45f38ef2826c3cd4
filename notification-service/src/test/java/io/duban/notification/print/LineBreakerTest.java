package io.duban.notification.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.duban.notification.print.Mark.Face;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class LineBreakerTest {

    @Test
    void what_closes_never_begins_a_line_and_takes_a_character_along() {
        assertThat(lines("国国国国国国国国国。国", 9)).containsExactly("国国国国国国国国", "国。国");
    }

    @Test
    void what_opens_never_ends_a_line() {
        assertThat(lines("国国国国国国国国（国国", 9)).containsExactly("国国国国国国国国", "（国国");
    }

    @Test
    void a_number_stays_with_its_point_and_percent() {
        assertThat(lines("国国国国国国国国12.55%国", 9)).containsExactly("国国国国国国国国", "12.55%国");
    }

    @Test
    void a_full_line_takes_as_many_characters_as_it_has_cells() {
        assertThat(lines("国".repeat(57), 28)).containsExactly("国".repeat(28), "国".repeat(28), "国");
    }

    @Test
    void all_lines_but_the_last_reach_the_edge() {
        List<Line> lines = LineBreaker.fill(glyphs("国国国12国国国国国国国国国国国。国国国"), 1, 14, 2);

        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst().width()).isCloseTo(14, within(1e-6));
        assertThat(lines.getLast().width()).isLessThan(14);
        assertThat(lines.getFirst().x().getFirst()).isEqualTo(2);
    }

    @Test
    void a_number_is_not_spread() {
        Line line = LineBreaker.fill(glyphs("国国国1234国国国国国国国国国国国国国"), 1, 14.4, 0).getFirst();

        assertThat(line.x().get(4) - line.x().get(3)).isCloseTo(0.5, within(1e-6));
        assertThat(line.x().get(1) - line.x().get(0)).isNotCloseTo(1.0, within(1e-3));
    }

    @Test
    void a_line_is_closed_up_a_little_rather_than_leave_a_character_behind() {
        assertThat(lines("1国国国国国国国国国国国国国国国", 15)).hasSize(2);
        assertThat(lines("11国国国国国国国国国国国国国国国", 15.8)).hasSize(1);
    }

    @Test
    void a_word_longer_than_lines_is_parted() {
        assertThat(lines("a".repeat(300), 14))
                .hasSize(11)
                .allSatisfy(l -> assertThat(l.length()).isLessThan(29));
    }

    @Test
    void a_space_at_the_end_of_a_line_is_gone() {
        assertThat(lines("国国国国国国国国国 国国", 9)).containsExactly("国国国国国国国国国", "国国");
    }

    @Test
    void nothing_makes_no_lines() {
        assertThat(lines("", 28)).isEmpty();
    }

    @Test
    void any_run_of_closing_marks_is_set() {
        assertThat(String.join("", lines("）".repeat(100), 28))).hasSize(100);
    }

    private static List<String> lines(String text, double cells) {
        List<String> lines = new ArrayList<>();
        for (Line line : LineBreaker.fill(glyphs(text), 1, cells, 0)) {
            StringBuilder said = new StringBuilder();
            line.glyphs().forEach(g -> said.appendCodePoint(g.codePoint()));
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
