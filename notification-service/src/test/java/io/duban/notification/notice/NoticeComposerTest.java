package io.duban.notification.notice;

import static io.duban.notification.Escalations.DAY;
import static io.duban.notification.Escalations.STREET;
import static io.duban.notification.Escalations.against;
import static io.duban.notification.Escalations.againstCounty;
import static io.duban.notification.Escalations.againstStreet;
import static io.duban.notification.Escalations.company;
import static io.duban.notification.Escalations.estate;
import static io.duban.notification.Escalations.interview;
import static io.duban.notification.Escalations.raised;
import static io.duban.notification.Escalations.revoked;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.contracts.board.LeftOut;
import io.duban.contracts.event.EscalationEvent.EscalationRaised;
import io.duban.contracts.measure.Escalation;
import io.duban.contracts.measure.Measure;
import io.duban.contracts.measure.Secrecy;
import io.duban.contracts.measure.Visibility;
import io.duban.contracts.rulebook.Rulebook;
import io.duban.contracts.rulebook.Rulebooks;
import io.duban.contracts.subject.Party;
import io.duban.contracts.subject.Subject;
import io.duban.notification.Escalations;
import io.duban.notification.letter.LetterTemplates;
import io.duban.notification.letter.LetterWriter;
import io.duban.notification.letter.RegisteredBodies;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.math.BigDecimal;
import java.util.List;

class NoticeComposerTest {

    private static final Rulebooks RULEBOOKS = Rulebooks.of(Rulebook.bundled("linyi-2022-57"));

    private final NoticeComposer composer =
            new NoticeComposer(
                    () -> RULEBOOKS,
                    new LetterWriter(
                            () -> RULEBOOKS, LetterTemplates.bundled(), RegisteredBodies.NONE),
                    Escalations.SEAL);

    @Test
    void several_estates_of_one_company_share_an_interview_notice_in_order_of_rank() {
        List<Notice> notices =
                composer.compose(
                        List.of(
                                raised(interview("E2", "P1", 7)),
                                raised(interview("E3", "P2", 1)),
                                raised(interview("E1", "P1", 3))),
                        DAY);

        assertThat(notices)
                .extracting(it -> it.content().addressee())
                .containsExactly(company("P1"), company("P2"));
        Notice bundle = notices.getFirst();
        assertThat(bundle.content().subjects())
                .extracting(Subject::code)
                .containsExactly("E1", "E2");
        assertThat(bundle.letter().facts()).contains("1. 小区E1").contains("\n2. 小区E2");
        assertThat(bundle.content().kind()).isEqualTo("约谈通知书");
    }

    @Test
    void the_order_in_which_escalations_come_changes_nothing() {
        List<EscalationRaised> raised =
                List.of(
                        raised(interview("E1", "P1", 3)),
                        raised(interview("E2", "P1", 7)),
                        raised(againstStreet(Measure.SUPERVISED_RECTIFICATION)));

        List<Notice> reversed = composer.compose(raised.reversed(), DAY);

        assertThat(reversed).isEqualTo(composer.compose(raised, DAY));
    }

    @Test
    void an_estate_that_comes_later_gets_a_notice_of_its_own() {
        Notice first = one(raised(interview("E1", "P1", 3)));
        Notice later = one(raised(interview("E2", "P1", 7)));

        assertThat(later.id()).isNotEqualTo(first.id());
        assertThat(later.content().subjects()).extracting(Subject::code).containsOnly("E2");
    }

    @Test
    void an_escalation_raised_again_has_another_notice() {
        Escalation escalation = interview("E1", "P1", 3);

        Notice again = one(EscalationRaised.of(escalation, 3, DAY));

        assertThat(again.id()).isNotEqualTo(one(raised(escalation)).id());
    }

    @Test
    @Tag("row-53")
    void a_blacklisting_goes_to_the_street_names_the_company_and_waits_for_a_signature() {
        Notice notice =
                one(raised(against(estate("E1", "小区E1", company("P1")), Measure.BLACKLIST, 3, 2)));

        assertThat(notice.content().addressee()).isEqualTo(STREET);
        assertThat(notice.letter().text()).contains("物业公司P1").contains("质量评价");
        assertThat(notice.letter().text()).contains("中连续三个月居全市前30名");
        assertThat(notice.letter().facts())
                .contains("2022年4月，12345热线投诉36件，在参加排名的512个物业服务项目中居第4位")
                .contains("2022年6月，12345热线投诉38件，在参加排名的512个物业服务项目中居第2位");
        assertThat(notice.life().state()).isEqualTo(NoticeState.DRAFTED);
        assertThat(notice.life().issuedOn()).isNull();
    }

    @Test
    void a_manager_replacement_goes_to_the_company_at_once() {
        Notice notice =
                one(
                        raised(
                                against(
                                        estate("E1", "小区E1", company("P1")),
                                        Measure.REPLACE_MANAGER,
                                        2,
                                        2)));

        assertThat(notice.content().addressee()).isEqualTo(company("P1"));
        assertThat(notice.life().isReady()).isTrue();
        assertThat(notice.letter().answerWithin()).isEqualTo(10);
        assertThat(notice.letter().demand()).contains("收到本通知后10个工作日内");
    }

    @Test
    void a_street_is_addressed_itself() {
        Escalation escalation = againstStreet(Measure.SUPERVISED_RECTIFICATION);

        Notice notice = one(raised(escalation));

        assertThat(notice.content().addressee()).isEqualTo(STREET);
        assertThat(notice.letter().text())
                .contains("综合得分56.7分")
                .contains("实施方案》（临政办字〔2022〕57号）第六条第（四）项规定");
    }

