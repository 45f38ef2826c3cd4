package io.duban.notification.print;

import static io.duban.notification.print.ReferenceLetters.ESTATE_OFFICE;
import static io.duban.notification.print.ReferenceLetters.SHANTY_OFFICE;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.notification.letter.Block;
import io.duban.notification.letter.Form;
import io.duban.notification.letter.Paper;
import io.duban.notification.print.Mark.Face;
import io.duban.notification.print.Mark.Rule;
import io.duban.notification.print.Mark.Run;
import io.duban.notification.print.Mark.Seal;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** How text of any length comes onto pages. */
class FlowTest {

    private static final Block.Dated DATED = new Block.Dated(LocalDate.of(2022, 11, 3));

    @Test
    void a_date_is_never_alone_on_a_page() {
        for (int lines = 1; lines <= 50; lines++) {
            for (Form form : Form.values()) {
                List<Sheet> sheets =
                        Printing.sheets(
                                paper(
                                        form,
                                        new Block.Paragraph("国".repeat(26 + 28 * (lines - 1))),
                                        new Block.Signature(List.of(SHANTY_OFFICE)),
                                        DATED));

                assertThat(text(sheets.getLast()))
                        .as("%s lines", lines)
                        .contains("国")
                        .contains("2022年11月3日");
            }
        }
    }

    @Test
    void a_table_before_the_date_leaves_it_some_rows() {
        for (int rows = 1; rows <= 60; rows++) {
            List<Sheet> sheets =
                    Printing.sheets(
                            paper(
                                    Form.DOCUMENT,
                                    ReferenceLetters.estates(rows),
                                    new Block.Signature(List.of(SHANTY_OFFICE)),
                                    DATED));

            assertThat(text(sheets.getLast()))
                    .as("%s rows", rows)
                    .contains("序号")
                    .contains("2022年11月3日");
        }
    }

    @Test
    void a_heading_is_never_the_last_line_of_a_page() {
        for (int lines = 1; lines <= 25; lines++) {
            List<Sheet> sheets =
                    Printing.sheets(
                            paper(
                                    Form.LETTER,
                                    new Block.Paragraph("国".repeat(26 + 28 * (lines - 1))),
                                    new Block.Heading(1, "一、标题", ""),
                                    new Block.Paragraph("正文。")));

            Sheet headed =
                    sheets.stream().filter(s -> text(s).contains("一、标题")).findFirst().orElseThrow();
            assertThat(text(headed)).contains("正文。");
        }
    }

    @Test
    void five_hundred_rows_go_over_pages_with_the_head_on_each() {
        List<Sheet> sheets = Printing.sheets(paper(Form.DOCUMENT, ReferenceLetters.estates(500)));

        List<Sheet> tables = sheets.stream().filter(s -> text(s).contains("三岗")).toList();
        assertThat(tables).hasSizeGreaterThan(14);
        assertThat(tables).allSatisfy(sheet -> assertThat(text(sheet)).contains("序号", "6月", "件"));
        String all = String.join("", sheets.stream().map(FlowTest::text).toList());
        assertThat(IntStream.rangeClosed(1, 500))
                .allSatisfy(i -> assertThat(all).contains("|" + i + "|"));
        assertThat(sheets).allSatisfy(FlowTest::isWithinTypeArea);
    }

    @Test
    void two_rows_at_least_stand_under_a_head() {
        for (int lines = 1; lines <= 22; lines++) {
            for (int rows : List.of(2, 3, 5, 36, 70)) {
                List<Sheet> sheets =
                        Printing.sheets(
                                paper(
                                        Form.DOCUMENT,
                                        new Block.Paragraph("国".repeat(26 + 28 * (lines - 1))),
                                        ReferenceLetters.estates(rows)));

                assertThat(sheets)
                        .filteredOn(s -> text(s).contains("序号"))
                        .allSatisfy(
                                s ->
                                        assertThat(text(s).split("（演示）"))
                                                .as("below %s rows", rows)
                                                .hasSizeGreaterThan(2));
            }
        }
    }

    @Test
    void texts_of_any_length_stay_on_the_paper() {
        String word = "x".repeat(300);
        String name = "某".repeat(400);
        List<String> longRow =
                List.of(name, word, "", name.repeat(8), word.repeat(5), "1", "2", "3", "4", "5");
        List<Sheet> sheets =
                Printing.sheets(
                        new Paper(
                                Form.DOCUMENT,
                                name,
                                name,
                                List.of(
                                        new Block.Title(name.repeat(3)),
                                        new Block.To(name.repeat(3)),
                                        new Block.Paragraph(word),
                                        new Block.Paragraph(""),
                                        new Block.Points(List.of()),
                                        new Block.Table(List.of(), List.of()),
                                        new Block.Table(
                                                ReferenceLetters.estates(1).columns(),
                                                List.of(longRow, longRow)),
                                        new Block.Table(columns(60, name), List.of(List.of("甲"))),
                                        new Block.Signature(List.of(name, name, name, name)),
                                        DATED,
                                        new Block.Copies(List.of(name.repeat(5))),
                                        new Block.Annex(name, name, List.of(new Block.Title("")))),
                                name,
                                ""));

        assertThat(sheets).hasSizeGreaterThan(3).allSatisfy(FlowTest::isOnPaper);
    }

