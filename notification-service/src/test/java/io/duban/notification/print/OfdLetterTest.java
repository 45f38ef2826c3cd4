package io.duban.notification.print;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.notification.letter.Paper;
import io.duban.notification.letter.PlainText;
import io.duban.notification.print.Mark.Face;
import io.duban.notification.print.Mark.Ink;
import io.duban.notification.print.Mark.Rule;
import io.duban.notification.print.Mark.Run;
import io.duban.notification.print.Mark.Seal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ofdrw.reader.ContentExtractor;
import org.ofdrw.reader.OFDReader;
import org.w3c.dom.Element;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

class OfdLetterTest {

    private static final double SIZE = 16;
    private static final double CELL = 156.0 / 28;

    static List<Paper> papers() {
        return HtmlLetterTest.papers();
    }

    static List<String> hostile() {
        return TextOf.hostile();
    }

    @Test
    void an_ordinary_reader_of_ofd_opens_it(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("letter.ofd");
        Files.write(file, OfdLetter.of("通报", sheets()));

        try (OFDReader reader = new OFDReader(file)) {
            assertThat(reader.getNumberOfPages()).isEqualTo(2);
            assertThat(String.join("", new ContentExtractor(reader).extractAll()))
                    .isEqualTo("费县人民政府：" + "关于黑榜的通报");
            assertThat(reader.getPageInfo(1).getSize().getWidth()).isEqualTo(210);
            assertThat(reader.getPageInfo(1).getSize().getHeight()).isEqualTo(297);
        }
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void a_hostile_name_is_text_and_nothing_else(String name) throws Exception {
        String shown = TextOf.squeezed(PlainText.clean(name));
        byte[] file = OfdLetter.of(name, List.of(new Sheet(List.of(run(name, 28, 40)))));

        assertThat(TextOf.ofd(file)).isEqualTo(shown);
        for (byte[] part : TextOf.parts(file).values()) {
            assertThat(TextOf.xml(part).getDocumentElement()).isNotNull();
        }
    }

    @ParameterizedTest
    @MethodSource("papers")
    void a_file_says_what_the_letter_says(Paper paper) throws Exception {
        Printing.needFonts();

        byte[] file = new OfdLetter(Printing.FONTS).print(paper);

        assertThat(said(TextOf.ofd(file))).isEqualTo(said(TextOf.squeezed(PlainText.whole(paper))));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void a_letter_to_a_hostile_name_is_set_and_drawn(String name) throws Exception {
        Printing.needFonts();
        Paper paper = SamplePapers.naming(name);

        byte[] file = new OfdLetter(Printing.FONTS).print(paper);

        assertThat(said(TextOf.ofd(file)))
                .contains("请" + TextOf.squeezed(PlainText.clean(name)) + "反馈");
        for (byte[] part : TextOf.parts(file).values()) {
            assertThat(TextOf.xml(part).getDocumentElement()).isNotNull();
        }
    }

    @Test
    void a_character_stands_where_it_was_set() throws Exception {
        byte[] file = OfdLetter.of("", List.of(new Sheet(List.of(run("费县政府", 28, 41.97)))));

        Element object = first(file, "ofd:TextObject");
        Element code = first(file, "ofd:TextCode");
        double[] box = numbers(object.getAttribute("Boundary"));
        double[] deltas = numbers(code.getAttribute("DeltaX"));
        assertThat(box[0]).isEqualTo(28);
        assertThat(box[1] + Double.parseDouble(code.getAttribute("Y"))).isBetween(41.968, 41.972);
        assertThat(deltas).hasSize(3);
        assertThat(box[0] + Arrays.stream(deltas).sum())
                .isBetween(28 + 3 * CELL - 0.001, 28 + 3 * CELL + 0.001);
        assertThat(object.getAttribute("Size")).isEqualTo("5.644");
    }

    @Test
    void a_character_beyond_the_first_plane_has_an_object_of_its_own() throws Exception {
        byte[] file = OfdLetter.of("", List.of(new Sheet(List.of(run("甲乙𬭎丙", 28, 40)))));

        var codes =
                TextOf.xml(TextOf.parts(file).get(TextOf.content(0)))
                        .getElementsByTagName("ofd:TextCode");
        assertThat(codes.getLength()).isEqualTo(3);
        Element last = (Element) codes.item(2).getParentNode();
        assertThat(numbers(last.getAttribute("Boundary"))[0])
                .isBetween(28 + 3 * CELL - 0.001, 28 + 3 * CELL + 0.001);
    }

    @Test
    void red_is_red_and_fonts_are_named() throws Exception {
        byte[] file = OfdLetter.of("", sheets());

        assertThat(TextOf.part(file, TextOf.content(0))).contains("Value=\"192 0 0\"");
        assertThat(TextOf.part(file, "Doc_0/PublicRes.xml"))
                .contains("FontName=\"仿宋_GB2312\"", "FontName=\"方正小标宋简体\"")
                .doesNotContain("FontFile");
    }

    @Test
    void the_same_sheets_are_the_same_bytes() {
        assertThat(OfdLetter.of("通报", sheets())).isEqualTo(OfdLetter.of("通报", sheets()));
    }

    /**
     * Without what only paper has: numbers of pages, places of seals, and heads of tables again.
     */
    private static String said(String text) {
        return text.replaceAll("—\\d+—|印章|序号物业服务项目所在县区街道（镇）物业服务企业|6月7月8月|(件位){3}", "");
    }

    private static List<Sheet> sheets() {
        return List.of(
                new Sheet(
                        List.of(
                                run("费县人民政府：", 28, 40),
                                new Rule(28, 112, 184, 112, 0.7, Ink.RED),
                                new Seal(143.6, 230, 42))),
                new Sheet(List.of(run("关于黑榜的通报", 39.14, 50))));
    }

    private static Run run(String text, double x, double baseline) {
        List<Double> places = new ArrayList<>();
        for (int i = 0; i < text.codePointCount(0, text.length()); i++) {
            places.add(x + i * CELL);
        }
        return new Run(text, places, baseline, SIZE, 1, Face.BODY, Ink.BLACK);
    }

    private static Element first(byte[] file, String name) throws Exception {
        return (Element)
                TextOf.xml(TextOf.parts(file).get(TextOf.content(0)))
                        .getElementsByTagName(name)
                        .item(0);
    }

    private static double[] numbers(String list) {
        return Arrays.stream(list.split(" ")).mapToDouble(Double::parseDouble).toArray();
    }
}
