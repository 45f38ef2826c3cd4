package io.duban.notification;

import static io.duban.notification.Escalations.COUNTY;
import static io.duban.notification.Escalations.DAY;
import static io.duban.notification.Escalations.STREET;
import static io.duban.notification.Escalations.against;
import static io.duban.notification.Escalations.againstStreet;
import static io.duban.notification.Escalations.company;
import static io.duban.notification.Escalations.estate;
import static io.duban.notification.Escalations.interview;
import static io.duban.notification.Escalations.raised;
import static io.duban.notification.Escalations.revoked;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;

import io.duban.contracts.event.CalendarEvent.DayEnded;
import io.duban.contracts.event.CalendarEvent.DayHandled;
import io.duban.contracts.event.DubanEvent;
import io.duban.contracts.event.EscalationEvent.EscalationDayPublished;
import io.duban.contracts.event.EscalationEvent.EscalationRaised;
import io.duban.contracts.event.EventType;
import io.duban.contracts.event.Topic;
import io.duban.contracts.measure.Escalation;
import io.duban.contracts.measure.Measure;
import io.duban.contracts.subject.Party;
import io.duban.kit.event.EventConsumers;
import io.duban.kit.event.ReceivedEvent;
import io.duban.kit.security.Role;
import io.duban.teststack.TestStack;
import io.duban.teststack.TestTokens;

import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

import tools.jackson.databind.JsonNode;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

class NoticesIT {

    private static final LocalDate NEXT = DAY.plusDays(1);

    private final RunningService service =
            new RunningService(TestStack.shared().freshName(NoticesIT.class));
    private final List<DubanEvent> heard = new CopyOnWriteArrayList<>();
    private ConcurrentMessageListenerContainer<String, byte[]> ear;

    @BeforeEach
    void listen() {
        ear =
                service.bean(EventConsumers.class)
                        .container(
                                "test",
                                events ->
                                        events.stream()
                                                .map(ReceivedEvent::event)
                                                .forEach(heard::add),
                                Topic.NOTICE,
                                Topic.CALENDAR);
        ear.start();
    }

    @AfterEach
    void stop() {
        ear.stop();
        service.close();
    }

    @Test
    void a_day_of_escalations_becomes_notices_that_are_announced() {
        Escalation blacklisting =
                against(estate("E3", "小区E3", company("P2")), Measure.BLACKLIST, 3, 1);

        publish(
                DAY,
                raised(interview("E2", "P1", 7)),
                raised(interview("E1", "P1", 3)),
                raised(blacklisting));

        awaitHandled(DAY);
        assertThat(service.json("/api/v1/notices").get("items").values()).hasSize(2);
        JsonNode bundle = only("/api/v1/notices?subject=estate/E2");
        assertThat(strings(bundle.get("subjects"), "code")).containsExactly("E1", "E2");
        assertThat(bundle.get("addressee").get("id").stringValue()).isEqualTo("P1");
        assertThat(bundle.get("state").stringValue()).isEqualTo("issued");
        assertThat(bundle.get("period").stringValue()).isEqualTo("2022-06");
        assertThat(bundle.get("issuedOn").stringValue()).isEqualTo("2022-07-03");
        JsonNode draft = only("/api/v1/notices?state=drafted&measure=BLACKLIST&period=2022-06");
        assertThat(draft.get("addressee").get("id").stringValue()).isEqualTo(STREET.id());
        awaitHeard(EventType.NOTICE_ISSUED);
        awaitHeard(EventType.NOTICE_DRAFTED);
        assertThat(types())
                .containsExactlyInAnyOrder(
                        EventType.DAY_ENDED,
                        EventType.NOTICE_ISSUED,
                        EventType.NOTICE_DRAFTED,
                        EventType.DAY_HANDLED);
    }

    @Test
    void the_same_events_again_change_nothing() {
        EscalationRaised[] raised = {
            raised(interview("E1", "P1", 3)), raised(interview("E2", "P1", 7))
        };
        publish(DAY, raised);
        awaitHandled(DAY);
        JsonNode before = only("/api/v1/notices");

        publish(DAY, raised);
        publish(NEXT, raised(interview("E9", "P9", 9)));
        awaitHandled(NEXT);

        assertThat(only("/api/v1/notices?subject=E1")).isEqualTo(before);
        // One topic, one order: once the later notice is heard, no earlier one can follow.
        await().until(() -> heard.stream().anyMatch(it -> it.toString().contains("E9")));
        assertThat(types().stream().filter(it -> it == EventType.NOTICE_ISSUED)).hasSize(2);
    }

