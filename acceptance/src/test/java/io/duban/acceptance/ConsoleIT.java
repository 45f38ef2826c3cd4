package io.duban.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

/** The console in a browser, on a small city whose estate is blacklisted: {@code console/e2e}. */
class ConsoleIT {

    private static final String LOGIN = "zhang.zhuren";
    private static final String PASSWORD = "reeds along the Beng river";

    private static Browser browser;
    private static RunningSystem system;

    @BeforeAll
    static void a_city_with_letters_to_sign() throws Exception {
        browser = Browser.here();
        system = RunningSystem.start();
        Api admin = system.admin();
        City.registerBodies(admin);
        for (int i = 1; i <= 4; i++) {
            admin.put("/api/v1/estates/E" + i, City.estate("小区" + i, "S1", 400, "CO" + i));
        }
        build(admin, "六月", "2022-06-10");
        build(admin, "七月", "2022-07-10");
        build(admin, "八月", "2022-08-10");
        build(admin, "年底", "2022-12-20");
        for (int month = 6; month <= 8; month++) {
            complain(admin, month);
            admin.advance(LocalDate.of(2022, month + 1, 3));
        }
        complain(admin, 9);
        admin.advance(LocalDate.of(2022, 9, 17));
        invite(admin);
    }

    @AfterAll
    static void stop() throws Exception {
        if (system != null) {
            system.close();
        }
    }

    @Test
    void works_in_a_browser() throws Exception {
        browser.check(system.url(), LOGIN, PASSWORD, system.pids().get("gateway"));
    }

    private static void complain(Api admin, int month) {
        OffsetDateTime at = OffsetDateTime.parse("2022-0%d-10T10:00:00+08:00".formatted(month));
        for (int estate = 1; estate <= 3; estate++) {
            for (int i = 0; i < estate; i++) {
                String ticket = "T%d-%d-%d".formatted(month, estate, i);
                Map<String, Object> complaint = City.complaint(ticket, at, "E" + estate);
                assertThat(admin.post("/api/v1/complaints", complaint).status()).isEqualTo(201);
            }
        }
    }

    private static void build(Api admin, String name, String start) {
        Map<String, Object> project =
                Map.of(
                        "kind",
                        "SHANTYTOWN",
                        "name",
                        name + "片区（测试）",
                        "county",
                        "C1",
                        "provincialLedger",
                        true,
                        "year",
                        2022,
                        "milestones",
                        List.of(
                                Map.of("stage", "START", "due", start),
                                Map.of("stage", "DELIVERY", "due", "2022-12-31")));
        assertThat(admin.put("/api/v1/projects/P" + start, project).status()).isEqualTo(201);
    }

    private static void invite(Api admin) {
        Map<String, String> person =
                Map.of("login", LOGIN, "name", "张主任", "post", "专班办公室主任", "role", "admin");
        String invitation =
                admin.post("/api/v1/accounts", person).json().get("invitation").stringValue();
        String path = "/api/v1/invitations/" + invitation;
        assertThat(admin.post(path, Map.of("password", PASSWORD)).status()).isEqualTo(204);
    }
}
