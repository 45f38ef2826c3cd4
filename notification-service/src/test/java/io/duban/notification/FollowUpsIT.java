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
import io.duban.notification.attachment.SampleFiles;
import io.duban.teststack.Answer;
import io.duban.teststack.TestStack;
import io.duban.teststack.TestTokens;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class FollowUpsIT {

    private static final String OFFICE = TestTokens.bearer(Role.OFFICIAL);
    private static final String OF_STREET = TestTokens.bearer(Role.STREET, STREET.id());
    private static final String OF_COUNTY = TestTokens.bearer(Role.COUNTY, COUNTY.id());
    private static final String OF_COMPANY = TestTokens.bearer(Role.COMPANY, "P1");
    private static final Escalation BLACKLISTING =
            against(estate("E3", "小区E3", company("P2")), Measure.BLACKLIST, 3, 1);

    private final RunningService service =
            new RunningService(TestStack.shared().freshName(FollowUpsIT.class));
    private final IssuedNotices notices = new IssuedNotices(service);

    @BeforeEach
    void oneDayEnds() {
        notices.dayEnds(raised(interview("E1", "P1", 3)), raised(BLACKLISTING));
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void a_blacklisting_opens_what_the_street_and_the_county_have_to_do() {
        String notice = notices.of("BLACKLIST");
        assertThat(notices.items("/api/v1/follow-ups?notice=" + notice)).isEmpty();

        notices.signed("BLACKLIST");

        List<JsonNode> opened = notices.items("/api/v1/follow-ups?notice=" + notice);
        assertThat(opened)
                .extracting(it -> it.get("code").stringValue())
                .containsExactlyInAnyOrder("quality-evaluation", "company-replacement");
        JsonNode street = task("?owner=street/" + STREET.id());
        assertThat(street.get("code").stringValue()).isEqualTo("quality-evaluation");
        assertThat(street.get("state").stringValue()).isEqualTo("open");
        // Twenty working days after Monday, 4 July.
        assertThat(street.get("due").stringValue()).isEqualTo("2022-08-01");
        assertThat(service.json("/api/v1/notices/" + notice).get("followUps")).hasSize(2);
    }

    @Test
    void its_owner_says_how_it_goes_on_or_an_official_in_its_name() {
        notices.signed("BLACKLIST");
        String path = "/api/v1/follow-ups/" + id("?owner=" + STREET.id());

        assertThat(put(path, OF_COUNTY, "inProgress", "x").status()).isEqualTo(403);
        assertThat(put(path, OF_COMPANY, "inProgress", "x").status()).isEqualTo(403);
        assertThat(put(path, OF_STREET, "cancelled", "x").status()).isEqualTo(403);
        assertThat(put(path, OF_STREET, "open", "x").status()).isEqualTo(422);
        assertThat(put(path, OF_STREET, "inProgress", "已启动").status()).isEqualTo(200);
        Answer done = put(path, OFFICE, "done", "评价合格");
        assertThat(put(path, OFFICE, "done", "评价合格").json()).isEqualTo(done.json());
        assertThat(put(path, OFFICE, "inProgress", "又").status()).isEqualTo(409);
        assertThat(put("/api/v1/follow-ups/fup-0", OFFICE, "done", "x").status()).isEqualTo(404);

        assertThat(done.json().get("result").get("note").stringValue()).isEqualTo("评价合格");
        assertThat(done.json().get("steps").values())
                .extracting(it -> it.get("by").get("body").stringValue())
                .containsExactly("street/" + STREET.id(), "city");
        assertThat(notices.items("/api/v1/follow-ups?state=done")).hasSize(1);
    }

    @Test
    void an_interview_has_its_record() {
        String notice = notices.issued("INTERVIEW_COMPANY");
        String minutes = attach(notice);
        String path = "/api/v1/follow-ups/" + id("?notice=" + notice);

        Answer unknown = service.put(path, record("att-0"), OFFICE);
        Answer record = service.put(path, record(minutes), OFFICE);

        assertThat(unknown.faults()).containsExactly("/attachments/0 unknown-attachment");
        assertThat(record.status()).as(record.body()).isEqualTo(200);
        JsonNode result = record.json().get("result");
        assertThat(result.get("heldOn").stringValue()).isEqualTo("2022-07-04");
        assertThat(result.get("present")).hasSize(2);
        assertThat(result.get("attachments").get(0).stringValue()).isEqualTo(minutes);
    }

    @Test
    void with_its_notice_goes_what_is_open_of_it() {
        notices.signed("BLACKLIST");
        put("/api/v1/follow-ups/" + id("?owner=" + STREET.id()), OF_STREET, "done", "合格");

        notices.dayEnds(DAY.plusDays(1), revoked(BLACKLISTING));

        await().atMost(Duration.ofSeconds(30))
                .until(() -> notices.items("/api/v1/follow-ups?state=cancelled").size() == 1);
        assertThat(task("?state=cancelled").get("code").stringValue())
                .isEqualTo("company-replacement");
        assertThat(notices.items("/api/v1/follow-ups?state=done")).hasSize(1);
    }

    @Test
    void everybody_sees_the_work_that_waits_for_them() {
        String interview = notices.issued("INTERVIEW_COMPANY");
        String blacklist = notices.of("BLACKLIST");
        assertThat(work(OFFICE, ""))
                .containsExactlyInAnyOrder(
                        "signature " + blacklist,
                        "receipt " + interview,
                        "followUp " + recordOf(interview));

        notices.signed("BLACKLIST");

        String evaluation = id("?owner=" + STREET.id());
        String replacement = id("?owner=" + COUNTY.id());
        assertThat(work(OF_STREET, ""))
                .containsExactly("receipt " + blacklist, "followUp " + evaluation);
        assertThat(work(OF_COUNTY, "")).containsExactly("followUp " + replacement);
        assertThat(work(OF_COMPANY, "")).containsExactly("receipt " + interview);
        assertThat(work(OFFICE, "")).hasSize(5).endsWith("followUp " + replacement);
        assertThat(work(OFFICE, "county=" + COUNTY.id())).hasSize(5);
        assertThat(work(OFFICE, "county=C9")).isEmpty();
        assertThat(work(OFFICE, "due=2022-08-01")).hasSize(4);
        assertThat(service.get("/api/v1/work", TestTokens.bearer(Role.SUBSCRIBER)).status())
                .isEqualTo(403);
    }

    @Test
    void pages_of_work_are_the_whole_of_it() {
        notices.issued("INTERVIEW_COMPANY");
        notices.signed("BLACKLIST");

        assertThat(paged("/api/v1/work?limit=1"))
                .isEqualTo(ids(notices.items("/api/v1/work")))
                .hasSize(5);
        assertThat(paged("/api/v1/follow-ups?limit=1"))
                .isEqualTo(ids(notices.items("/api/v1/follow-ups")))
                .hasSize(3);
    }

    @Test
    void work_is_found_by_its_kind_and_counted() {
        String interview = notices.issued("INTERVIEW_COMPANY");
        notices.signed("BLACKLIST");

        assertThat(work(OFFICE, "kind=followUp"))
                .hasSize(3)
                .contains("followUp " + recordOf(interview));
        assertThat(work(OFFICE, "kind=receipt")).hasSize(2).contains("receipt " + interview);
        assertThat(work(OF_COMPANY, "kind=followUp")).isEmpty();
        assertThat(work(OFFICE, "kind=milestone")).isEmpty();
        assertThat(service.get("/api/v1/work?kind=follow-up", OFFICE).status()).isEqualTo(422);
        assertThat(waiting(OF_COMPANY))
                .isEqualTo(
                        "{\"overdue\":0,\"dueToday\":0,\"later\":1,\"overdueByKind\":{},"
                            + "\"byKind\":{\"receipt\":{\"overdue\":0,\"dueToday\":0,\"later\":1}}}");

        // Both receipts were due on Wednesday, 6 July; the record is on Monday, the open day.
        notices.dayEnds(DAY.plusDays(7));

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () ->
                                assertThat(waiting(OF_COMPANY))
                                        .isEqualTo(
                                                "{\"overdue\":1,\"dueToday\":0,\"later\":0,"
                                                        + "\"overdueByKind\":{\"receipt\":1},"
                                                        + "\"byKind\":{\"receipt\":{\"overdue\":1,"
                                                        + "\"dueToday\":0,\"later\":0}}}"));
        assertThat(waiting(OFFICE))
                .isEqualTo(
                        "{\"overdue\":2,\"dueToday\":1,\"later\":2,"
                                + "\"overdueByKind\":{\"receipt\":2},\"byKind\":{"
                                + "\"followUp\":{\"overdue\":0,\"dueToday\":1,\"later\":2},"
                                + "\"receipt\":{\"overdue\":2,\"dueToday\":0,\"later\":0}}}");
        assertThat(service.get("/api/v1/overview?county=C1", OFFICE).status()).isEqualTo(422);
    }

    private String waiting(String bearer) {
        return service.get("/api/v1/overview", bearer).json().get("waiting").toString();
    }

    @Test
    void the_next_call_does_the_work_and_late_work_says_how_late_it_is() {
        String interview = notices.issued("INTERVIEW_COMPANY");
        JsonNode receipt = notices.items("/api/v1/work", OF_COMPANY).getFirst();
        assertThat(receipt.get("overdueDays").asInt()).isZero();
        assertThat(receipt.get("body").get("id").stringValue()).isEqualTo("P1");
        assertThat(receipt.get("next").stringValue())
                .isEqualTo("POST /api/v1/notices/" + interview + "/receipt");

        // Due on Wednesday, 6 July; the open day is then Monday, 11 July.
        notices.dayEnds(DAY.plusDays(7));

        await().atMost(Duration.ofSeconds(30))
                .until(
                        () ->
                                notices.items("/api/v1/work", OF_COMPANY)
                                                .getFirst()
                                                .get("overdueDays")
                                                .asInt()
                                        == 3);
        String call = receipt.get("next").stringValue().substring("POST ".length());
        assertThat(service.post(call, Map.of("person", "某某"), OF_COMPANY).status()).isEqualTo(200);
        assertThat(work(OF_COMPANY, "")).containsExactly("answer " + interview);
    }

    @Test
    void what_is_not_done_in_time_is_reminded_of_once() {
        notices.signed("BLACKLIST");

        notices.dayEnds(DAY.plusDays(60));
        notices.dayEnds(DAY.plusDays(61));

        String notice =
                notices.items("/api/v1/notices?measure=BLACKLIST")
                        .getFirst()
                        .get("id")
                        .stringValue();
        await().atMost(Duration.ofSeconds(30)).until(() -> reminders(notice).size() >= 3);
        assertThat(reminders(notice)).containsExactly("receipt", "followUp", "followUp");
    }

    private List<String> reminders(String notice) {
        return service.json("/api/v1/notices/" + notice).get("life").values().stream()
                .filter(it -> it.get("step").stringValue().equals("reminded"))
                .map(it -> it.get("note").stringValue())
                .toList();
    }

    private String recordOf(String notice) {
        return id("?notice=" + notice);
    }

    private List<String> work(String bearer, String query) {
        return notices.items("/api/v1/work?" + query, bearer).stream()
                .map(it -> it.get("kind").stringValue() + " " + it.get("id").stringValue())
                .toList();
    }

    private List<String> paged(String list) {
        List<String> all = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = service.json(list + cursor);
            all.addAll(ids(List.copyOf(page.get("items").values())));
            cursor = page.has("next") ? "&cursor=" + page.get("next").stringValue() : "";
        } while (!cursor.isEmpty());
        return all;
    }

    private static List<String> ids(List<JsonNode> items) {
        return items.stream().map(it -> it.get("id").stringValue()).toList();
    }

    private JsonNode task(String query) {
        List<JsonNode> found = notices.items("/api/v1/follow-ups" + query);
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private String id(String query) {
        return task(query).get("id").stringValue();
    }

    private Answer put(String path, String bearer, String state, String note) {
        return service.put(path, Map.of("state", state, "note", note), bearer);
    }

    private static Map<String, Object> record(String attachment) {
        return Map.of(
                "state",
                "done",
                "note",
                "已约谈",
                "heldOn",
                "2022-07-04",
                "present",
                List.of("企业负责人", "专班负责人"),
                "attachments",
                List.of(attachment));
    }

    private String attach(String notice) {
        return service.send(
                        service.request(
                                        "/api/v1/notices/"
                                                + notice
                                                + "/attachments?name=minutes.pdf",
                                        OFFICE)
                                .header("Content-Type", "application/pdf")
                                .POST(BodyPublishers.ofByteArray(SampleFiles.pdf(3))))
                .json()
                .get("id")
                .stringValue();
    }
}
