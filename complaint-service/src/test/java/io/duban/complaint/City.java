package io.duban.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.duban.complaint.closing.BusinessCalendar;
import io.duban.contracts.event.CalendarEvent.DayEnded;
import io.duban.kit.event.EventPublisher;

import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Documents of a small city: county C1 with streets S1 and S2, county C2 with street S3. */
public final class City {

    private City() {}

    public static void register(RunningService service) {
        putBody(service, "C1", Map.of("level", "county", "name", "兰山区", "kind", "区"));
        putBody(service, "C2", Map.of("level", "county", "name", "罗庄区", "kind", "区"));
        putBody(service, "S1", street("兰山街道", "C1"));
        putBody(service, "S2", street("柳青街道", "C1"));
        putBody(service, "S3", street("罗庄街道", "C2"));
        putEstate(service, "E1", estate("S1", "P1"));
        putEstate(service, "E2", estate("S2", "P2"));
        putEstate(service, "E3", estate("S3", "P1"));
    }

    public static Map<String, Object> street(String name, String county) {
        return Map.of("level", "street", "name", name, "parent", county, "kind", "街道");
    }

    public static Map<String, Object> estate(String street, String company) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("name", "测试小区");
        document.put("street", street);
        document.put("households", 1_200);
        document.put("company", Map.of("id", company, "name", company + "物业(测试)"));
        document.put("manager", Map.of("name", "经理" + company));
        return document;
    }

    public static Map<String, Object> complaint(String ticketNo, String estateId) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("ticketNo", ticketNo);
        document.put("receivedAt", "2022-06-15T09:30:00+08:00");
        document.put("channel", "12345");
        if (estateId != null) {
            document.put("estateId", estateId);
        }
        document.put("category", "property.cleaning");
        document.put("title", "卫生清理不及时");
        document.put("detail", "楼道垃圾连续多日无人清理。");
        return document;
    }

    private static void putBody(RunningService service, String code, Map<String, Object> body) {
        assertThat(service.put("/api/v1/bodies/" + code, body).status()).isEqualTo(201);
    }

    private static void putEstate(RunningService service, String id, Map<String, Object> estate) {
        assertThat(service.put("/api/v1/estates/" + id, estate).status()).isEqualTo(201);
    }

    /** Ends a business day and waits until the service has handled it. */
    public static void endDay(RunningService service, LocalDate day) {
        service.bean(EventPublisher.class).publish(List.of(new DayEnded(day)));
        BusinessCalendar calendar = service.bean(BusinessCalendar.class);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> calendar.lastEnded().filter(day::equals).isPresent());
    }
}
