package io.duban.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.duban.client.ApiClient;
import io.duban.client.ApiException;
import io.duban.client.api.ComplaintsApi;
import io.duban.client.api.RegisterApi;
import io.duban.client.model.Company;
import io.duban.client.model.Complaint;
import io.duban.client.model.ComplaintPage;
import io.duban.client.model.ComplaintStatus;
import io.duban.client.model.NewComplaint;
import io.duban.client.model.NewEstate;
import io.duban.client.model.NewResolution;
import io.duban.client.model.TakenComplaint;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.time.OffsetDateTime;

/** First calls with the Java client that is generated from the API page. */
class TypedClientIT {

    private static final OffsetDateTime RECEIVED =
            OffsetDateTime.parse("2022-06-30T10:00:00+08:00");

    /** No {@code If-Match}. */
    private static final String NEW = "*";

    private static final String WHATEVER_IT_IS_NOW = null;

    private static RunningSystem system;
    private static ApiClient client;

    @BeforeAll
    static void start() throws Exception {
        system = RunningSystem.start();
        City.registerBodies(system.admin());
        client = new ApiClient();
        client.updateBaseUri(system.url());
        client.setRequestInterceptor(
                it -> it.header("Authorization", "Bearer " + RunningSystem.ADMIN_KEY));
    }

    @AfterAll
    static void stop() throws Exception {
        system.close();
    }

    @Test
    void a_complaint_is_registered_resolved_and_read_without_a_line_of_json() throws Exception {
        new RegisterApi(client)
                .registerEstate(
                        "E1",
                        new NewEstate()
                                .name("一号小区")
                                .street("S1")
                                .households(500)
                                .company(new Company().id("CO1").name("示例物业")),
                        WHATEVER_IT_IS_NOW,
                        NEW);
        ComplaintsApi complaints = new ComplaintsApi(client);

        TakenComplaint taken = complaints.registerComplaint(complaint("TYPED-1"));
        complaints.resolveComplaint(
                "TYPED-1",
                new NewResolution().outcome("已清理").resolvedAt(RECEIVED.plusDays(1)).satisfaction(5),
                WHATEVER_IT_IS_NOW);
        Complaint read = complaints.readComplaint("TYPED-1");

        assertThat(taken.getStatus()).isEqualTo(TakenComplaint.StatusEnum.CREATED);
        assertThat(read.getReceivedAt()).isEqualTo(RECEIVED);
        assertThat(read.getEstateId()).isEqualTo("E1");
        assertThat(read.getStatus()).isEqualTo(ComplaintStatus.RESOLVED);
        assertThat(read.getResolution().getSatisfaction()).isEqualTo(5);
        ComplaintPage page =
                complaints.listComplaints(
                        null,
                        "S1",
                        null,
                        "2022-06",
                        ComplaintStatus.RESOLVED,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        10,
                        null);
        assertThat(page.getItems()).extracting(Complaint::getTicketNo).contains("TYPED-1");
    }

    @Test
    void a_refusal_names_its_fields() {
        NewComplaint faulty = complaint("TYPED-2").title("　");

        ApiException refused =
                catchThrowableOfType(
                        ApiException.class,
                        () -> new ComplaintsApi(client).registerComplaint(faulty));

        assertThat(refused.getCode()).isEqualTo(422);
        assertThat(refused.getResponseBody()).contains("\"pointer\":\"/title\"");
    }

    private static NewComplaint complaint(String ticketNo) {
        return new NewComplaint()
                .ticketNo(ticketNo)
                .receivedAt(RECEIVED)
                .channel(NewComplaint.ChannelEnum._12345)
                .estateId("E1")
                .category("property.cleaning")
                .title("卫生清理不及时")
                .detail("楼道垃圾连续多日无人清理。");
    }
}
