package io.duban.notification.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.duban.notification.letter.Block;
import io.duban.notification.letter.Form;
import io.duban.notification.letter.Paper;
import io.duban.notification.print.FontFiles.Shipped;
import io.duban.notification.print.Mark.Face;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class FontsTest {

    @TempDir Path folder;

    @BeforeEach
    void needFonts() {
        Printing.needFonts();
    }

    @Test
    void rare_characters_of_names_are_there() {
        assertThat(Printing.FONTS.missing("堃喆玥翀赟犇昇彧镕祎婳琤瑄燊龑䶮㛃㼆𬭎𬀩䅟")).isEmpty();
    }

    @Test
    void a_character_that_no_font_has_is_named_once_wherever_it_stands() {
        Paper paper =
                new Paper(
                        Form.LETTER,
                        "某办公室",
                        null,
                        List.of(
                                new Block.To("张\uE001"),
                                new Block.Table(
                                        List.of(new Block.Column("列", "", 10)),
                                        List.of(List.of("王𪚥"), List.of("李\uE001")))),
                        "",
                        "草稿");

        assertThat(Printing.FONTS.missing(paper)).containsExactly("\uE001", "𪚥");
    }

    @Test
    void white_space_is_no_character_that_a_font_must_have() {
        assertThat(Printing.FONTS.missing("甲\t乙\n丙　丁\u00A0")).isEmpty();
    }

    @Test
    void a_citys_font_is_taken_first_and_what_it_lacks_from_the_shipped_ones() throws IOException {
        Files.write(folder.resolve("body.ttf"), part("国人0123456789"));

        Fonts fonts = Fonts.withCity(folder);

        assertThat(fonts.of(Face.BODY, '国')).isNotEqualTo(fonts.of(Face.KAI, '国'));
        assertThat(fonts.of(Face.BODY, '堃')).isEqualTo(fonts.of(Face.KAI, '堃'));
        assertThat(fonts.of(Face.TITLE, '国').name()).isEqualTo("NotoSerifSC-Bold");
        assertThat(fonts.of(Face.BLACK, '国').name()).isEqualTo("NotoSansSC-Medium");
    }

    @Test
    void a_font_of_another_kind_is_refused_by_its_name() throws IOException {
        Files.write(folder.resolve("title.ttf"), "OTTO and so on".getBytes(StandardCharsets.UTF_8));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Fonts.withCity(folder))
                .withMessageContaining("title.ttf")
                .withMessageContaining("TrueType");
    }

    @Test
    void a_font_in_a_collection_is_refused_and_not_passed_over() throws IOException {
        Files.write(folder.resolve("song.ttc"), new byte[10]);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Fonts.withCity(folder))
                .withMessageContaining("song.ttc");
    }

    @Test
    void a_broken_font_is_refused_by_its_name() throws IOException {
        byte[] font = shipped(Shipped.SANS);
        Files.write(folder.resolve("kai.ttf"), java.util.Arrays.copyOf(font, 5000));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Fonts.withCity(folder))
                .withMessageContaining("kai.ttf");
    }

    @Test
    void a_font_that_may_not_be_embedded_is_refused() throws IOException {
        byte[] font = shipped(Shipped.SANS);
        ByteBuffer bytes = ByteBuffer.wrap(font);
        bytes.putShort(table(bytes, "OS/2") + 8, (short) 2);
        Files.write(folder.resolve("body.ttf"), font);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Fonts.withCity(folder))
                .withMessageContaining("body.ttf")
                .withMessageContaining("embedding");
    }

    @Test
    void a_folder_that_is_not_there_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Fonts.withCity(folder.resolve("none")))
                .withMessageContaining("duban.letters.fonts");
    }

    @Test
    void the_licences_come_with_the_fonts() throws IOException {
        for (String name : List.of("OFL-NotoSerifSC.txt", "OFL-NotoSansSC.txt")) {
            try (InputStream licence = FontsTest.class.getResourceAsStream("/fonts/" + name)) {
                assertThat(new String(licence.readAllBytes(), StandardCharsets.UTF_8))
                        .contains("SIL OPEN FONT LICENSE");
            }
        }
    }

    private static byte[] part(String characters) throws IOException {
        Typeface sans = Typeface.read("sans", shipped(Shipped.SANS));
        java.util.TreeSet<Integer> codePoints = new java.util.TreeSet<>();
        characters.codePoints().forEach(codePoints::add);
        return sans.characters(codePoints).content();
    }

    private static byte[] shipped(Shipped font) throws IOException {
        try (InputStream in = FontsTest.class.getResourceAsStream("/fonts/" + font.file())) {
            return in.readAllBytes();
        }
    }

    private static int table(ByteBuffer font, String name) {
        int wanted = ByteBuffer.wrap(name.getBytes(StandardCharsets.US_ASCII)).getInt();
        for (int entry = 12; ; entry += 16) {
            if (font.getInt(entry) == wanted) {
                return font.getInt(entry + 8);
            }
        }
    }
}
