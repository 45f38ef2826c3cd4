package io.duban.notification;

import static io.duban.notification.Escalations.DAY;
import static io.duban.notification.Escalations.STREET;
import static io.duban.notification.Escalations.against;
import static io.duban.notification.Escalations.company;
import static io.duban.notification.Escalations.estate;
import static io.duban.notification.Escalations.interview;
import static io.duban.notification.Escalations.raised;
import static io.duban.notification.Escalations.revoked;
import static io.duban.notification.NoticeStage.NOTICES;
import static io.duban.notification.NoticeStage.strings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.duban.contracts.event.EscalationEvent.EscalationRaised;
import io.duban.contracts.event.EventType;
import io.duban.contracts.measure.Escalation;
import io.duban.contracts.measure.Measure;
import io.duban.contracts.subject.Party;
import io.duban.kit.security.Role;
import io.duban.teststack.TestTokens;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** From the escalations of a day to its notices. */
class NoticesIT {

    private static final LocalDate NEXT = DAY.plusDays(1);

    private final NoticeStage stage = new NoticeStage(NoticesIT.class);

    @AfterEach
    void stop() {
        stage.close();
    }

    @Test
    void a_day_of_escalations_becomes_notices_that_are_announced() {
        Escalation blacklisting =
                against(estate("E3", "小区E3", company("P2")), Measure.BLACKLIST, 3, 1);

        stage.publish(
                DAY,
                raised(interview("E2", "P1", 7)),
                raised(interview("E1", "P1", 3)),
                raised(blacklisting));

        stage.awaitHandled(DAY);
        assertThat(stage.service().json(NOTICES).get("items").values()).hasSize(2);
        JsonNode bundle = stage.only("?subject=estate/E2");
        assertThat(strings(bundle.get("subjects"), "code")).containsExactly("E1", "E2");
        assertThat(bundle.get("addressee").get("id").stringValue()).isEqualTo("P1");
        assertThat(bundle.get("state").stringValue()).isEqualTo("issued");
        assertThat(bundle.get("period").stringValue()).isEqualTo("2022-06");
        assertThat(bundle.get("issuedOn").stringValue()).isEqualTo("2022-07-04");
        JsonNode draft = stage.only("?state=drafted&measure=BLACKLIST&period=2022-06");
        assertThat(draft.get("addressee").get("id").stringValue()).isEqualTo(STREET.id());
        stage.told(3);
        assertThat(stage.types())
                .containsExactlyInAnyOrder(
                        EventType.DAY_ENDED,
                        EventType.NOTICE_DRAFTED,
                        EventType.NOTICE_ISSUED,
                        EventType.NOTICE_DRAFTED,
                        EventType.DAY_HANDLED);
    }

    @Test
    void the_same_events_again_change_nothing() {
        EscalationRaised[] raised = {
            raised(interview("E1", "P1", 3)), raised(interview("E2", "P1", 7))
        };
        stage.publish(DAY, raised);
        stage.awaitHandled(DAY);
        JsonNode before = stage.whole("");

        stage.publish(DAY, raised);
        stage.publish(NEXT, raised(interview("E9", "P9", 9)));
        stage.awaitHandled(NEXT);

        assertThat(stage.whole("?subject=E1")).isEqualTo(before);
        // One topic, one order: once the later notice is heard, no earlier one can follow.
        await().until(() -> stage.heard().stream().anyMatch(it -> it.toString().contains("E9")));
        assertThat(stage.types().stream().filter(it -> it == EventType.NOTICE_ISSUED)).hasSize(2);
    }

    @Test
    void a_restart_in_the_middle_of_a_day_loses_and_splits_nothing() {
        stage.service().publisher().publish(List.of(raised(interview("E1", "P1", 3))));
        stage.restart();

        stage.publish(DAY, raised(interview("E2", "P1", 7)));

        stage.awaitHandled(DAY);
        assertThat(strings(stage.only("").get("subjects"), "code")).containsExactly("E1", "E2");
    }

