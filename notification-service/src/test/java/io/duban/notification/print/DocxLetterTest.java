package io.duban.notification.print;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.notification.letter.Form;
import io.duban.notification.letter.Paper;
import io.duban.notification.letter.PlainText;

import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STDocGrid;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.util.List;

class DocxLetterTest {

    static List<Paper> papers() {
        return HtmlLetterTest.papers();
    }

    static List<String> hostile() {
        return TextOf.hostile();
    }

    @ParameterizedTest
    @MethodSource("papers")
    void a_document_says_what_the_letter_says(Paper paper) throws Exception {
        try (XWPFDocument document = opened(paper)) {
            assertThat(TextOf.docx(document)).isEqualTo(TextOf.squeezed(PlainText.whole(paper)));
        }
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void a_hostile_name_is_text_and_nothing_else(String name) throws Exception {
        Paper paper = SamplePapers.naming(name);

        try (XWPFDocument document = opened(paper)) {
            assertThat(TextOf.docx(document)).isEqualTo(TextOf.squeezed(PlainText.whole(paper)));
        }
        for (byte[] part : TextOf.parts(DocxLetter.of(paper)).values()) {
            assertThat(TextOf.xml(part).getDocumentElement()).isNotNull();
        }
    }

    @Test
    void the_page_has_the_margins_and_the_grid_of_the_standard() throws Exception {
        try (XWPFDocument document = opened(SamplePapers.prompt())) {
            CTSectPr section = document.getDocument().getBody().getSectPr();

            assertThat(millimetres(section.getPgSz().getW())).isEqualTo(210);
            assertThat(millimetres(section.getPgSz().getH())).isEqualTo(297);
            assertThat(millimetres(section.getPgMar().getTop())).isEqualTo(37);
            assertThat(millimetres(section.getPgMar().getBottom())).isEqualTo(35);
            assertThat(millimetres(section.getPgMar().getLeft())).isEqualTo(28);
            assertThat(millimetres(section.getPgMar().getRight())).isEqualTo(26);
            assertThat(section.getDocGrid().getType()).isEqualTo(STDocGrid.LINES_AND_CHARS);
        }
    }

    @Test
    void a_page_has_room_for_22_lines_of_28_characters() throws Exception {
        try (XWPFDocument document = opened(SamplePapers.prompt())) {
            CTSectPr section = document.getDocument().getBody().getSectPr();
            double pitch = section.getDocGrid().getLinePitch().intValue() / 20.0;
            double character = 16 + section.getDocGrid().getCharSpace().intValue() / 4096.0;

            assertThat((int) (225 / 25.4 * 72 / pitch)).isEqualTo(22);
            assertThat(Math.round(156 / 25.4 * 72 / character * 100)).isEqualTo(2800);
        }
    }

    @Test
    void each_part_has_the_font_of_its_style() throws Exception {
        try (XWPFDocument document = opened(SamplePapers.blacklist())) {
            assertThat(font(document, "RedHead")).isEqualTo("方正小标宋简体");
            assertThat(font(document, "Title")).isEqualTo("方正小标宋简体");
            assertThat(font(document, "Heading1")).isEqualTo("黑体");
            assertThat(font(document, "Level2")).isEqualTo("楷体_GB2312");
            assertThat(font(document, "OddPage")).isEqualTo("宋体");
            assertThat(document.getStyles().getDefaultRunStyle().getFontSizeAsDouble())
                    .isEqualTo(16);
        }
        assertThat(TextOf.part(DocxLetter.of(SamplePapers.blacklist()), "word/styles.xml"))
                .contains("<w:rFonts w:ascii=\"仿宋_GB2312\"")
                .contains("<w:ind w:firstLineChars=\"200\"");
    }

    @Test
    void every_style_that_is_used_is_there() throws Exception {
        for (Paper paper : papers()) {
            try (XWPFDocument document = opened(paper)) {
                assertThat(document.getParagraphs())
                        .allSatisfy(
                                it ->
                                        assertThat(document.getStyles().styleExist(it.getStyle()))
                                                .isTrue());
            }
        }
    }

    @Test
    void the_head_of_a_table_stands_on_each_of_its_pages() throws Exception {
        try (XWPFDocument document = opened(SamplePapers.rows(500))) {
            var rows = document.getTables().getFirst().getRows();

            assertThat(rows).hasSize(502);
            assertThat(rows.get(0).isRepeatHeader()).isTrue();
            assertThat(rows.get(1).isRepeatHeader()).isTrue();
            assertThat(rows.get(2).isRepeatHeader()).isFalse();
        }
    }

    @Test
    void odd_and_even_pages_have_their_numbers_outside() throws Exception {
        try (XWPFDocument document = opened(SamplePapers.blacklist())) {
            var policy = document.getHeaderFooterPolicy();

            assertThat(document.getEvenAndOddHeadings()).isTrue();
            assertThat(policy.getDefaultFooter().getParagraphs().getFirst().getStyle())
                    .isEqualTo("OddPage");
            assertThat(policy.getEvenPageFooter().getParagraphs().getFirst().getStyle())
                    .isEqualTo("EvenPage");
            assertThat(policy.getFirstPageFooter()).isNull();
        }
        try (XWPFDocument letter = opened(SamplePapers.prompt())) {
            assertThat(letter.getHeaderFooterPolicy().getFirstPageFooter().getText()).isBlank();
        }
    }

    @Test
    void its_properties_name_it_and_no_time() throws Exception {
        byte[] file = DocxLetter.of(SamplePapers.prompt());

        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(file))) {
            var core = document.getProperties().getCoreProperties();
            assertThat(core.getTitle()).isEqualTo("关于2022年10月份工作推进情况的提示函");
            assertThat(core.getCreated()).isNull();
        }
        assertThat(DocxLetter.of(SamplePapers.prompt())).isEqualTo(file);
    }

    @Test
    void an_empty_letter_opens() throws Exception {
        try (XWPFDocument document = opened(new Paper(Form.LETTER, "", null, List.of(), "", ""))) {
            assertThat(TextOf.docx(document)).isEmpty();
        }
    }

    private static XWPFDocument opened(Paper paper) throws Exception {
        return new XWPFDocument(new ByteArrayInputStream(DocxLetter.of(paper)));
    }

    private static String font(XWPFDocument document, String style) {
        return document.getStyles()
                .getStyle(style)
                .getCTStyle()
                .getRPr()
                .getRFontsArray(0)
                .getEastAsia();
    }

    private static long millimetres(Object twips) {
        return Math.round(((BigInteger) twips).doubleValue() / 1440 * 25.4);
    }
}
