package io.duban.notification.print;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.notification.letter.Block;
import io.duban.notification.letter.Form;
import io.duban.notification.letter.Paper;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What is copied from a PDF is what the letter says. */
class PrintedTextTest {

    private static final String PAGE_NUMBER = "—\\d+—";

    @Test
    void a_prompt_letter_reads_as_it_was_written() throws IOException {
        Paper paper = ReferenceLetters.prompt();

        assertThat(Printing.text(paper)).isEqualTo(said(paper));
    }

    @Test
    void a_letter_with_an_annex_reads_as_it_was_written() throws IOException {
        Paper paper = ReferenceLetters.supervision();

        assertThat(Printing.text(paper).replaceAll(PAGE_NUMBER, "")).isEqualTo(said(paper));
    }

    @Test
    void a_document_with_a_table_over_two_pages_reads_as_it_was_written() throws IOException {
        Paper paper = ReferenceLetters.blacklist();
        String head = "6月7月8月序号物业服务项目所在县区街道（镇）物业服务企业件位件位件位";

        String printed = Printing.text(paper).replaceAll(PAGE_NUMBER, "");

        assertThat(printed.split(head)).hasSize(3);
        assertThat(printed.replace(head, "")).isEqualTo(said(paper).replace(head, ""));
    }

    @Test
    void characters_that_share_a_glyph_and_those_beyond_the_basic_plane_stay_what_they_are()
            throws IOException {
        String text = "⼀一⾦金𬭎𬀩㛃㼆䶮“引号”ﬁ12.5%";

        assertThat(Printing.text(paper(text))).contains(text.replace("ﬁ", "fi"));
    }

    @Test
    void of_twenty_thousand_names_none_is_dropped() throws IOException {
        List<String> names = names(20_000);
        String all = String.join("、", names) + "。";

        String printed = Printing.text(paper(all)).replaceAll(PAGE_NUMBER, "");

        assertThat(printed).contains(all);
        List<String> missing = Printing.FONTS.missing(all);
        assertThat(missing)
                .isNotEmpty()
                .allSatisfy(c -> assertThat(c.codePointAt(0)).isGreaterThan(0xFFFF));
        assertThat(Printing.FONTS.missing(paper(all))).isEqualTo(missing);
    }

    @Test
    void a_pdf_tells_its_title_and_language_and_is_the_same_each_time() throws IOException {
        byte[] pdf = Printing.pdf(ReferenceLetters.prompt());

        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getDocumentInformation().getTitle())
                    .isEqualTo("关于2022年10月份工作推进情况的提示函");
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("zh-CN");
            assertThat(document.getPage(0).getResources().getFontNames())
                    .allSatisfy(
                            name -> {
                                var font = document.getPage(0).getResources().getFont(name);
                                assertThat(font.isEmbedded()).isTrue();
                                assertThat(font.getName()).matches("[A-Z]{6}\\+.+");
                            });
        }
        assertThat(pdf).hasSizeLessThan(200_000);
        assertThat(Printing.pdf(ReferenceLetters.prompt())).isEqualTo(pdf);
    }

    @Test
    void threads_that_print_at_once_print_alike() throws Exception {
        List<Paper> papers = List.of(ReferenceLetters.prompt(), ReferenceLetters.supervision());
        List<byte[]> alone = papers.stream().map(Printing::pdf).toList();

        List<Future<byte[]>> together = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 64; i++) {
                Paper paper = papers.get(i % 2);
                together.add(threads.submit(() -> Printing.pdf(paper)));
            }
        }

        for (int i = 0; i < together.size(); i++) {
            assertThat(together.get(i).get()).isEqualTo(alone.get(i % 2));
        }
    }

    private static Paper paper(String text) {
        return new Paper(
                Form.LETTER, "某办公室", "某〔2022〕1号", List.of(new Block.Paragraph(text)), "", "");
    }

    private static List<String> names(int count) {
        Random random = new Random(9704);
        String surnames = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕";
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            StringBuilder name = new StringBuilder();
            name.append(surnames.charAt(random.nextInt(surnames.length())));
            for (int given = 1 + random.nextInt(2); given > 0; given--) {
                name.appendCodePoint(given(random));
            }
            names.add(name.toString());
        }
        return names;
    }

    private static int given(Random random) {
        return switch (random.nextInt(100)) {
            case 0 -> 0x20000 + random.nextInt(300);
            case 1 -> 0x3400 + random.nextInt(1000);
            case 2 -> "堃喆玥翀赟犇昇彧镕祎婳琤瑄燊龑䶮㛃㼆".charAt(random.nextInt(18));
            default -> 0x4E00 + random.nextInt(3000);
        };
    }

    /** All that a printed letter says, in the order in which it is read. */
    private static String said(Paper paper) {
        StringBuilder body = new StringBuilder(paper.head()).append(paper.number());
        StringBuilder end = new StringBuilder();
        StringBuilder annexes = new StringBuilder();
        String day = "";
        for (Block block : paper.blocks()) {
            switch (block) {
                case Block.To to -> body.append(to.text()).append("：");
                case Block.Signature signature -> end.append(String.join("", signature.organs()));
                case Block.Dated dated -> {
                    day = written(dated.on());
                    end.append(day);
                }
                case Block.Copies copies ->
                        annexes.append("抄送：").append(String.join("，", copies.to())).append("。");
                case Block.Annex annex -> {
                    body.append("附件：").append(annex.title());
                    annexes.insert(0, "附件" + String.join("", PaperText.of(only(annex))));
                }
                case Block.Title _,
                        Block.Paragraph _,
                        Block.Heading _,
                        Block.Points _,
                        Block.Table _,
                        Block.Demand _ ->
                        body.append(text(block));
            }
        }
        String issued = paper.form() == Form.DOCUMENT ? paper.issuer() + day + "印发" : "";
        return body.append(end).append(annexes).append(issued).toString();
    }

    private static String text(Block block) {
        return block instanceof Block.Table table
                ? heads(table)
                        + String.join("", table.rows().stream().flatMap(List::stream).toList())
                : String.join("", PaperText.of(only(block)));
    }

    private static String heads(Block.Table table) {
        List<String> groups = table.columns().stream().map(Block.Column::group).distinct().toList();
        List<String> titles = table.columns().stream().map(Block.Column::title).toList();
        return String.join("", groups) + String.join("", titles);
    }

    private static Paper only(Block block) {
        return new Paper(Form.LETTER, "", "", List.of(block), "", "");
    }

    private static String written(LocalDate date) {
        return date.getYear() + "年" + date.getMonthValue() + "月" + date.getDayOfMonth() + "日";
    }
}
