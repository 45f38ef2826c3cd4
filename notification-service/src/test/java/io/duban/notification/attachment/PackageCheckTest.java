package io.duban.notification.attachment;

import static io.duban.notification.attachment.SampleFiles.joined;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.notification.attachment.Finding.Fit;
import io.duban.notification.attachment.Finding.Foreign;
import io.duban.notification.attachment.Finding.Unfit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;

class PackageCheckTest {

    private static final String MACRO_TYPE =
            "application/vnd.ms-word.document.macroEnabled.main+xml";
    private static final byte[] OLE = HexFormat.of().parseHex("d0cf11e0a1b11ae100");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "word/vbaProject.bin",
                "word/VBAPROJECT.BIN",
                "word/vbaData.xml",
                "word/activeX/activeX1.bin",
                "xl/macrosheets/sheet1.xml"
            })
    void macros_are_refused_by_their_names(String name) {
        assertThat(why(Zips.docx().with(name, "x")))
                .isEqualTo("holds macros ('" + name + "'); save it without them");
    }

    @Test
    void macros_are_refused_by_their_types_and_bytes() {
        Zips typed =
                Zips.docx()
                        .with("[Content_Types].xml", Zips.types("word/document.xml", MACRO_TYPE));

        assertThat(why(typed)).startsWith("holds macros");
        assertThat(why(Zips.docx().with("word/notes.xml", OLE)))
                .startsWith("holds a file or program of its own ('word/notes.xml')");
    }

    @ParameterizedTest
    @CsvSource({
        "word/embeddings/oleObject1.bin, x, holds a file or program of its own",
        "word/embeddings/Sheet.xlsx, x, holds a file or program of its own",
        "word/media/a.png, MZ, holds a file or program of its own",
        "word/media/a.bin, '#!/bin/sh', holds a file or program of its own"
    })
    void what_is_embedded_is_refused(String name, String content, String why) {
        assertThat(why(Zips.docx().with(name, content))).startsWith(why);
    }

    @Test
    void no_archive_lies_in_another() {
        byte[] zip = Zips.docx().bytes();

        assertThat(why(Zips.docx().with("word/media/a.png", zip)))
                .startsWith("holds a ZIP archive");
        assertThat(why(Zips.ofd().with("Doc_0/Res/a.png", "BZh91AY")))
                .startsWith("holds a bzip2 archive");
        byte[] gzip = {0x1F, (byte) 0x8B, 8};
        assertThat(why(Zips.docx().with("word/a.gz", gzip))).startsWith("holds a gzip archive");
        assertThat(found(Zips.docx().with("word/media/image1.emz", gzip).bytes()))
                .isInstanceOf(Fit.class);
    }

    @Test
    void a_printer_setting_of_a_workbook_is_no_macro() {
        assertThat(found(Zips.xlsx().with("xl/printerSettings/printerSettings1.bin", "x").bytes()))
                .isEqualTo(new Fit(AttachmentKind.XLSX));
    }

    @Test
    void a_part_that_swells_a_thousandfold_is_refused() {
        byte[] zeros = new byte[8 << 20];

        assertThat(why(Zips.docx().with("word/media/a.bmp", zeros)))
                .isEqualTo("becomes too large when it is opened ('word/media/a.bmp')");
    }

    @Test
    void parts_that_are_fine_alone_are_too_much_together() {
        Zips many = Zips.docx();
        for (int i = 0; i < 220; i++) {
            many.with("word/media/%d.bin".formatted(i), new byte[1 << 20]);
        }

        assertThat(why(many)).startsWith("becomes too large when it is opened");
    }

    @Test
    void parts_cannot_share_their_bytes() {
        byte[] zip = Zips.docx().with("word/a.xml", "x").with("word/b.xml", "x").bytes();
        ByteBuffer little = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
        int last = entry(zip, "word/b.xml");
        int before = entry(zip, "word/a.xml");
        int shared = little.getInt(before + 42);
        little.putInt(last + 42, shared);

        assertThat(found(zip)).isInstanceOf(Foreign.class);
        little.position(shared + 30).put("word/b.xml".getBytes(StandardCharsets.UTF_8));
        little.position(before + 46).put("word/b.xmL".getBytes(StandardCharsets.UTF_8));
        assertThat(found(zip)).isInstanceOf(Foreign.class);
    }

    @Test
    void bytes_of_no_part_are_refused_before_between_and_behind() {
        byte[] zip = Zips.docx().bytes();
        byte[] junk = new byte[100];

        assertThat(found(joined(zip, junk)))
                .isEqualTo(
                        new Foreign(
                                "a ZIP archive that is cut off or has something behind its end"));
        assertThat(found(joined("PK\u0003\u0004".getBytes(StandardCharsets.UTF_8), junk, zip)))
                .isInstanceOf(Foreign.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../evil.xml", "word/../../evil", "/etc/passwd", "C:evil", "a\\b"})
    void names_that_lead_out_of_it_are_refused(String name) {
        assertThat(found(Zips.docx().with(name, "x").bytes()))
                .isEqualTo(
                        new Foreign(
                                "a ZIP archive that has a part whose name is a path out of it"));
    }

    @Test
    void too_many_parts_are_refused() {
        Zips many = Zips.docx();
        for (int i = 0; i < ZipDirectory.MOST_PARTS; i++) {
            many.with("word/" + i, "");
        }

        assertThat(found(many.bytes()))
                .isEqualTo(new Foreign("a ZIP archive that has more than 2000 parts"));
    }

    @Test
    void encrypted_parts_are_refused() {
        byte[] zip = Zips.docx().bytes();
        zip[entry(zip, "word/document.xml") + 8] = 1;

        assertThat(found(zip))
                .isEqualTo(
                        new Foreign("a ZIP archive that is encrypted or packed in an unusual way"));
    }

    @Test
    void what_is_no_kind_of_package_is_an_archive() {
        assertThat(found(new Zips().with("a.txt", "x").bytes()))
                .isEqualTo(new Foreign("a ZIP archive"));
        assertThat(found(Zips.docx().with("OFD.xml", "<OFD/>").bytes()))
                .isEqualTo(new Foreign("a ZIP archive"));
        assertThat(found(Zips.docx().without("[Content_Types].xml").bytes()))
                .isEqualTo(new Foreign("a ZIP archive"));
    }

    @Test
    void a_main_part_is_what_the_package_says_it_is() {
        Zips silent =
                Zips.docx().with("[Content_Types].xml", Zips.types("word/other.xml", "text/xml"));
        Zips another =
                Zips.docx()
                        .with("[Content_Types].xml", Zips.types("word/document.xml", "text/xml"));

        assertThat(why(silent)).isEqualTo("does not say what its main part is");
        assertThat(why(another)).isEqualTo("says that its main part is 'text/xml'");
        assertThat(why(Zips.ofd().with("OFD.xml", "<html/>")))
                .isEqualTo("has a 'OFD.xml' that is none");
    }

    @Test
    void a_damaged_part_is_found_by_its_checksum() {
        byte[] noise = new byte[2_000];
        new Random(1).nextBytes(noise);
        byte[] zip = Zips.docx().with("word/media/a.jpeg", noise).bytes();
        int at =
                ByteBuffer.wrap(zip)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .getInt(entry(zip, "word/media/a.jpeg") + 42);
        zip[at + 500] = (byte) ~zip[at + 500];

        assertThat(found(zip))
                .isEqualTo(new Unfit(AttachmentKind.DOCX, "is damaged ('word/media/a.jpeg')"));
    }

    /** Where the directory's entry of a part begins. */
    private static int entry(byte[] zip, String name) {
        String text = new String(zip, StandardCharsets.ISO_8859_1);
        return text.lastIndexOf(name) - 46;
    }

    private static String why(Zips zip) {
        Finding finding = found(zip.bytes());
        assertThat(finding).isInstanceOf(Unfit.class);
        return ((Unfit) finding).why();
    }

    private static Finding found(byte[] file) {
        return ContentCheck.of(ByteBuffer.wrap(file));
    }
}
