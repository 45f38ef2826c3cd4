package io.duban.notification.attachment;

import static io.duban.notification.attachment.SampleFiles.joined;
import static io.duban.notification.attachment.SampleFiles.pdf;
import static io.duban.notification.attachment.SampleFiles.picture;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.notification.attachment.Finding.Fit;
import io.duban.notification.attachment.Finding.Foreign;
import io.duban.notification.attachment.Finding.Unfit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;

class ContentCheckTest {

    @ParameterizedTest
    @EnumSource
    void a_sound_file_of_each_kind_is_known_by_its_content(AttachmentKind kind) {
        assertThat(found(SampleFiles.of(kind))).isEqualTo(new Fit(kind));
    }

    @ParameterizedTest
    @EnumSource
    void a_file_that_was_cut_off_is_none(AttachmentKind kind) {
        byte[] whole = SampleFiles.of(kind);

        for (int length = 0; length < whole.length - 8; length += 7) {
            assertThat(found(Arrays.copyOf(whole, length)))
                    .as("%s, %s of %s bytes", kind, length, whole.length)
                    .isNotInstanceOf(Fit.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatever_happened_to_a_file_it_is_judged(AttachmentKind kind) {
        Random chance = new Random(7);
        byte[] sound = SampleFiles.of(kind);
        for (int i = 0; i < 2_000; i++) {
            byte[] hurt = sound.clone();
            for (int slips = 1 + chance.nextInt(4); slips > 0; slips--) {
                hurt[chance.nextInt(hurt.length)] = (byte) chance.nextInt(256);
            }

            assertThat(found(hurt)).isNotNull();
        }
    }

    @Test
    void nothing_is_empty() {
        assertThat(found(new byte[0])).isEqualTo(new Foreign("empty"));
    }

    @ParameterizedTest
    @CsvSource({
        "526172211a0700, a RAR archive",
        "377abcaf271c0004, a 7z archive",
        "1f8b0800, a gzip archive",
        "4d5a9000, a program",
        "7f454c4602, a program",
        "23212f62696e2f7368, a program",
        "d0cf11e0a1b11ae1, 'an old Office document (.doc, .xls)'",
        "474946383961, a GIF picture",
        "000000186674797068656963, a HEIF picture or a film",
        "504b0506000000000000000000000000000000000000, a ZIP archive"
    })
    void what_may_not_be_attached_is_named(String hex, String what) {
        assertThat(found(HexFormat.of().parseHex(hex))).isEqualTo(new Foreign(what));
    }

    @ParameterizedTest
    @CsvSource({
        "'<!DOCTYPE html><html>', an HTML page",
        "' \n<script>', an HTML page",
        "'<?xml version=\"1.0\"?><svg xmlns=\"x\">', an SVG picture",
        "'<svg onload=\"x\">', an SVG picture",
        "'hello %PDF-1.7 x', 'something before a PDF document, which must begin with its first"
                + " byte'",
        "just text, plain text or of no known kind"
    })
    void text_of_any_kind_may_not_be_attached(String text, String what) {
        assertThat(found(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(new Foreign(what));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<</S/JavaScript/JS(app.alert(1))>>",
                "<</S /Launch /F (x)>>",
                "<</Type/EmbeddedFile>>",
                "<</S/J#61vaScript>>",
                "<</Names<</EmbeddedFiles 9 0 R>>>>"
            })
    void a_document_that_runs_or_carries_something_is_refused(String inside) {
        assertThat(why(pdf(inside))).startsWith("holds scripts, calls or files of its own");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/JavaScripting", "/JS", "/Launcher", "(JavaScript)"})
    void names_that_only_look_like_it_are_not(String inside) {
        assertThat(found(pdf(inside))).isEqualTo(new Fit(AttachmentKind.PDF));
    }

    @Test
    void nothing_stands_behind_the_end_of_a_document() {
        assertThat(why(joined(pdf(""), "x".getBytes(StandardCharsets.UTF_8))))
                .isEqualTo("has something behind its end (%%EOF)");
        assertThat(found(joined(pdf(""), new byte[] {'\r', '\n', 0})))
                .isEqualTo(new Fit(AttachmentKind.PDF));
    }

    @Test
    void an_archive_in_a_picture_or_document_is_found() {
        byte[] zip = new Zips().with("a.exe", "MZ").bytes();
        byte[] rar = HexFormat.of().parseHex("526172211a0700");
        byte[] eof = "\n%%EOF\n".getBytes(StandardCharsets.UTF_8);

        assertThat(why(joined(picture("jpg"), zip))).isEqualTo("is a ZIP archive as well");
        assertThat(why(joined(picture("jpg"), rar))).isEqualTo("holds an archive");
        assertThat(why(joined(pdf(""), zip, eof))).isEqualTo("is a ZIP archive as well");
        assertThat(why(joined(picture("png"), zip))).endsWith("bytes behind its end");
    }

    @Test
    void a_phone_may_put_something_of_its_own_behind_a_picture() {
        assertThat(found(joined(picture("jpg"), new byte[1_000])))
                .isEqualTo(new Fit(AttachmentKind.JPEG));
    }

    @Test
    void a_picture_is_no_document_as_well() {
        byte[] whole = picture("jpg");
        byte[] comment = HexFormat.of().parseHex("fffe000a255044462d312e37");
        byte[] both =
                joined(
                        Arrays.copyOf(whole, 2),
                        comment,
                        Arrays.copyOfRange(whole, 2, whole.length));

        assertThat(why(both)).isEqualTo("is a PDF document as well");
    }

    @Test
    void a_picture_with_a_wrong_checksum_is_damaged() {
        byte[] png = picture("png");
        png[20] = (byte) ~png[20];

        assertThat(why(png)).isEqualTo("is damaged: a checksum does not match");
    }

    private static Finding found(byte[] file) {
        return ContentCheck.of(ByteBuffer.wrap(file));
    }

    private static String why(byte[] file) {
        Finding finding = found(file);
        assertThat(finding).isInstanceOf(Unfit.class);
        return ((Unfit) finding).why();
    }
}