    @Test
    void a_restart_in_the_middle_of_a_day_loses_and_splits_nothing() {
        service.publisher().publish(List.of(raised(interview("E1", "P1", 3))));
        ear.stop();
        service.stop();
        service.start();
        listen();

        publish(DAY, raised(interview("E2", "P1", 7)));

        awaitHandled(DAY);
        assertThat(strings(only("/api/v1/notices").get("subjects"), "code"))
                .containsExactly("E1", "E2");
    }

    @Test
    void a_revoked_estate_of_a_bundle_is_taken_back_by_a_notice_of_its_own() {
        Escalation gone = interview("E1", "P1", 3);
        Escalation other = interview("E2", "P1", 7);
        publish(DAY, raised(gone), raised(other));
        publish(NEXT, revoked(gone));
        awaitHandled(NEXT);

        JsonNode revocation = only("/api/v1/notices?subject=E1&state=issued&limit=1");
        JsonNode original =
                service.json("/api/v1/notices/" + revocation.at("/revokes/0").stringValue());
        assertThat(revocation.get("kind").stringValue()).isEqualTo("撤销通知");
        assertThat(revocation.has("measure")).isFalse();
        assertThat(revocation.get("revokedMeasure").stringValue()).isEqualTo("INTERVIEW_COMPANY");
        assertThat(only("/api/v1/notices?measure=INTERVIEW_COMPANY").get("id"))
                .isEqualTo(original.get("id"));
        assertThat(strings(revocation.get("subjects"), "code")).containsExactly("E1");
        assertThat(original.get("state").stringValue()).isEqualTo("issued");
        assertThat(original.get("revokedEscalationIds").get(0).stringValue()).isEqualTo(gone.id());

        publish(NEXT.plusDays(1), revoked(other));
        awaitHandled(NEXT.plusDays(1));

        JsonNode withdrawn = service.json("/api/v1/notices/" + original.get("id").stringValue());
        assertThat(withdrawn.get("state").stringValue()).isEqualTo("withdrawn");
        assertThat(withdrawn.get("withdrawnOn").stringValue()).isEqualTo("2022-07-05");
        awaitHeard(EventType.NOTICE_WITHDRAWN);
    }

    @Test
    void a_draft_whose_escalation_is_revoked_is_withdrawn_without_a_letter() {
        Escalation blacklisting =
                against(estate("E3", "小区E3", company("P2")), Measure.BLACKLIST, 3, 1);
        publish(DAY, raised(blacklisting));
        publish(NEXT, revoked(blacklisting));
        awaitHandled(NEXT);

        assertThat(only("/api/v1/notices").get("state").stringValue()).isEqualTo("withdrawn");
        awaitHeard(EventType.NOTICE_WITHDRAWN);
        assertThat(types()).doesNotContain(EventType.NOTICE_ISSUED);
    }

    @Test
    void pages_go_through_all_notices_once_newest_first() {
        for (int i = 0; i < 5; i++) {
            publish(DAY.plusDays(i), raised(interview("E" + i, "P" + i, 1)));
        }
        awaitHandled(DAY.plusDays(4));

        List<String> days = new ArrayList<>();
        JsonNode page = service.json("/api/v1/notices?limit=2");
        while (page.has("next")) {
            days.addAll(strings(page.get("items"), "issuedOn"));
            page = service.json("/api/v1/notices?limit=2&cursor=" + page.get("next").stringValue());
        }
        days.addAll(strings(page.get("items"), "issuedOn"));

        assertThat(days)
                .containsExactly(
                        "2022-07-07", "2022-07-06", "2022-07-05", "2022-07-04", "2022-07-03");
    }

    @Test
    void a_scoped_key_sees_what_concerns_it_and_nothing_else() {
        publish(DAY, raised(interview("E1", "P1", 3)), raised(interview("E2", "P2", 7)));
        awaitHandled(DAY);
        String path =
                "/api/v1/notices/" + only("/api/v1/notices?subject=E1").get("id").stringValue();

        assertThat(status(path, Role.COMPANY, "P1")).isEqualTo(200);
        assertThat(status(path, Role.STREET, STREET.id())).isEqualTo(200);
        assertThat(status(path, Role.COUNTY, COUNTY.id())).isEqualTo(200);
        assertThat(status(path, Role.COMPANY, "P2")).isEqualTo(403);
        assertThat(status(path + "/document", Role.COMPANY, "P2")).isEqualTo(403);
        assertThat(status(path, Role.COMPANY, null)).isEqualTo(403);
        assertThat(status(path, Role.HOTLINE, null)).isEqualTo(403);
        assertThat(status("/api/v1/notices/none", Role.OFFICIAL, null)).isEqualTo(404);
        String list =
                service.get("/api/v1/notices", TestTokens.bearer(Role.COMPANY, "P2"), "*/*").body();
        assertThat(list).contains("\"E2\"").doesNotContain("\"E1\"");
    }

