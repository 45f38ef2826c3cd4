package io.duban.notification;

import static io.duban.notification.Escalations.COUNTY;
import static io.duban.notification.Escalations.DAY;
import static io.duban.notification.Escalations.STREET;
import static io.duban.notification.Escalations.against;
import static io.duban.notification.Escalations.company;
import static io.duban.notification.Escalations.estate;
import static io.duban.notification.Escalations.interview;
import static io.duban.notification.Escalations.raised;
import static io.duban.notification.Escalations.revoked;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.duban.contracts.measure.Escalation;
import io.duban.contracts.measure.Measure;
import io.duban.kit.security.Role;
import io.duban.teststack.TestTokens;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.time.LocalDate;
import java.util.List;

/** Who sees which notices. */
class NoticeSightIT {

    private static final LocalDate NEXT = DAY.plusDays(1);

    private final NoticeStage stage = new NoticeStage(NoticeSightIT.class);

    @AfterEach
    void stop() {
        stage.close();
    }

    @Test
    void a_scoped_key_sees_what_concerns_it_and_nothing_else() {
        stage.publish(DAY, raised(interview("E1", "P1", 3)), raised(interview("E2", "P2", 7)));
        stage.awaitHandled(DAY);
        String path = "/api/v1/notices/" + stage.only("?subject=E1").get("id").stringValue();

        assertThat(stage.status(path, Role.COMPANY, "P1")).isEqualTo(200);
        assertThat(stage.status(path, Role.STREET, STREET.id())).isEqualTo(200);
        assertThat(stage.status(path, Role.COUNTY, COUNTY.id())).isEqualTo(200);
        assertThat(stage.status(path, Role.COMPANY, "P2")).isEqualTo(403);
        assertThat(stage.status(path + "/document", Role.COMPANY, "P2")).isEqualTo(403);
        assertThat(stage.status(path, Role.COMPANY, null)).isEqualTo(403);
        assertThat(stage.status(path, Role.HOTLINE, null)).isEqualTo(403);
        assertThat(stage.status("/api/v1/notices/none", Role.OFFICIAL, null)).isEqualTo(404);
        String list =
                stage.service()
                        .get("/api/v1/notices", TestTokens.bearer(Role.COMPANY, "P2"), "*/*")
                        .body();
        assertThat(list).contains("\"E2\"").doesNotContain("\"E1\"");
    }

    @Test
    void one_code_is_three_bodies() {
        stage.publish(DAY, raised(interview("E1", "P1", 3)));
        stage.awaitHandled(DAY);
        String path = "/api/v1/notices/" + stage.only("").get("id").stringValue();

        for (String code : List.of(COUNTY.id(), STREET.id(), "E1")) {
            assertThat(stage.status(path, Role.COMPANY, code)).as(code).isEqualTo(403);
            assertThat(stage.list(Role.COMPANY, code)).as(code).doesNotContain("\"E1\"");
        }
        assertThat(stage.status(path, Role.COUNTY, "P1")).isEqualTo(403);
        assertThat(stage.status(path, Role.STREET, COUNTY.id())).isEqualTo(403);
    }

    @Test
    void task_forces_and_departments_see_the_city_and_only_who_signs_its_drafts() {
        stage.publish(
                DAY,
                raised(interview("E1", "P1", 3)),
                raised(against(estate("E3", "小区E3", company("P2")), Measure.BLACKLIST, 3, 1)));
        stage.awaitHandled(DAY);

        assertThat(stage.list(TestTokens.bearer(Role.OFFICIAL, "T1", "taskforce/T1")))
                .contains("INTERVIEW_COMPANY", "BLACKLIST");
        assertThat(stage.list(TestTokens.bearer(Role.OFFICIAL, "D1", "department/D1")))
                .contains("INTERVIEW_COMPANY")
                .doesNotContain("BLACKLIST");
        assertThat(stage.list(TestTokens.bearer(Role.SUBSCRIBER)))
                .contains("INTERVIEW_COMPANY")
                .doesNotContain("BLACKLIST");
        assertThat(
                        stage.service()
                                .get(
                                        "/api/v1/notices",
                                        TestTokens.bearer(Role.OFFICIAL, "X9", null),
                                        "*/*")
                                .statusCode())
                .isEqualTo(403);
    }

    @Test
    void a_count_is_that_of_the_whole_list_as_far_as_it_is_seen() {
        stage.publish(
                DAY,
                raised(interview("E1", "P1", 3)),
                raised(interview("E2", "P2", 7)),
                raised(against(estate("E3", "小区E3", company("P2")), Measure.BLACKLIST, 3, 1)));
        stage.awaitHandled(DAY);
        String department = TestTokens.bearer(Role.OFFICIAL, "D1", "department/D1");
        String company = TestTokens.bearer(Role.COMPANY, "P2");

        assertThat(counted("", NoticeStage.OFFICIAL)).isEqualTo("1 of 3");
        assertThat(counted("&waitsFor=receipt", NoticeStage.OFFICIAL)).isEqualTo("1 of 2");
        assertThat(counted("&state=drafted", NoticeStage.OFFICIAL)).isEqualTo("1 of 1");
        assertThat(counted("&state=drafted&subject=E1", NoticeStage.OFFICIAL)).isEqualTo("0 of 0");
        assertThat(counted("", department)).isEqualTo("1 of 2");
        assertThat(counted("&state=drafted", department)).isEqualTo("0 of 0");
        assertThat(counted("", company)).isEqualTo("1 of 1");
        assertThat(stage.list(NoticeStage.OFFICIAL)).doesNotContain("\"count\"");
    }

