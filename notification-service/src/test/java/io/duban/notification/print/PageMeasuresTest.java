package io.duban.notification.print;

import static io.duban.notification.print.ReferenceLetters.SHANTY_OFFICE;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.duban.notification.letter.Block;
import io.duban.notification.letter.Form;
import io.duban.notification.letter.Paper;
import io.duban.notification.print.PrintedPage.Stroke;
import io.duban.notification.print.PrintedPage.TextLine;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;

/** The places of GB/T 9704-2012, measured on the printed page. */
class PageMeasuresTest {

    private static final Offset<Double> EXACT = within(0.3);

    private static PrintedPage prompt;
    private static List<PrintedPage> supervision;
    private static List<PrintedPage> blacklist;

    @BeforeAll
    static void print() throws IOException {
        prompt = Printing.pages(ReferenceLetters.prompt()).getFirst();
        supervision = Printing.pages(ReferenceLetters.supervision());
        blacklist = Printing.pages(ReferenceLetters.blacklist());
    }

    @Test
    void a_full_page_has_22_lines_of_28_characters() throws IOException {
        Paper paper =
                new Paper(
                        Form.DOCUMENT,
                        SHANTY_OFFICE,
                        "临棚治通〔2022〕1号",
                        List.of(new Block.Paragraph("国".repeat(28 * 60))),
                        "",
                        "");

        List<TextLine> lines = Printing.pages(paper).get(1).lines();

        List<TextLine> body = lines.subList(0, lines.size() - 1);
        assertThat(body).hasSize(22).allSatisfy(line -> assertThat(line.text()).hasSize(28));
        assertThat(body.getFirst().top()).isCloseTo(37.00, EXACT);
        assertThat(body.getLast().top()).isCloseTo(256.36, EXACT);
        assertThat(body.get(1).top() - body.get(0).top()).isCloseTo(10.4455, within(0.01));
        assertThat(body.getFirst().left()).isCloseTo(28, EXACT);
        assertThat(body.getFirst().right()).isCloseTo(184, EXACT);
        assertThat(body.getFirst().characters().getFirst().size()).isEqualTo(16);
    }

    @Test
    void the_head_of_a_letter_is_scaled_into_its_width_above_a_double_line() {
        TextLine head = prompt.line("临沂市");

        assertThat(head.middle()).isCloseTo(105, EXACT);
        assertThat(head.right() - head.left()).isCloseTo(154.1, EXACT);
        assertThat(head.top()).isCloseTo(30.0 - 0.3, within(0.6));
        assertThat(red(prompt))
                .allSatisfy(
                        line -> {
                            assertThat(line.x1()).isCloseTo(20, EXACT);
                            assertThat(line.x2()).isCloseTo(190, EXACT);
                        });
        assertThat(red(prompt).stream().map(line -> line.y1() - line.thickness() / 2))
                .satisfiesExactly(
                        y -> assertThat(y).isCloseTo(43.48, EXACT),
                        y -> assertThat(y).isCloseTo(44.98, EXACT),
                        y -> assertThat(y).isCloseTo(275.20, EXACT),
                        y -> assertThat(y).isCloseTo(276.10, EXACT));
    }

    @Test
    void number_title_and_addressee_of_a_letter_have_their_places() {
        TextLine number = prompt.line("临棚治提〔2022〕12号");
        TextLine title = prompt.line("关于");
        TextLine to = prompt.line("费县人民政府：");

        assertThat(number.top()).isCloseTo(50.22, EXACT);
        assertThat(number.right()).isCloseTo(184, EXACT);
        assertThat(title.top()).isCloseTo(81.56, EXACT);
        assertThat(title.middle()).isCloseTo(106, EXACT);
        assertThat(title.characters().getFirst().size()).isEqualTo(22);
        assertThat(to.top()).isCloseTo(103.64, EXACT);
        assertThat(to.left()).isCloseTo(28, EXACT);
    }

    @Test
    void a_paragraph_is_indented_by_two_characters_and_its_lines_are_full() {
        TextLine first = prompt.line("根据《");
        TextLine second = prompt.line("社区建设");

        assertThat(first.left()).isCloseTo(39.14, EXACT);
        assertThat(first.right()).isCloseTo(184, EXACT);
        assertThat(second.left()).isCloseTo(28, EXACT);
        assertThat(second.right()).isCloseTo(184, EXACT);
    }

    @Test
    void the_date_ends_four_characters_in_and_the_names_stand_on_its_axis() {
        TextLine date = prompt.line("2022年11月3日");
        TextLine above = prompt.line("推进，并于");

        List<TextLine> all = prompt.lines();
        TextLine first = all.get(all.indexOf(date) - 2);
        TextLine second = all.get(all.indexOf(date) - 1);
        assertThat(date.right()).isCloseTo(161.71, EXACT);
        assertThat(first.text()).isEqualTo("临沂市棚改和未建成社区");
        assertThat(first.middle()).isCloseTo(date.middle(), EXACT);
        assertThat(second.middle()).isCloseTo(date.middle(), EXACT);
        assertThat(second.right()).isCloseTo(184, EXACT);
        assertThat(first.top() - above.top()).isCloseTo(2 * 10.4455, within(0.01));
    }