    @Test
    void one_code_is_three_bodies() {
        publish(DAY, raised(interview("E1", "P1", 3)));
        awaitHandled(DAY);
        String path = "/api/v1/notices/" + only("/api/v1/notices").get("id").stringValue();

        for (String code : List.of(COUNTY.id(), STREET.id(), "E1")) {
            assertThat(status(path, Role.COMPANY, code)).as(code).isEqualTo(403);
            assertThat(list(Role.COMPANY, code)).as(code).doesNotContain("\"E1\"");
        }
        assertThat(status(path, Role.COUNTY, "P1")).isEqualTo(403);
        assertThat(status(path, Role.STREET, COUNTY.id())).isEqualTo(403);
    }

    @Test
    void task_forces_and_departments_see_the_city_and_only_who_signs_its_drafts() {
        publish(
                DAY,
                raised(interview("E1", "P1", 3)),
                raised(against(estate("E3", "小区E3", company("P2")), Measure.BLACKLIST, 3, 1)));
        awaitHandled(DAY);

        assertThat(list(TestTokens.bearer(Role.OFFICIAL, "T1", "taskforce/T1")))
                .contains("INTERVIEW_COMPANY", "BLACKLIST");
        assertThat(list(TestTokens.bearer(Role.OFFICIAL, "D1", "department/D1")))
                .contains("INTERVIEW_COMPANY")
                .doesNotContain("BLACKLIST");
        assertThat(list(TestTokens.bearer(Role.SUBSCRIBER)))
                .contains("INTERVIEW_COMPANY")
                .doesNotContain("BLACKLIST");
        assertThat(
                        service.get(
                                        "/api/v1/notices",
                                        TestTokens.bearer(Role.OFFICIAL, "X9", null),
                                        "*/*")
                                .statusCode())
                .isEqualTo(403);
    }

    @Test
    void whom_a_draft_is_against_sees_nothing_of_it_also_when_it_is_given_up() {
        Escalation blacklisting =
                against(estate("E3", "小区E3", company("P2")), Measure.BLACKLIST, 3, 1);
        publish(DAY, raised(blacklisting));
        awaitHandled(DAY);
        String path = "/api/v1/notices/" + only("/api/v1/notices").get("id").stringValue();

        assertUnseen(path, Role.COMPANY, "P2");
        assertUnseen(path, Role.STREET, STREET.id());
        assertUnseen(path, Role.COUNTY, COUNTY.id());

        publish(NEXT, revoked(blacklisting));
        awaitHandled(NEXT);

        assertThat(only("/api/v1/notices").get("state").stringValue()).isEqualTo("withdrawn");
        assertUnseen(path, Role.COMPANY, "P2");
        assertUnseen(path, Role.COUNTY, COUNTY.id());
    }

    @Test
    void the_accused_never_reads_its_referral() {
        Escalation referral = Escalations.referral(COUNTY.id());
        publish(DAY, raised(referral));
        awaitHandled(DAY);
        JsonNode notice = only("/api/v1/notices?measure=DISCIPLINE_REFERRAL");
        String path = "/api/v1/notices/" + notice.get("id").stringValue();

        assertThat(notice.get("secrecy").stringValue()).isEqualTo("restricted");
        assertThat(notice.get("text").stringValue()).contains(Escalations.FACTS);
        assertUnseen(path, Role.COUNTY, COUNTY.id());
        assertUnseen(path, Role.COMPANY, "discipline-commission");
        assertUnseen(path, Role.SUBSCRIBER, null);
        String official = TestTokens.bearer(Role.OFFICIAL, COUNTY.id());
        assertThat(service.get(path, official, "*/*").statusCode()).isEqualTo(404);
        assertThat(list(official)).doesNotContain("DISCIPLINE_REFERRAL");

        publish(NEXT, revoked(referral));
        awaitHandled(NEXT);

        assertThat(list(Role.COUNTY, COUNTY.id())).doesNotContain("DISCIPLINE_REFERRAL");
        assertThat(heard.toString()).contains("DISCIPLINE_REFERRAL").doesNotContain("台账造假");
    }

