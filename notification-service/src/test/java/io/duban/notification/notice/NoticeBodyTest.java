package io.duban.notification.notice;

import static io.duban.notification.notice.NoticeLives.next;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.kit.json.JsonAutoConfiguration;
import io.duban.kit.security.ByteSeal;
import io.duban.kit.security.Role;
import io.duban.kit.security.TokenProperties;
import io.duban.notification.attachment.Attachment;
import io.duban.teststack.TestTokens;

import org.bson.Document;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

class NoticeBodyTest {

    private static final LocalDate DAY = LocalDate.of(2022, 11, 3);

    private final NoticeBody bodies = bodies(TestTokens.SECRET);

    @Test
    void a_notice_comes_out_of_its_document_as_it_went_in() {
        Notice notice = answered();

        NoticeDocuments forms = new NoticeDocuments(bodies);
        Document document = forms.write(notice);

        assertThat(forms.read(document)).isEqualTo(notice);
        assertThat(document)
                .containsEntry(NoticeDocuments.STATE, "answered")
                .containsEntry(NoticeDocuments.NUMBER, 1)
                .containsEntry(NoticeDocuments.ACTING, "company/P-01")
                // The record of the interview is due before the closure.
                .containsEntry(NoticeDocuments.WAITS_UNTIL, "2022-11-10")
                .containsEntry(Worklist.STEP_DUE, "2022-11-17");
    }

    @Test
    void every_letter_comes_out_as_it_went_in() {
        LetterGoldenTest.all()
                .forEach(
                        (name, notice) ->
                                assertThat(bodies.read(bodies.write(notice)))
                                        .as(name)
                                        .isEqualTo(notice));
    }

    @Test
    void the_body_names_its_edition_and_the_kinds_of_its_blocks() {
        String json = new String(bodies.write(answered()), StandardCharsets.UTF_8);

        assertThat(json)
                .startsWith("{\"edition\":2,")
                .contains("\"type\":\"title\"", "\"type\":\"addressee\"", "\"type\":\"date\"");
    }

    @Test
    void what_travels_sealed_opens_under_the_same_secret_alone() {
        Notice notice = answered();
        String sealed = bodies.seal(notice);

        assertThat(bodies.unsealed(sealed).map(bodies::read)).contains(notice);
        assertThat(bodies("another-secret-of-more-than-32-bytes").unsealed(sealed)).isEmpty();
        assertThat(bodies.unsealed("c2VhbGVk")).isEmpty();
        assertThat(sealed.length()).isLessThan(bodies.write(notice).length);
    }

    private static Notice answered() {
        Notice drafted = Cases2022.notice(Cases2022.interview("E-07", "锦绣花园", 61, 7));
        Notice issued = NoticeLives.issued(drafted, DAY);
        By by = new By("k1", Role.OFFICIAL, "city", "王伟");
        Act act = new Act(DAY, OffsetDateTime.parse("2026-01-01T08:00:00+08:00"), by);
        NoticeLife received =
                next(LifeRules.receive(next(LifeRules.deliver(issued.life(), act)), act));
        return issued.attached(
                        new Attachment("a1", "会议纪要.pdf", "application/pdf", 7, "00", "f1", DAY, by))
                .living(next(LifeRules.answer(received, "已整改", List.of("a1"), false, act)));
    }

    private static NoticeBody bodies(String secret) {
        return new NoticeBody(
                JsonAutoConfiguration.strictMapper(),
                new ByteSeal(new TokenProperties(secret), "sealed notices"));
    }
}
