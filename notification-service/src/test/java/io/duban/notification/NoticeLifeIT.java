package io.duban.notification;

import static io.duban.notification.Escalations.DAY;
import static io.duban.notification.Escalations.STREET;
import static io.duban.notification.Escalations.against;
import static io.duban.notification.Escalations.againstStreet;
import static io.duban.notification.Escalations.company;
import static io.duban.notification.Escalations.estate;
import static io.duban.notification.Escalations.interview;
import static io.duban.notification.Escalations.raised;
import static io.duban.notification.NoticeStage.OFFICIAL;
import static io.duban.notification.NoticeStage.strings;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.contracts.event.EventType;
import io.duban.contracts.measure.Escalation;
import io.duban.contracts.measure.Measure;
import io.duban.kit.security.Role;
import io.duban.teststack.Answer;
import io.duban.teststack.TestTokens;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;

/** From the first signature to the end of a notice. */
class NoticeLifeIT {

    private static final Escalation BLACKLISTING =
            against(estate("E3", "小区E3", company("P2")), Measure.BLACKLIST, 3, 1);
    private static final String COMPANY = TestTokens.bearer(Role.COMPANY, "P1");

    private final NoticeStage stage = new NoticeStage(NoticeLifeIT.class);

    @AfterEach
    void stop() {
        stage.close();
    }

    @Test
    void a_signature_issues_and_the_same_again_changes_nothing() {
        stage.day(DAY, raised(BLACKLISTING));
        String path = stage.path("");

        Answer signed = stage.sign(path, "王伟", "组长", null);

        assertThat(signed.status()).as(signed.body()).isEqualTo(200);
        assertThat(signed.json().get("state").stringValue()).isEqualTo("issued");
        assertThat(signed.json().get("number").stringValue()).isEqualTo("临物治榜〔2022〕1号");
        assertThat(signed.json().at("/signatures/0/taskForce").stringValue()).isEqualTo("property");
        assertThat(signed.json().at("/signatures/0/on").stringValue()).isEqualTo("2022-07-04");
        assertThat(signed.json().get("issuedOn").stringValue()).isEqualTo("2022-07-04");
        assertThat(strings(signed.json().get("life"), "step"))
                .containsExactly("drafted", "signed", "issued");
        assertThat(stage.sign(path, "王伟", "组长", null).json()).isEqualTo(signed.json());
        assertThat(stage.sign(path, " 王 伟", "主任", null).status()).isEqualTo(409);
        assertThat(stage.sign(path, "李娜", "组长", null).status()).isEqualTo(409);
        assertThat(stage.told(3))
                .extracting(EventType::of)
                .containsExactly(
                        EventType.NOTICE_DRAFTED, EventType.NOTICE_SIGNED, EventType.NOTICE_ISSUED);
        assertThat(stage.told(3)).extracting(it -> it.version()).containsExactly(1L, 2L, 3L);
        assertThat(stage.told(3).getLast().notice().number()).isEqualTo("临物治榜〔2022〕1号");
    }

    @Test
    void of_both_task_forces_each_signs_for_itself() {
        stage.day(DAY, raised(againstStreet(Measure.INTERVIEW_REMINDER)));
        String path = stage.path("");
        String county = TestTokens.bearer(Role.OFFICIAL, "county", "taskforce/county");
        String projects = TestTokens.bearer(Role.OFFICIAL, "projects", "taskforce/projects");
        Map<String, String> person = Map.of("person", "李娜", "post", "副组长");

        assertThat(stage.sign(path, "王伟", "组长", null).faults())
                .containsExactly("/taskForce required");
        assertThat(stage.sign(path, "王伟", "组长", "county").faults())
                .containsExactly("/taskForce wrong-task-force");
        assertThat(stage.service().post(path + "/signature", person, county).status())
                .isEqualTo(403);
        JsonNode first = stage.sign(path, "王伟", "组长", "property").json();
        assertThat(stage.sign(path, "王伟", "组长", "projects").status()).isEqualTo(409);
        assertThat(stage.sign(path, "赵敏", "组长", "property").status()).isEqualTo(409);
        JsonNode both = stage.step(path, "signature", person, projects);

        assertThat(first.get("state").stringValue()).isEqualTo("signed");
        assertThat(first.has("number")).isFalse();
        assertThat(both.get("state").stringValue()).isEqualTo("issued");
        assertThat(strings(both.get("signatures"), "taskForce"))
                .containsExactly("property", "projects");
        assertThat(both.get("number").stringValue()).endsWith("〔2022〕1号");
    }

