package io.duban.notification.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.contracts.measure.Measure;
import io.duban.contracts.measure.Secrecy;
import io.duban.contracts.period.Month;
import io.duban.contracts.subject.Party;
import io.duban.contracts.subject.Subject;
import io.duban.notification.letter.Block;
import io.duban.notification.letter.Form;
import io.duban.notification.letter.Letter;
import io.duban.notification.letter.Series;
import io.duban.notification.notice.Notice;
import io.duban.notification.notice.NoticeContent;
import io.duban.notification.notice.NoticeLives;
import io.duban.notification.notice.NoticeState;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

class LetterPageTest {

    private static final LocalDate DAY = LocalDate.of(2022, 7, 3);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "</title><script>",
                "\" onload=\"alert(1)",
                "' style='x'",
                "</style><svg/onload=1>"
            })
    void a_hostile_name_becomes_text(String name) {
        String page = LetterPage.html(notice(name, NoticeState.ISSUED));

        assertThat(page)
                .doesNotContain(name)
                .doesNotContain("<script")
                .doesNotContain("<img")
                .doesNotContain("<svg");
    }

    @Test
    void plain_text_keeps_every_character() {
        String page = LetterPage.text(notice("a<b>&c", NoticeState.ISSUED));

        assertThat(page).contains("a<b>&c").contains("2022年7月3日");
    }

    @Test
    void the_page_may_load_and_run_nothing() {
        assertThat(LetterPage.POLICY)
                .startsWith("default-src 'none'; style-src 'sha256-")
                .doesNotContain("unsafe");
    }

    @Test
    void a_withdrawn_notice_says_so() {
        assertThat(LetterPage.html(notice("E", NoticeState.WITHDRAWN))).contains("2022年7月4日撤销");
    }

    private static Notice notice(String name, NoticeState state) {
        NoticeContent content =
                new NoticeContent(
                        "约谈通知书",
                        Measure.INTERVIEW_COMPANY,
                        Month.of(2022, 6),
                        new Party("P1", name),
                        "company/P1",
                        List.of(Subject.estate("E1", name)),
                        List.of("esc-1"),
                        List.of("esc-1-1"),
                        Set.of("company/P1"),
                        Set.of("C1"),
                        Secrecy.OPEN);
        Letter letter =
                new Letter(
                        Form.DOCUMENT,
                        name,
                        new Series("临物治", "约"),
                        List.of(
                                new Block.Title("关于" + name),
                                new Block.To(name),
                                new Block.Paragraph(name)),
                        name,
                        "linyi-2022-57/1",
                        List.of(),
                        name,
                        name,
                        name,
                        5);
        return NoticeLives.issued(content, letter, DAY, state == NoticeState.WITHDRAWN);
    }
}