    @Test
    void headings_without_end_are_set() {
        Block[] headings = new Block[5000];
        java.util.Arrays.fill(headings, new Block.Heading(1, "一、标题", ""));

        assertThat(Printing.sheets(paper(Form.LETTER, headings)))
                .hasSizeGreaterThan(5000 / 22)
                .allSatisfy(FlowTest::isOnPaper);
    }

    @Test
    void a_letter_of_nothing_is_a_sheet() {
        assertThat(Printing.sheets(new Paper(Form.LETTER, "", null, List.of(), "", ""))).hasSize(1);
    }

    @Test
    void two_task_forces_stand_beside_each_other_with_seals_that_do_not_touch() {
        List<Block> blocks =
                List.of(
                        new Block.Title("约谈提醒"),
                        new Block.Paragraph("正文。"),
                        new Block.Signature(List.of(ESTATE_OFFICE, SHANTY_OFFICE)),
                        new Block.Dated(null));
        Sheet sheet =
                Printing.sheets(new Paper(Form.LETTER, "办", null, blocks, "", "草稿")).getFirst();

        List<Seal> seals =
                sheet.marks().stream()
                        .filter(Seal.class::isInstance)
                        .map(Seal.class::cast)
                        .toList();
        assertThat(seals).hasSize(2);
        assertThat(seals.get(1).x() - seals.get(0).x()).isGreaterThan(42);
        assertThat(text(sheet).indexOf("物业管理领域")).isLessThan(text(sheet).indexOf("棚改"));
        assertThat(sheet).satisfies(FlowTest::isWithinTypeArea);
    }

    @Test
    void several_annexes_are_numbered_in_the_text_and_on_their_pages() {
        List<Sheet> sheets =
                Printing.sheets(
                        paper(
                                Form.LETTER,
                                new Block.Paragraph("正文。"),
                                new Block.Annex("《甲表》", "", List.of()),
                                new Block.Annex("乙表。", "", List.of())));

        assertThat(sheets).hasSize(3);
        assertThat(text(sheets.get(0))).contains("附件：1.甲表|2.乙表");
        assertThat(text(sheets.get(1))).startsWith("附件1");
        assertThat(text(sheets.get(2))).startsWith("附件2");
    }

    @Test
    void headings_have_their_faces_and_run_on_in_that_of_the_body() {
        Sheet sheet =
                Printing.sheets(
                                paper(
                                        Form.LETTER,
                                        new Block.Heading(1, "一、甲", ""),
                                        new Block.Heading(2, "（一）乙。", "丙。")))
                        .getFirst();

        assertThat(runs(sheet))
                .extracting(Run::text, Run::face)
                .contains(
                        org.assertj.core.groups.Tuple.tuple("一、甲", Face.BLACK),
                        org.assertj.core.groups.Tuple.tuple("（一）乙。", Face.KAI),
                        org.assertj.core.groups.Tuple.tuple("丙。", Face.BODY));
    }

    private static Paper paper(Form form, Block... blocks) {
        return new Paper(form, ESTATE_OFFICE, "临物治通〔2022〕1号", List.of(blocks), "", "");
    }

    private static List<Block.Column> columns(int count, String title) {
        List<Block.Column> columns = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            columns.add(new Block.Column(title, i < 9 ? "组" : "", 7));
        }
        return columns;
    }

    private static List<Run> runs(Sheet sheet) {
        return sheet.marks().stream().filter(Run.class::isInstance).map(Run.class::cast).toList();
    }

    private static String text(Sheet sheet) {
        return String.join("|", runs(sheet).stream().map(Run::text).toList());
    }

    private static void isOnPaper(Sheet sheet) {
        assertThat(runs(sheet))
                .allSatisfy(
                        run -> {
                            assertThat(run.x().getFirst()).as(run.text()).isBetween(20.0, 190.0);
                            assertThat(run.x().getLast()).as(run.text()).isBetween(20.0, 190.0);
                            assertThat(run.baseline()).as(run.text()).isBetween(10.0, 275.0);
                        });
    }

    private static void isWithinTypeArea(Sheet sheet) {
        isOnPaper(sheet);
        assertThat(sheet.marks())
                .filteredOn(m -> m instanceof Rule rule && rule.ink() == Mark.Ink.BLACK)
                .map(Rule.class::cast)
                .allSatisfy(
                        rule -> {
                            assertThat(rule.x1()).isBetween(28.0, 184.0);
                            assertThat(rule.x2()).isBetween(28.0, 184.0);
                            assertThat(rule.y1()).isBetween(37.0, 262.0);
                            assertThat(rule.y2()).isBetween(37.0, 262.0);
                        });
    }
}
