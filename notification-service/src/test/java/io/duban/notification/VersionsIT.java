package io.duban.notification;

import static io.duban.notification.Escalations.DAY;
import static io.duban.notification.Escalations.STREET;
import static io.duban.notification.Escalations.against;
import static io.duban.notification.Escalations.company;
import static io.duban.notification.Escalations.estate;
import static io.duban.notification.Escalations.interview;
import static io.duban.notification.Escalations.raised;
import static io.duban.notification.NoticeStage.OFFICIAL;
import static io.duban.notification.NoticeStage.strings;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.contracts.measure.Escalation;
import io.duban.contracts.measure.Measure;
import io.duban.kit.security.Role;
import io.duban.teststack.Answer;
import io.duban.teststack.RunningApplication;
import io.duban.teststack.TestTokens;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;

/** Of two who have read the same letter one is first, and the other is told. */
class VersionsIT {

    private static final Escalation BLACKLISTING =
            against(estate("E3", "小区E3", company("P2")), Measure.BLACKLIST, 3, 1);
    private static final Map<String, String> WANG = Map.of("person", "王伟", "post", "组长");
    private static final String COMPANY = TestTokens.bearer(Role.COMPANY, "P1");

    private final NoticeStage stage = new NoticeStage(VersionsIT.class);

    @AfterEach
    void stop() {
        stage.close();
    }

    @Test
    void who_voids_what_was_signed_meanwhile_is_told_and_changes_nothing() {
        stage.day(DAY, raised(BLACKLISTING));
        String path = stage.path("");
        String read = tag(path);

        Answer signed = send("POST", path + "/signature", WANG, OFFICIAL, read);
        Answer second = send("POST", path + "/void", Map.of("reason", "有误"), OFFICIAL, read);

        assertThat(signed.status()).as(signed.body()).isEqualTo(200);
        assertThat(signed.header("etag")).isEqualTo(tag(path)).isNotEqualTo(read);
        assertThat(second.status()).isEqualTo(412);
        assertThat(second.header("content-type")).startsWith("application/problem+json");
        assertThat(second.body()).contains("changed-meanwhile");
        assertThat(stage.service().get(path).json()).isEqualTo(signed.json());
        // The same call again finds it done.
        assertThat(send("POST", path + "/signature", WANG, OFFICIAL, read).json())
                .isEqualTo(signed.json());
        assertThat(
                        send("POST", path + "/void", Map.of("reason", "有误"), OFFICIAL, tag(path))
                                .json()
                                .get("state")
                                .stringValue())
                .isEqualTo("void");
    }

    @Test
    void what_is_no_tag_is_malformed_and_a_star_is_any_version() {
        stage.day(DAY, raised(BLACKLISTING));
        String path = stage.path("");
        String read = tag(path);

        assertThat(send("POST", path + "/signature", WANG, OFFICIAL, "1").status()).isEqualTo(400);
        assertThat(tag(path)).isEqualTo(read);
        assertThat(send("POST", path + "/signature", WANG, OFFICIAL, "*").status()).isEqualTo(200);
    }

    @Test
    void every_step_from_receipt_to_closure_rests_on_what_was_read() {
        stage.day(DAY, raised(interview("E1", "P1", 3)));
        String path = stage.path("");
        // The receipt delivers it first, and rests on what was read all the same.
        Answer received = step(path, "receipt", Map.of("person", "周洋"), OFFICIAL);
        assertThat(strings(received.json().get("life"), "step"))
                .containsExactly("drafted", "issued", "delivered", "received");

        step(path, "answer", Map.of("text", "已整改"), COMPANY);
        step(path, "return", Map.of("reason", "没有说明成因"), OFFICIAL);
        step(path, "answer", Map.of("text", "成因和措施如下"), COMPANY);
        Answer closed = step(path, "closure", Map.of("note", "同意销号"), OFFICIAL);

        assertThat(closed.json().get("state").stringValue()).isEqualTo("closed");
    }

    @Test
    void what_is_said_of_a_follow_up_rests_on_its_notice() {
        stage.day(DAY, raised(BLACKLISTING));
        String path = stage.path("");
        send("POST", path + "/signature", WANG, OFFICIAL, null);
        String task =
                "/api/v1/follow-ups/"
                        + stage.service()
                                .json("/api/v1/follow-ups?owner=" + STREET.id())
                                .at("/items/0/id")
                                .stringValue();
        String read = tag(path);
        Map<String, String> begun = Map.of("state", "inProgress", "note", "已启动");
        Map<String, String> done = Map.of("state", "done", "note", "评价合格");

        Answer first = send("PUT", task, begun, OFFICIAL, read);
        assertThat(first.status()).as(first.body()).isEqualTo(200);
        assertThat(first.header("etag")).isEqualTo(tag(path)).isNotEqualTo(read);
        assertThat(send("PUT", task, done, OFFICIAL, read).status()).isEqualTo(412);
        assertThat(send("PUT", task, begun, OFFICIAL, read).json()).isEqualTo(first.json());
        assertThat(tag(path)).isEqualTo(first.header("etag"));
        assertThat(send("PUT", task, done, OFFICIAL, tag(path)).status()).isEqualTo(200);
    }

    @Test
    void the_office_and_the_addressee_read_the_same_version_and_none_is_told_that_it_is_the_same() {
        stage.day(DAY, raised(interview("E1", "P1", 3)));
        String path = stage.path("");
        stage.service().get(path, COMPANY);
        String read = tag(path);

        for (String reader : new String[] {OFFICIAL, COMPANY}) {
            Answer seen =
                    stage.service()
                            .send(
                                    stage.service()
                                            .request(path, reader)
                                            .header("If-None-Match", read)
                                            .GET());
            assertThat(seen.status()).isEqualTo(200);
            assertThat(seen.header("etag")).isEqualTo(read);
        }
    }

    /** Refused on any version but the one that was read; then taken, and the same when repeated. */
    private Answer step(String path, String step, Map<String, String> body, String bearer) {
        String read = tag(path);
        Answer stale = send("POST", path + "/" + step, body, bearer, "\"1\"");
        assertThat(stale.status()).as(stale.body()).isEqualTo(412);
        assertThat(tag(path)).isEqualTo(read);

        Answer done = send("POST", path + "/" + step, body, bearer, read);
        assertThat(done.status()).as(done.body()).isEqualTo(200);
        assertThat(send("POST", path + "/" + step, body, bearer, read).json())
                .isEqualTo(done.json());
        return done;
    }

    private String tag(String path) {
        return stage.service().get(path).header("etag");
    }

    private Answer send(
            String method, String path, Map<String, String> body, String bearer, String match) {
        HttpRequest.Builder request =
                stage.service()
                        .request(path, bearer)
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(RunningApplication.write(body)));
        if (match != null) {
            request.header("If-Match", match);
        }
        return stage.service().send(request);
    }
}