    @Test
    void people_read_a_last_place_from_the_end_and_among_how_many() {
        String street =
                one(raised(againstStreet(Measure.SUPERVISED_RECTIFICATION))).letter().text();
        String county = one(raised(againstCounty())).letter().text();

        assertThat(street).contains("你街道综合得分56.7分，在参加排名的30个街道中居倒数第3位").doesNotContain("第28位");
        assertThat(county)
                .contains("你区推进节点完成率25%，累计逾期412天，在参加排名的13个县区中居倒数第2位")
                .doesNotContain("第12位");
    }

    @Test
    void people_read_a_first_place_from_the_beginning_and_among_how_many() {
        assertThat(one(raised(interview("E1", "P1", 3))).letter().facts())
                .contains("12345热线投诉37件，在参加排名的512个物业服务项目中居第3位");
    }

    @Test
    void a_listing_of_before_places_were_counted_from_the_end_is_among_the_last() {
        Escalation before = againstStreet(Measure.SUPERVISED_RECTIFICATION, null, null, null);

        assertThat(one(raised(before)).letter().facts())
                .contains("综合得分56.7分，居后三位")
                .doesNotContain("第28位");
    }

    @Test
    void a_tie_that_was_left_out_is_told() {
        LeftOut tie = new LeftOut(new BigDecimal("61.5"), 9);
        Escalation escalation = againstStreet(Measure.SUPERVISED_RECTIFICATION, 30, 2, tie);

        assertThat(one(raised(escalation)).letter().text())
                .contains("街道各项工作排名名单截止处另有9个并列（综合得分61.5分），一并列入将超出规定数量，均未列入。");
    }

    @ParameterizedTest
    @EnumSource
    @Tag("row-45")
    void every_measure_can_be_written(Measure measure) {
        Notice notice = one(raised(againstStreet(measure)));

        assertThat(notice.content().kind()).isEqualTo(measure.document());
        assertThat(notice.letter().text()).doesNotContain("{").contains(STREET.name());
    }

    @Test
    void a_referral_tells_its_addressee_what_no_topic_told() {
        Escalation referral = Escalations.referral("C1");

        Notice notice = one(raised(referral));

        assertThat(referral.toString()).doesNotContain(Escalations.FACTS);
        assertThat(notice.letter().text()).contains(Escalations.FACTS);
        assertThat(notice.content().secrecy()).isEqualTo(Secrecy.RESTRICTED);
        assertThat(notice.visibility()).isEqualTo(Visibility.SIGNING);
    }

    @Test
    void a_notice_concerns_the_estates_street_county_and_company() {
        Notice notice = one(raised(interview("E1", "P1", 3)));

        assertThat(notice.content().bodies())
                .containsExactlyInAnyOrder("estate/E1", "company/P1", "street/S1", "county/C1");
    }

    @Test
    void a_partial_revocation_names_those_estates_and_leaves_the_rest_in_force() {
        Escalation gone = interview("E1", "P1", 3);
        Escalation stays = interview("E2", "P1", 7);
        Notice original =
                NoticeLives.issued(
                        composer.compose(List.of(raised(gone), raised(stays)), DAY).getFirst(),
                        DAY);

        Notice revocation = composer.revocation(original, List.of(revoked(gone)), DAY.plusDays(1));

        assertThat(revocation.content().kind()).isEqualTo("撤销通知");
        assertThat(revocation.revokes()).isEqualTo(original.id());
        assertThat(revocation.content().addressee()).isEqualTo(company("P1"));
        assertThat(revocation.letter().text())
                .contains("小区E1")
                .contains(original.letter().title())
                .contains("第2版排名不再列入")
                .contains("涉及小区E2的内容不变")
                .contains("〔2022〕1号")
                .doesNotContain("约谈你公司");
    }

    @Test
    void a_draft_that_is_drawn_anew_is_the_same_notice_in_the_order_of_now() {
        EscalationRaised first = raised(interview("E1", "P1", 3));
        EscalationRaised second = raised(interview("E2", "P1", 7));
        Notice draft = composer.compose(List.of(first, second), DAY).getFirst();

        Notice redrawn = composer.redrawn(draft, List.of(raised(interview("E1", "P1", 9)), second));

        assertThat(redrawn.id()).isEqualTo(draft.id());
        assertThat(redrawn.version()).isEqualTo(2);
        assertThat(redrawn.life()).isEqualTo(draft.life());
        assertThat(redrawn.content().transitions())
                .containsExactly(second.eventId(), first.eventId());
        assertThat(redrawn.letter().facts()).contains("居第9位").doesNotContain("居第3位");
        assertThat(redrawn.saysAs(draft)).isFalse();
        assertThat(composer.redrawn(draft, List.of(second, first)).saysAs(draft)).isTrue();
    }

    @Test
    void hostile_names_are_written_literally() {
        Party company = new Party("P1", "${7*7}{{facts}}{{{you}}}");
        Notice notice =
                one(
                        raised(
                                against(
                                        estate("E1", "<script>{{=<% %>=}}{{x}}</script>", company),
                                        Measure.INTERVIEW_COMPANY,
                                        1,
                                        1)));

        assertThat(notice.letter().title()).contains("${7*7}{{facts}}{{{you}}}");
        assertThat(notice.letter().text()).contains("<script>{{=<% %>=}}{{x}}</script>");
    }

    private Notice one(EscalationRaised raised) {
        return composer.compose(List.of(raised), DAY).getFirst();
    }
}
