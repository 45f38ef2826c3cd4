package io.duban.ranking.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;

import io.duban.contracts.period.BusinessTime;
import io.duban.kit.json.JsonAutoConfiguration;
import io.duban.kit.security.Role;
import io.duban.ranking.RunningService;
import io.duban.teststack.Answer;
import io.duban.teststack.TestStack;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;

/** A city whose servers were off for longer than the clock may leap. */
class LeapIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir Path disk;

    @Test
    void the_days_of_a_long_outage_wait_for_an_administrator() {
        String name = TestStack.shared().freshName(LeapIT.class);
        LocalDate today = LocalDate.now(BusinessTime.ZONE);
        beganOn(name, today.minusDays(10));
        try (RunningService service =
                RunningService.start(name, disk, "--duban.calendar.mode=clock")) {
            service.awaitReady();

            JsonNode waits = service.get("/api/v1/calendar").json().get("waitsFor");
            assertThat(waits.get("from").stringValue()).isEqualTo(today.minusDays(10).toString());
            assertThat(waits.get("through").stringValue()).isEqualTo(today.minusDays(1).toString());
            assertThat(waits.get("days").intValue()).isEqualTo(10);
            assertThat(waits.get("mostAtOnce").intValue()).isEqualTo(7);
            assertThat(
                            service.get("/actuator/health/readiness")
                                    .json()
                                    .at("/components/calendar/status")
                                    .stringValue())
                    .isEqualTo("WAITING");
            assertThat(confirm(service, Role.OFFICIAL, today.minusDays(1)).status()).isEqualTo(403);
            assertThat(confirm(service, Role.ADMIN, today).status()).isEqualTo(422);
            assertThat(service.endedDays()).isEmpty();

            Answer first = confirm(service, Role.ADMIN, today.minusDays(1));
            Answer again = confirm(service, Role.ADMIN, today.minusDays(1));

            assertThat(first.status()).isEqualTo(200);
            assertThat(first.json().get("reason").stringValue()).isEqualTo("机房停电十天");
            assertThat(again.body()).isEqualTo(first.body());
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () ->
                                    assertThat(service.endedDays())
                                            .containsExactlyElementsOf(
                                                    today.minusDays(10)
                                                            .datesUntil(today)
                                                            .toList()));
            assertThat(service.get("/api/v1/calendar").json().has("waitsFor")).isFalse();
        }
    }

    private static void beganOn(String name, LocalDate firstDay) {
        try (MongoClient client = MongoClients.create(TestStack.shared().mongoUri())) {
            new CalendarStore(client.getDatabase(name), JsonAutoConfiguration.strictMapper())
                    .openOr(CalendarState.fresh(CalendarMode.CLOCK, firstDay));
        }
    }

    private static Answer confirm(RunningService service, Role role, LocalDate through) {
        String body = "{\"through\":\"%s\",\"reason\":\"机房停电十天\"}".formatted(through);
        return service.send(
                role,
                null,
                service.request("/api/v1/calendar/confirmation")
                        .POST(BodyPublishers.ofString(body)));
    }
}