    @Test
    void an_addressee_reads_receives_and_answers_until_the_office_is_content() {
        stage.day(DAY, raised(interview("E1", "P1", 3)));
        String path = stage.path("");
        assertThat(stage.service().post(path + "/answer", Map.of("text", "早"), COMPANY).status())
                .isEqualTo(409);
        assertThat(head(path)).isEqualTo(200);
        assertThat(state(path)).isEqualTo("issued");
        assertThat(stage.only("?unread=true").get("id")).isNotNull();
        assertThat(stage.status(path, Role.STREET, STREET.id())).isEqualTo(200);
        assertThat(state(path)).isEqualTo("issued");

        assertThat(stage.service().get(path, COMPANY).json().get("state").stringValue())
                .isEqualTo("delivered");
        JsonNode received = stage.step(path, "receipt", Map.of("person", "周洋"), COMPANY);
        assertThat(received.get("answerBy").stringValue()).isEqualTo("2022-07-11");
        assertThat(stage.step(path, "receipt", Map.of("person", "周洋"), COMPANY))
                .isEqualTo(received);
        stage.step(path, "answer", Map.of("text", "已整改"), COMPANY);
        stage.step(path, "return", Map.of("reason", "没有说明成因"), OFFICIAL);
        JsonNode again = stage.step(path, "answer", Map.of("text", "成因和措施如下"), COMPANY);
        JsonNode closed = stage.step(path, "closure", Map.of("note", "同意销号"), OFFICIAL);

        assertThat(strings(again.get("answers"), "text")).containsExactly("已整改", "成因和措施如下");
        assertThat(strings(closed.get("life"), "step"))
                .containsExactly(
                        "drafted",
                        "issued",
                        "delivered",
                        "received",
                        "answered",
                        "returned",
                        "answered",
                        "closed");
        assertThat(closed.has("waitsFor")).isFalse();
        assertThat(stage.told(8)).extracting(it -> it.version()).isSorted().hasSize(8);
    }

    @Test
    void an_official_receives_in_the_addressees_name_and_that_is_kept() {
        stage.day(DAY, raised(interview("E1", "P1", 3)));
        String path = stage.path("");

        JsonNode received = stage.step(path, "receipt", Map.of("person", "周洋"), OFFICIAL);

        assertThat(strings(received.get("life"), "step"))
                .containsExactly("drafted", "issued", "delivered", "received");
        assertThat(received.at("/life/3/by/body").stringValue()).isEqualTo("city");
        assertThat(received.at("/life/3/by/person").stringValue()).isEqualTo("周洋");
    }