    private String counted(String filter, String bearer) {
        JsonNode page =
                stage.service()
                        .get(NoticeStage.NOTICES + "?count=true&limit=1" + filter, bearer)
                        .json();
        return page.get("items").size() + " of " + page.get("count");
    }

    @Test
    void whom_a_draft_is_against_sees_nothing_of_it_also_when_it_is_given_up() {
        Escalation blacklisting =
                against(estate("E3", "小区E3", company("P2")), Measure.BLACKLIST, 3, 1);
        stage.publish(DAY, raised(blacklisting));
        stage.awaitHandled(DAY);
        String path = "/api/v1/notices/" + stage.only("").get("id").stringValue();

        stage.assertUnseen(path, Role.COMPANY, "P2");
        stage.assertUnseen(path, Role.STREET, STREET.id());
        stage.assertUnseen(path, Role.COUNTY, COUNTY.id());

        stage.publish(NEXT, revoked(blacklisting));
        stage.awaitHandled(NEXT);

        assertThat(stage.only("").get("state").stringValue()).isEqualTo("withdrawn");
        stage.assertUnseen(path, Role.COMPANY, "P2");
        stage.assertUnseen(path, Role.COUNTY, COUNTY.id());
    }

    @Test
    void the_accused_never_reads_its_referral() {
        Escalation referral = Escalations.referral(COUNTY.id());
        stage.publish(DAY, raised(referral));
        stage.awaitHandled(DAY);
        JsonNode notice = stage.whole("?measure=DISCIPLINE_REFERRAL");
        String path = "/api/v1/notices/" + notice.get("id").stringValue();

        assertThat(notice.get("secrecy").stringValue()).isEqualTo("restricted");
        assertThat(notice.get("text").stringValue()).contains(Escalations.FACTS);
        stage.assertUnseen(path, Role.COUNTY, COUNTY.id());
        stage.assertUnseen(path, Role.COMPANY, "discipline-commission");
        stage.assertUnseen(path, Role.SUBSCRIBER, null);
        String official = TestTokens.bearer(Role.OFFICIAL, COUNTY.id());
        assertThat(stage.service().get(path, official, "*/*").statusCode()).isEqualTo(404);
        assertThat(stage.list(official)).doesNotContain("DISCIPLINE_REFERRAL");

        stage.publish(NEXT, revoked(referral));
        stage.awaitHandled(NEXT);

        assertThat(stage.list(Role.COUNTY, COUNTY.id())).doesNotContain("DISCIPLINE_REFERRAL");
        assertThat(stage.heard().toString()).contains("DISCIPLINE_REFERRAL").doesNotContain("台账造假");
    }

    @Test
    void whom_a_referral_goes_to_reads_it_once_it_is_issued_and_the_accused_never() {
        String commission =
                TestTokens.bearer(
                        Role.OFFICIAL, "discipline-commission", "department/discipline-commission");
        String query = "/api/v1/events/stream?types=duban.notice.";
        stage.day(DAY, raised(Escalations.referral(COUNTY.id())));
        String path = stage.path("?measure=DISCIPLINE_REFERRAL");
        assertThat(stage.service().get(path, commission).status()).isEqualTo(404);
        try (EventReader addressed = new EventReader(stage.service(), query, commission, null);
                EventReader accused =
                        new EventReader(
                                stage.service(),
                                query,
                                TestTokens.bearer(Role.COUNTY, COUNTY.id()),
                                null)) {

            assertThat(stage.sign(path, "王伟", "组长", "property").status()).isEqualTo(200);
            stage.day(NEXT, raised(interview("E1", "P1", 3)));

            await().until(() -> accused.events().size() >= 1 && addressed.events().size() >= 2);
            assertThat(addressed.data().toString()).contains("DISCIPLINE_REFERRAL");
            assertThat(accused.data().toString())
                    .contains("\"E1\"")
                    .doesNotContain("DISCIPLINE_REFERRAL");
        }
        assertThat(stage.list(commission)).contains("DISCIPLINE_REFERRAL");
        assertThat(stage.service().get(path, commission).body()).contains(Escalations.FACTS);
        stage.assertUnseen(path, Role.COUNTY, COUNTY.id());
        stage.assertUnseen(path, Role.SUBSCRIBER, null);
        String department = TestTokens.bearer(Role.OFFICIAL, "D1", "department/D1");
        assertThat(stage.service().get(path, department).status()).isEqualTo(404);
        assertThat(stage.list(department)).doesNotContain("DISCIPLINE_REFERRAL");
    }
}