    @Test
    void notices_of_before_there_were_names_are_seen_by_the_same() {
        publish(
                DAY,
                raised(interview("E1", "P1", 3)),
                raised(Escalations.referral(COUNTY.id())),
                raised(againstStreet(Measure.SUPERVISED_RECTIFICATION)));
        awaitHandled(DAY);
        service.bean(MongoDatabase.class)
                .getCollection("notices")
                .updateMany(
                        new Document(),
                        new Document(
                                "$unset", new Document("concerned", "").append("secrecy", "")));
        assertThat(list(Role.COMPANY, "P1")).doesNotContain("\"E1\"");
        ear.stop();
        service.stop();
        service.start();
        listen();

        assertThat(list(Role.COMPANY, "P1")).contains("\"E1\"");
        assertThat(list(Role.STREET, STREET.id())).contains("\"E1\"", "SUPERVISED_RECTIFICATION");
        assertThat(list(Role.COUNTY, COUNTY.id()))
                .contains("\"E1\"")
                .doesNotContain("DISCIPLINE_REFERRAL");
        assertThat(list(Role.COMPANY, COUNTY.id())).doesNotContain("\"E1\"");
        assertThat(list(TestTokens.bearer(Role.OFFICIAL))).contains("DISCIPLINE_REFERRAL");
    }

    @Test
    void a_letter_is_a_page_in_which_nothing_runs_or_plain_text_or_not_acceptable() {
        Party company = new Party("P1", "<script>alert('${7*7}')</script>");
        publish(
                DAY,
                raised(
                        against(
                                estate("E1", "{{x}}<img src=x>", company),
                                Measure.INTERVIEW_COMPANY,
                                1,
                                1)));
        awaitHandled(DAY);
        String path = "/api/v1/notices/" + only("/api/v1/notices").get("id").stringValue();
        String official = TestTokens.bearer(Role.OFFICIAL);

        HttpResponse<String> html = service.get(path + "/document", official, "text/html");
        HttpResponse<String> text = service.get(path + "/document", official, "text/plain");
        HttpResponse<String> pdf = service.get(path + "/document", official, "application/pdf");

        assertThat(html.body()).doesNotContain("<script").doesNotContain("<img").contains("{{x}}");
        assertThat(html.headers().firstValue("Content-Type")).contains("text/html;charset=UTF-8");
        assertThat(html.headers().allValues("Content-Security-Policy"))
                .singleElement()
                .asString()
                .startsWith("default-src 'none'");
        assertThat(text.body()).contains("<script>alert('${7*7}')</script>");
        assertThat(pdf.statusCode()).isEqualTo(406);
        assertThat(pdf.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @Test
    void a_filter_that_is_none_is_refused_with_its_field() {
        HttpResponse<String> answer =
                service.get(
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
                    service.get("/api/v1/notices?" + slip, TestTokens.bearer(Role.OFFICIAL), "*/*");
            assertThat(refused.statusCode()).as(slip).isEqualTo(422);
            assertThat(refused.body())
                    .contains("\"pointer\":\"/" + slip.substring(0, slip.indexOf('=')) + "\"");
        }
    }

    private void publish(LocalDate day, DubanEvent... events) {
        List<DubanEvent> all = new ArrayList<>(List.of(events));
        all.add(new DayEnded(day));
        all.add(new EscalationDayPublished(day));
        service.publisher().publish(all);
    }

    private void awaitHandled(LocalDate day) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> heard.contains(new DayHandled("notification-service", day)));
    }

    private void awaitHeard(EventType type) {
        await().atMost(Duration.ofSeconds(30)).until(() -> types().contains(type));
    }

    private List<EventType> types() {
        return heard.stream().map(EventType::of).toList();
    }

    private JsonNode only(String path) {
        JsonNode items = service.json(path).get("items");
        assertThat(items.values()).hasSize(1);
        return items.get(0);
    }

    private void assertUnseen(String path, Role role, String body) {
        String id = path.substring(path.lastIndexOf('/') + 1);
        assertThat(status(path, role, body)).isEqualTo(404);
        assertThat(status(path + "/document", role, body)).isEqualTo(404);
        assertThat(list(role, body)).doesNotContain(id);
    }

    private String list(Role role, String body) {
        return list(TestTokens.bearer(role, body));
    }

    private String list(String bearer) {
        HttpResponse<String> answer = service.get("/api/v1/notices", bearer, "*/*");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private int status(String path, Role role, String body) {
        return service.get(path, TestTokens.bearer(role, body), "*/*").statusCode();
    }

    private static List<String> strings(JsonNode array, String field) {
        return array.values().stream().map(it -> it.get(field).stringValue()).toList();
    }
}
