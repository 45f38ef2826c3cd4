package io.duban.complaint.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.duban.complaint.City;
import io.duban.complaint.RunningService;
import io.duban.kit.security.Role;
import io.duban.teststack.Answer;
import io.duban.teststack.TestTokens;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Complaints as lists find them: by day, by text, by what is overdue or appealed, in three orders.
 */
class ComplaintListIT {

    private static final String LIST = "/api/v1/complaints";
    private static final String STREET = TestTokens.bearer(Role.STREET, "S1");

    private static RunningService service;

    @BeforeAll
    static void start() {
        service = new RunningService(ComplaintListIT.class);
        City.register(service);
        // On the first day of a month by the business's clock, on the last of another by UTC.
        take("A-1", "E1", "2022-06-30T16:30:00Z", "电梯停运", "兰山街道一号路");
        take("A-2", "E1", "2022-06-30T23:30:00+08:00", "楼道垃圾（三楼）", "一号路2号");
        take("A-3", "E2", "2022-06-15T09:30:00+08:00", "楼道垃圾", "二号路");
        take("A-4", "E3", "2022-06-15T01:30:00Z", "请回电13812345678", "三号路");
        take("A-5", null, "2022-06-10T09:30:00+08:00", "噪音", "四号路");
        official(
                "A-2/resolution",
                "{\"outcome\":\"好\",\"resolvedAt\":\"2022-07-04T10:00:00+08:00\"}");
        official("A-3/exclusion", "{\"reason\":\"非本小区\"}");
        City.endDay(service, LocalDate.of(2022, 6, 23));
        await().atMost(Duration.ofSeconds(60)).until(() -> "2022-06-24".equals(today()));
    }

    /** The day after that on which were due, told by what is overdue since. */
    private static String today() {
        return service.get(LIST + "?overdue=true&order=due").body().contains("A-4")
                ? "2022-06-24"
                : "";
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @ParameterizedTest
    @CsvSource({
        "'', A-1 A-2 A-3 A-4 A-5",
        "order=newest, A-1 A-2 A-4 A-3 A-5",
        "order=due, A-5 A-3 A-4 A-1",
        "month=2022-06&order=newest, A-2 A-4 A-3 A-5",
        "from=2022-06-11&to=2022-06-30, A-2 A-3 A-4",
        "from=2022-06-11&to=2022-06-30&order=newest, A-2 A-4 A-3",
        "from=2022-06-11&to=2022-06-30&order=due, A-3 A-4",
        "from=2022-06-11&month=2022-06&order=newest&county=C1, A-2 A-3",
        "month=2022-06&from=2022-06-30, A-2",
        "month=2022-07&to=2022-06-30, ''",
        "overdue=true, A-3 A-4 A-5",
        "overdue=true&order=due, A-5 A-3 A-4",
        "overdue=true&order=newest&county=C1, A-3",
        "overdue=false, A-1 A-2",
        "overdue=false&order=due, A-1",
        "appeal=open, A-3",
        "appeal=open&order=due, A-3",
        "appeal=granted, ''",
        "q=楼道, A-2 A-3",
        "q=楼道&order=newest, A-2 A-3",
        "q=楼道&status=registered, A-3",
        "q=（三楼）, A-2",
        "q=(三楼), A-2",
        "q=.*, ''",
        "q=a-3, A-3",
        "q=四号, A-5",
        "q=1381234, A-4",
        "estate=E1&order=due, A-1",
        "estate=E1&order=newest, A-1 A-2",
        "street=S1&county=C2, ''",
        "status=registered&order=newest, A-1 A-4 A-3 A-5",
        "category=property.cleaning&order=due&q=垃圾, A-3"
    })
    void lists_are_narrowed_and_ordered(String query, String tickets) {
        assertThat(tickets(query, RunningService.OFFICIAL, 200)).isEqualTo(tickets);
        assertThat(tickets(query, RunningService.OFFICIAL, 1)).isEqualTo(tickets);
    }

    @Test
    void whoever_may_not_see_a_text_does_not_find_by_it() {
        assertThat(tickets("q=电梯", STREET, 50)).isEqualTo("A-1");
        assertThat(tickets("q=一号", STREET, 50)).isEmpty();
        assertThat(tickets("q=1381234", TestTokens.bearer(Role.COUNTY, "C2"), 50)).isEmpty();
        assertThat(tickets("order=due", TestTokens.bearer(Role.COMPANY, "P2"), 50))
                .isEqualTo("A-3");
    }

    @Test
    void an_item_says_what_it_belongs_to_and_how_much_time_there_is() {
        JsonNode late = service.get(LIST + "/A-3").json();
        JsonNode left = service.get(LIST + "/A-1").json();

        assertThat(late.get("estateName").stringValue()).isEqualTo("测试小区");
        assertThat(late.get("streetName").stringValue()).isEqualTo("柳青街道");
        assertThat(late.get("countyName").stringValue()).isEqualTo("兰山区");
        assertThat(late.at("/company/id").stringValue()).isEqualTo("P2");
        assertThat(late.at("/company/name").stringValue()).isEqualTo("P2物业(测试)");
        // Due on Wednesday the 22nd; the 24th is a Friday.
        assertThat(late.get("overdueDays").intValue()).isEqualTo(2);
        assertThat(late.has("remainingDays")).isFalse();
        assertThat(left.get("overdueDays").intValue()).isZero();
        // Friday the 24th of June to Friday the 8th of July.
        assertThat(left.get("remainingDays").intValue()).isEqualTo(10);
        assertThat(service.get(LIST + "/A-2").json().has("remainingDays")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "overdue=yes, /overdue unknown-value",
        "appeal=Open, /appeal unknown-value",
        "order=oldest, /order unknown-value",
        "from=2022-6-1, /from not-a-date",
        "to=2022-06, /to not-a-date",
        "q=x, /q out-of-range",
        "q=%20%20%20, /q out-of-range",
        "q=ab&q=cd, /q repeated-parameter"
    })
    void a_slip_in_a_filter_is_named(String query, String fault) {
        assertThat(service.get(LIST + "?" + query).faults()).containsExactly(fault);
    }

    private static String tickets(String query, String bearer, int limit) {
        List<String> tickets = new ArrayList<>();
        String path = LIST + "?limit=" + limit + (query.isEmpty() ? "" : "&" + encoded(query));
        String next = "";
        while (next != null) {
            Answer answer = service.get(path + next, bearer);
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            JsonNode page = answer.json();
            page.get("items").forEach(it -> tickets.add(it.get("ticketNo").stringValue()));
            next = page.hasNonNull("next") ? "&cursor=" + page.get("next").stringValue() : null;
        }
        return String.join(" ", tickets);
    }

    private static String encoded(String query) {
        int q = query.indexOf("q=");
        if (q < 0) {
            return query;
        }
        int end = query.indexOf('&', q);
        String text = query.substring(q + 2, end < 0 ? query.length() : end);
        return query.replace(text, URLEncoder.encode(text, StandardCharsets.UTF_8));
    }

    private static void take(String no, String estate, String at, String title, String address) {
        Map<String, Object> complaint = City.complaint(no, estate);
        complaint.put("receivedAt", at);
        complaint.put("title", title);
        complaint.put("address", address);
        assertThat(service.post(LIST, complaint).status()).isEqualTo(201);
    }

    private static void official(String path, String document) {
        assertThat(service.post(LIST + "/" + path, document, RunningService.OFFICIAL).status())
                .isBetween(200, 201);
    }
}