    @Test
    void a_revoked_estate_of_a_bundle_is_taken_back_by_a_notice_of_its_own() {
        Escalation gone = interview("E1", "P1", 3);
        Escalation other = interview("E2", "P1", 7);
        stage.publish(DAY, raised(gone), raised(other));
        stage.publish(NEXT, revoked(gone));
        stage.awaitHandled(NEXT);

        JsonNode revocation = stage.whole("?subject=E1&state=issued&limit=1");
        JsonNode original =
                stage.service()
                        .json("/api/v1/notices/" + revocation.at("/revokes/0").stringValue());
        assertThat(revocation.get("kind").stringValue()).isEqualTo("撤销通知");
        assertThat(revocation.has("measure")).isFalse();
        assertThat(revocation.get("revokedMeasure").stringValue()).isEqualTo("INTERVIEW_COMPANY");
        assertThat(stage.only("?measure=INTERVIEW_COMPANY").get("id"))
                .isEqualTo(original.get("id"));
        assertThat(strings(revocation.get("subjects"), "code")).containsExactly("E1");
        assertThat(original.get("state").stringValue()).isEqualTo("issued");
        assertThat(original.at("/revokedBy/0")).isEqualTo(revocation.get("id"));
        assertThat(revocation.get("text").stringValue())
                .contains(original.get("number").stringValue());
        assertThat(original.get("revokedEscalationIds").get(0).stringValue()).isEqualTo(gone.id());

        stage.publish(NEXT.plusDays(1), revoked(other));
        stage.awaitHandled(NEXT.plusDays(1));

        JsonNode withdrawn =
                stage.service().json("/api/v1/notices/" + original.get("id").stringValue());
        assertThat(withdrawn.get("state").stringValue()).isEqualTo("withdrawn");
        assertThat(withdrawn.get("withdrawnOn").stringValue()).isEqualTo("2022-07-05");
        stage.awaitHeard(EventType.NOTICE_WITHDRAWN);
    }

    @Test
    void a_draft_whose_escalation_is_revoked_is_withdrawn_without_a_letter() {
        Escalation blacklisting =
                against(estate("E3", "小区E3", company("P2")), Measure.BLACKLIST, 3, 1);
        stage.publish(DAY, raised(blacklisting));
        stage.publish(NEXT, revoked(blacklisting));
        stage.awaitHandled(NEXT);

        assertThat(stage.only("").get("state").stringValue()).isEqualTo("withdrawn");
        stage.awaitHeard(EventType.NOTICE_WITHDRAWN);
        assertThat(stage.types()).doesNotContain(EventType.NOTICE_ISSUED);
    }

    @Test
    void pages_go_through_all_notices_once_newest_first() {
        for (int i = 0; i < 5; i++) {
            stage.publish(DAY.plusDays(i), raised(interview("E" + i, "P" + i, 1)));
        }
        stage.awaitHandled(DAY.plusDays(4));

        List<String> days = new ArrayList<>();
        JsonNode page = stage.service().json("/api/v1/notices?limit=2");
        while (page.has("next")) {
            days.addAll(strings(page.get("items"), "issuedOn"));
            page =
                    stage.service()
                            .json(
                                    "/api/v1/notices?limit=2&cursor="
                                            + page.get("next").stringValue());
        }
        days.addAll(strings(page.get("items"), "issuedOn"));

        assertThat(days)
                .containsExactly(
                        "2022-07-07", "2022-07-06", "2022-07-05", "2022-07-04", "2022-07-04");
    }

    @Test
    void a_letter_is_a_page_in_which_nothing_runs_or_plain_text_or_not_acceptable() {
        Party company = new Party("P1", "<script>alert('${7*7}')</script>");
        stage.publish(
                DAY,
                raised(
                        against(
                                estate("E1", "{{x}}<img src=x>", company),
                                Measure.INTERVIEW_COMPANY,
                                1,
                                1)));
        stage.awaitHandled(DAY);
        String path = "/api/v1/notices/" + stage.only("").get("id").stringValue();
        String official = TestTokens.bearer(Role.OFFICIAL);

        HttpResponse<String> html = stage.service().get(path + "/document", official, "text/html");
        HttpResponse<String> text = stage.service().get(path + "/document", official, "text/plain");
        HttpResponse<String> zip =
                stage.service().get(path + "/document", official, "application/zip");

        assertThat(html.body()).doesNotContain("<script").doesNotContain("<img").contains("{{x}}");
        assertThat(html.headers().firstValue("Content-Type")).contains("text/html;charset=UTF-8");
        assertThat(html.headers().allValues("Content-Security-Policy"))
                .singleElement()
                .asString()
                .startsWith("default-src 'none'");
        assertThat(text.body()).contains("<script>alert('${7*7}')</script>");
        assertThat(zip.statusCode()).isEqualTo(406);
        assertThat(zip.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @Test
    void a_filter_that_is_none_is_refused_with_its_field() {
        HttpResponse<String> answer =
                stage.service()
                        .get(
                                "/api/v1/notices?measure=x&state=x&period=x&subject=%20",
                                TestTokens.bearer(Role.OFFICIAL), "*/*");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("/measure", "/state", "/period", "/subject");
        for (String slip :
                List.of(
                        "foo=1",
                        "state=Drafted",
                        "measure=blacklist",
                        "period=2022-6",
                        "subject=village/E1",
                        "state=drafted&state=issued")) {
            HttpResponse<String> refused =
                    stage.service()
                            .get(
                                    "/api/v1/notices?" + slip,
                                    TestTokens.bearer(Role.OFFICIAL),
                                    "*/*");
            assertThat(refused.statusCode()).as(slip).isEqualTo(422);
            assertThat(refused.body())
                    .contains("\"pointer\":\"/" + slip.substring(0, slip.indexOf('=')) + "\"");
        }
    }
}
