package io.duban.notification.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileNameTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a/b.pdf",
                "..\\b.pdf",
                "C:b.pdf",
                "a\nb.pdf",
                "a\u0000.pdf",
                "a\tb.pdf",
                "fdp.\u202Etxt.pdf",
                "a\u200Fb.pdf",
                "\uD800.pdf"
            })
    void names_that_deceive_or_lead_somewhere_are_refused(String name) {
        assertThat(FileName.fault(name)).isPresent();
    }

    @Test
    void a_name_has_at_most_two_hundred_characters_whatever_they_take() {
        assertThat(FileName.fault("𬭎".repeat(196) + ".pdf")).isEmpty();
        assertThat(FileName.fault("𬭎".repeat(197) + ".pdf"))
                .contains("must have at most 200 characters");
    }

    @Test
    void a_file_is_offered_under_its_name_and_one_in_ascii() {
        assertThat(FileName.disposition("整改 \"1\".pdf"))
                .isEqualTo(
                        "attachment; filename=\"____1_.pdf\"; filename*=UTF-8''"
                                + "%E6%95%B4%E6%94%B9%20%221%22.pdf");
    }

    @Test
    void the_ending_says_the_kind() {
        assertThat(AttachmentKind.JPEG.mayBeNamed("照片.JPEG")).isTrue();
        assertThat(AttachmentKind.PDF.mayBeNamed("a.pdf.exe")).isFalse();
        assertThat(AttachmentKind.PDF.mayBeNamed(".pdf")).isFalse();
        assertThat(AttachmentKind.PDF.mayBeNamed("pdf")).isFalse();
    }
}