    @Test
    void what_nobody_may_do_is_refused_and_changes_nothing() {
        stage.day(DAY, raised(BLACKLISTING), raised(interview("E1", "P1", 3)));
        String draft = stage.path("?state=drafted");
        String issued = stage.path("?state=issued");
        String before = stage.service().get(issued).body();
        String street = TestTokens.bearer(Role.STREET, STREET.id());
        String department = TestTokens.bearer(Role.OFFICIAL, "D1", "department/D1");

        assertRefused(422, issued, "void", Map.of(), OFFICIAL);
        assertRefused(422, issued, "void", Map.of("reason", "\u3000"), OFFICIAL);
        assertRefused(422, draft, "signature", Map.of("person", "王伟"), OFFICIAL);
        assertRefused(422, draft, "signature", signer("王\u202E伟"), OFFICIAL);
        assertRefused(422, draft, "signature", signer("王\n伟"), OFFICIAL);
        assertRefused(422, draft, "signature", signer("王".repeat(65)), OFFICIAL);
        assertRefused(422, issued, "receipt", Map.of("person", "周洋", "x", 1), COMPANY);
        assertRefused(409, issued, "return", Map.of("reason", "短"), OFFICIAL);
        assertRefused(409, issued, "closure", Map.of("note", "好"), OFFICIAL);
        assertRefused(403, issued, "receipt", Map.of("person", "周洋"), street);
        assertRefused(403, issued, "receipt", Map.of("person", "周洋"), department);
        assertRefused(403, issued, "void", Map.of("reason", "错"), COMPANY);
        assertRefused(404, draft, "receipt", Map.of("person", "周洋"), street);
        assertRefused(409, draft, "receipt", Map.of("person", "周洋"), OFFICIAL);
        assertRefused(404, draft + "x", "void", Map.of("reason", "错"), OFFICIAL);
        assertThat(stage.service().get(issued).body()).isEqualTo(before);
        stage.step(issued, "receipt", Map.of("person", "周洋"), COMPANY);
        Map<String, Object> stray = Map.of("text", "见附件", "attachments", List.of("none"));
        assertRefused(422, issued, "answer", stray, COMPANY);
        assertThat(state(issued)).isEqualTo("received");
    }

    @Test
    void whoever_has_signed_in_signs_and_receives_in_the_own_name_alone() {
        stage.day(DAY, raised(BLACKLISTING), raised(interview("E1", "P1", 3)));
        String draft = stage.path("?state=drafted");
        String issued = stage.path("?state=issued");
        String li = TestTokens.ofPerson("li", Role.OFFICIAL, "李娜", "组长");

        assertRefused(422, draft, "signature", signer("王伟"), li);
        assertRefused(422, draft, "signature", Map.of("person", "李娜", "post", "副组长"), li);
        assertRefused(422, issued, "receipt", Map.of("person", "周洋"), li);

        JsonNode signed = stage.step(draft, "signature", signer("李娜"), li);
        JsonNode received = stage.step(issued, "receipt", Map.of("person", "李娜"), li);
        assertThat(signed.toString()).contains("李娜");
        assertThat(received.at("/life/3/by/key").stringValue()).isEqualTo("person/li");
        assertThat(received.at("/life/3/by/person").stringValue()).isEqualTo("李娜");
    }

    @Test
    void a_void_keeps_its_number_and_the_next_one_follows_it() {
        stage.day(DAY, raised(interview("E1", "P1", 3)));
        String path = stage.path("");

        JsonNode gone = stage.step(path, "void", Map.of("reason", "主送有误"), OFFICIAL);
        stage.day(DAY.plusDays(1), raised(interview("E2", "P2", 4)));

        assertThat(gone.get("state").stringValue()).isEqualTo("void");
        assertThat(gone.get("number").stringValue()).isEqualTo("临物治约〔2022〕1号");
        assertThat(stage.only("?state=issued").get("number").stringValue())
                .isEqualTo("临物治约〔2022〕2号");
        assertRefused(409, path, "receipt", Map.of("person", "周洋"), OFFICIAL);
    }

    private static Map<String, String> signer(String person) {
        return Map.of("person", person, "post", "组长");
    }

    private void assertRefused(
            int status, String path, String step, Map<String, ?> body, String bearer) {
        Answer answer = stage.service().post(path + "/" + step, body, bearer);
        assertThat(answer.status()).as(step + " " + answer.body()).isEqualTo(status);
    }

    private String state(String path) {
        return stage.service().get(path).json().get("state").stringValue();
    }

    private int head(String path) {
        return stage.service()
                .send(
                        stage.service()
                                .request(path, COMPANY)
                                .method("HEAD", BodyPublishers.noBody()))
                .status();
    }
}