    @Test
    void a_document_has_its_head_number_and_red_line_lower() {
        PrintedPage page = blacklist.getFirst();
        TextLine head = page.line("临沂市");
        TextLine number = page.line("临物治通");

        assertThat(head.top()).isCloseTo(72 - 0.3, within(0.6));
        assertThat(head.right() - head.left()).isCloseTo(154.1, EXACT);
        assertThat(number.top()).isCloseTo(102.37, EXACT);
        assertThat(number.middle()).isCloseTo(106, EXACT);
        assertThat(red(page))
                .singleElement()
                .satisfies(
                        line -> {
                            assertThat(line.y1() - line.thickness() / 2).isCloseTo(112.02, EXACT);
                            assertThat(line.thickness()).isCloseTo(0.7, within(0.01));
                            assertThat(line.x1()).isCloseTo(28, EXACT);
                            assertThat(line.x2()).isCloseTo(184, EXACT);
                        });
        assertThat(page.line("关于").top()).isCloseTo(133.61, EXACT);
        assertThat(page.line("各县区").top()).isCloseTo(155.69, EXACT);
    }

    @Test
    void an_annex_has_its_label_title_note_and_table_at_their_places() {
        PrintedPage annex = supervision.get(1);
        double frame = annex.strokes().stream().mapToDouble(Stroke::y1).min().orElseThrow();

        assertThat(annex.line("附件").top()).isCloseTo(37.00, EXACT);
        assertThat(annex.line("附件").left()).isCloseTo(28, EXACT);
        assertThat(annex.line("临沭县未完成").top()).isCloseTo(57.89, EXACT);
        assertThat(annex.line("截至").right()).isCloseTo(184, EXACT);
        assertThat(frame).isCloseTo(75.89, EXACT);
        assertThat(supervision.getFirst().line("附件：临沭县未完成推进节点清单").left()).isCloseTo(39.14, EXACT);
    }

    @Test
    void copies_of_a_letter_end_with_the_type_area_of_its_last_page() {
        List<TextLine> lines = supervision.get(1).lines();
        TextLine last = lines.get(lines.size() - 2);

        assertThat(last.top() + 14 * 25.4 / 72).isCloseTo(262, EXACT);
        assertThat(supervision.get(1).line("抄送：").left()).isCloseTo(32.94, EXACT);
        assertThat(last.left()).isCloseTo(47.76, EXACT);
    }

    @Test
    void the_foot_of_a_document_has_three_lines_down_to_the_end_of_the_type_area() {
        PrintedPage last = blacklist.getLast();
        List<Stroke> rules =
                last.strokes().stream().filter(s -> s.isAcross() && s.y1() > 230).toList();

        assertThat(rules)
                .extracting(Stroke::y1)
                .satisfiesExactly(
                        y -> assertThat(y).isCloseTo(244, EXACT),
                        y -> assertThat(y).isCloseTo(253, EXACT),
                        y -> assertThat(y).isCloseTo(262, EXACT));
        assertThat(last.line("抄送：").left()).isCloseTo(32.94, EXACT);
        TextLine issued = last.lines().get(last.lines().size() - 2);
        assertThat(issued.text()).endsWith("2022年9月5日印发");
        assertThat(issued.right()).isCloseTo(179.06, EXACT);
    }

    @Test
    void page_numbers_are_at_the_outer_edge_and_a_letter_has_none_on_its_first_page() {
        assertThat(prompt.lines().getLast().text()).startsWith("抄送");
        assertThat(supervision.getFirst().lines().getLast().text()).isEqualTo("2023年1月3日");
        assertThat(supervision.get(1).line("— 2 —").left()).isCloseTo(32.94, EXACT);
        assertThat(blacklist.get(0).line("— 1 —").right()).isCloseTo(179.06, EXACT);
        assertThat(blacklist.get(0).line("— 1 —").characters().getFirst().size()).isEqualTo(14);
    }

    @Test
    void a_draft_keeps_room_for_number_and_date_and_shows_where_the_seal_goes() throws IOException {
        Paper issued = ReferenceLetters.prompt();
        List<Block> blocks =
                issued.blocks().stream()
                        .map(b -> b instanceof Block.Dated ? new Block.Dated(null) : b)
                        .toList();
        Paper draft = new Paper(Form.LETTER, issued.head(), null, blocks, issued.issuer(), "草稿");

        PrintedPage page = Printing.pages(draft).getFirst();

        assertThat(page.line("印章").characters().getFirst().size()).isEqualTo(12);
        assertThat(page.line("草稿").right()).isCloseTo(184, EXACT);
        assertThat(page.line("草稿").top()).isLessThan(30);
        assertThat(page.line("费县人民政府").top()).isCloseTo(103.64, EXACT);
        assertThat(page.line("抄送").top()).isEqualTo(prompt.line("抄送").top());
        assertThat(Printing.text(issued)).doesNotContain("印章");
    }

    @Test
    void a_withdrawn_letter_says_so_and_has_no_place_for_a_seal() throws IOException {
        Paper issued = ReferenceLetters.prompt();
        Paper revoked =
                new Paper(
                        Form.LETTER,
                        issued.head(),
                        issued.number(),
                        List.of(
                                new Block.Title("关于某事的函"),
                                new Block.Signature(List.of(SHANTY_OFFICE)),
                                new Block.Dated(LocalDate.of(2022, 11, 3))),
                        issued.issuer(),
                        "已撤销");

        assertThat(Printing.text(revoked)).contains("已撤销").doesNotContain("印章");
    }

    private static List<Stroke> red(PrintedPage page) {
        return page.strokes().stream().filter(Stroke::red).toList();
    }
}
