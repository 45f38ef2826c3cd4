package io.duban.notification.print;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.notification.letter.Block.Table;
import io.duban.notification.letter.Form;
import io.duban.notification.letter.Paper;
import io.duban.notification.letter.PlainText;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.regex.Pattern;

class HtmlLetterTest {

    static List<Paper> papers() {
        return List.of(
                SamplePapers.prompt(),
                SamplePapers.blacklist(),
                SamplePapers.annexed(),
                SamplePapers.draft(),
                SamplePapers.rows(500));
    }

    static List<String> hostile() {
        return TextOf.hostile();
    }

    @ParameterizedTest
    @MethodSource("papers")
    void a_page_says_what_the_letter_says(Paper paper) {
        assertThat(TextOf.html(HtmlLetter.of(paper)))
                .isEqualTo(TextOf.squeezed(PlainText.whole(paper)));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void a_hostile_name_is_text_and_nothing_else(String name) {
        String page = HtmlLetter.of(SamplePapers.naming(name));

        assertThat(TextOf.html(page))
                .isEqualTo(TextOf.squeezed(PlainText.whole(SamplePapers.naming(name))));
        assertThat(page)
                .doesNotContain("<script", "<!--", "onload=\"", "onload='", "<svg/")
                .doesNotContainPattern("[\\u202A-\\u202E\\u2066-\\u2069\\u200E\\u200F\\u0000]");
        assertThat(Pattern.compile("</?style>").matcher(page).results()).hasSize(2);
    }

    @Test
    void nothing_is_loaded_and_nothing_has_a_style_of_its_own() {
        String page = HtmlLetter.of(SamplePapers.annexed());

        assertThat(HtmlLetter.POLICY)
                .startsWith("default-src 'none'; style-src 'sha256-")
                .doesNotContain("unsafe");
        assertThat(page).doesNotContain(" style=", "http", "url(", "@import", "javascript");
    }

    @Test
    void a_group_of_columns_has_a_head_over_all_of_them() {
        assertThat(HtmlLetter.of(SamplePapers.blacklist()))
                .contains("<th scope=\"colgroup\" colspan=\"2\" rowspan=\"1\">6月</th>")
                .contains("<th scope=\"col\" colspan=\"1\" rowspan=\"2\">序号</th>");
    }

    @Test
    void what_is_not_in_force_says_so_before_anything_else() {
        String page = HtmlLetter.of(SamplePapers.draft());

        assertThat(TextOf.html(page)).startsWith("草稿");
        assertThat(page).doesNotContain("null");
    }

    @Test
    void an_empty_letter_is_an_empty_page() {
        Paper nothing = new Paper(Form.LETTER, "", null, List.of(), "", "");
        Paper hollow =
                SamplePapers.document("", null, List.of(new Table(List.of(), List.of())), "");

        assertThat(TextOf.html(HtmlLetter.of(nothing))).isEmpty();
        assertThat(HtmlLetter.of(hollow)).doesNotContain("<table");
    }

    @Test
    void the_page_names_its_language_and_its_title() {
        assertThat(HtmlLetter.of(SamplePapers.prompt()))
                .contains("<html lang=\"zh-CN\">")
                .contains("<h1>关于2022年10月份工作推进情况的提示函</h1>")
                .contains("<time datetime=\"2022-11-03\">2022年11月3日</time>");
    }
}
