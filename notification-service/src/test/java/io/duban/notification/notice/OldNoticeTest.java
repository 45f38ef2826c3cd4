package io.duban.notification.notice;

import static io.duban.notification.Escalations.against;
import static io.duban.notification.Escalations.company;
import static io.duban.notification.Escalations.estate;
import static io.duban.notification.Escalations.interview;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.contracts.measure.Escalation;
import io.duban.contracts.measure.Measure;
import io.duban.contracts.measure.Secrecy;
import io.duban.contracts.rulebook.Rulebook;
import io.duban.contracts.rulebook.Rulebooks;
import io.duban.notification.Escalations;
import io.duban.notification.letter.Block;

import org.bson.Document;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;

/** Notices as the releases before wrote them, in the present form. */
class OldNoticeTest {

    private static final Rulebooks RULEBOOKS = Rulebooks.of(Rulebook.bundled("linyi-2022-57"));
    private static final Escalation INTERVIEW = interview("E1", "P1", 3);

    @Test
    void one_that_was_issued_stays_so_and_nobody_is_reminded_of_it() {
        Notice notice = read(old("issued").append("issuedOn", "2022-07-03"), INTERVIEW);

        assertThat(notice.id()).isEqualTo("ntc-1");
        assertThat(notice.version()).isEqualTo(3);
        assertThat(notice.life().state()).isEqualTo(NoticeState.ISSUED);
        assertThat(notice.life().issuedOn()).isEqualTo(LocalDate.of(2022, 7, 3));
        assertThat(notice.life().number()).isNull();
        assertThat(notice.life().waits()).isNull();
        assertThat(notice.life().terms().answerWithin()).isEqualTo(5);
        assertThat(notice.content().acting()).isEqualTo("company/P1");
        assertThat(notice.readers())
                .containsExactlyInAnyOrder("estate/E1", "street/S1", "county/C1", "company/P1");
        assertThat(notice.letter().title()).isEqualTo("关于约谈物业公司P1的通知");
        assertThat(notice.letter().blocks())
                .contains(new Block.To("物业公司P1"), new Block.Paragraph("小区E1：居第3位。"));
    }

    @Test
    void one_that_was_withdrawn_says_why_and_by_what() {
        Document old =
                old("withdrawn")
                        .append("issuedOn", "2022-07-03")
                        .append("withdrawnOn", "2022-07-05")
                        .append("reason", "更正")
                        .append("revoked", List.of("esc-1-1"));

        Notice notice = OldNotice.read(old, List.of(INTERVIEW), List.of("ntc-2"), RULEBOOKS);

        assertThat(notice.life().state()).isEqualTo(NoticeState.WITHDRAWN);
        assertThat(notice.life().withdrawnOn()).isEqualTo(LocalDate.of(2022, 7, 5));
        assertThat(notice.life().reason()).isEqualTo("更正");
        assertThat(notice.revoked()).containsExactly("esc-1-1");
        assertThat(notice.revokedBy()).containsExactly("ntc-2");
    }

    @Test
    void a_draft_waits_for_its_signature() {
        Escalation blacklisting =
                against(estate("E1", "小区E1", company("P1")), Measure.BLACKLIST, 3, 1);
        Document old = old("drafted").append("measure", "BLACKLIST").append("kind", "黑榜通报");

        Notice notice = read(old, blacklisting);

        assertThat(notice.life().waits())
                .isEqualTo(Waiting.until(Waiting.Step.SIGNATURE, LocalDate.of(2022, 7, 6)));
        assertThat(notice.life().isReady()).isFalse();
    }

    @Test
    void who_may_see_it_follows_from_what_it_carries_where_it_was_not_kept() {
        Document open = old("issued").append("issuedOn", "2022-07-03");
        open.remove("secrecy");
        open.remove("concerned");
        Document referral = old("drafted").append("measure", "DISCIPLINE_REFERRAL");
        referral.remove("secrecy");

        assertThat(read(open, INTERVIEW).content().secrecy()).isEqualTo(Secrecy.OPEN);
        assertThat(read(open, INTERVIEW).readers()).contains("company/P1", "street/S1");
        assertThat(read(referral, Escalations.referral("C1")).content().secrecy())
                .isEqualTo(Secrecy.RESTRICTED);
        assertThat(OldNotice.read(referral, List.of(), List.of(), RULEBOOKS).content().secrecy())
                .isEqualTo(Secrecy.RESTRICTED);
    }

    private static Notice read(Document old, Escalation carried) {
        return OldNotice.read(old, List.of(carried), List.of(), RULEBOOKS);
    }

    private static Document old(String state) {
        Document letter =
                new Document("title", "关于约谈物业公司P1的通知")
                        .append("facts", "小区E1：居第3位。")
                        .append("clause", "六(四)2")
                        .append("demand", "请书面反馈。")
                        .append("deadlineDays", 7)
                        .append("text", "物业公司P1：\n小区E1：居第3位。\n请书面反馈。\n市专班办公室");
        return new Document("_id", "ntc-1")
                .append("version", 3L)
                .append("kind", "约谈通知书")
                .append("measure", "INTERVIEW_COMPANY")
                .append("period", "2022-06")
                .append("addressee", new Document("id", "P1").append("name", "物业公司P1"))
                .append(
                        "subjects",
                        List.of(
                                new Document("type", "ESTATE")
                                        .append("code", "E1")
                                        .append("name", "小区E1")))
                .append("escalationIds", List.of("esc-1"))
                .append("transitions", List.of("esc-1-1"))
                .append("concerned", List.of("company/P1", "county/C1", "estate/E1", "street/S1"))
                .append("secrecy", "open")
                .append("counties", List.of("C1"))
                .append("letter", letter)
                .append("draftedOn", "2022-07-03")
                .append("state", state)
                .append("revoked", List.of());
    }
}
