package io.duban.complaint.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;

import io.duban.complaint.City;
import io.duban.complaint.EventLog;
import io.duban.complaint.RunningService;
import io.duban.contracts.event.ComplaintEvent.DayClosed;
import io.duban.contracts.event.ComplaintEvent.EstateRecorded;
import io.duban.kit.security.Role;
import io.duban.teststack.Answer;
import io.duban.teststack.TestStack;
import io.duban.teststack.TestTokens;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.Map;

/** A street that comes to another county takes its estates and complaints along (RULES 3). */
class ReorganisationIT {

    private static final String OLD = TestTokens.bearer(Role.COUNTY, "C1");
    private static final String NEW = TestTokens.bearer(Role.COUNTY, "C2");

    private RunningService service;

    @BeforeEach
    void start() {
        service = new RunningService(ReorganisationIT.class);
        City.register(service);
        service.post("/api/v1/complaints", City.complaint("M-1", "E1"));
        service.post("/api/v1/complaints", City.complaint("M-2", "E2"));
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void estates_and_complaints_follow_their_street_and_nothing_else_does() {
        Answer moved = service.put("/api/v1/bodies/S1", City.street("兰山街道", "C2"));

        assertThat(moved.status()).as(moved.body()).isEqualTo(200);
        assertThat(seen(OLD)).isEqualTo("E2 M-2");
        assertThat(seen(NEW)).isEqualTo("E1 E3 M-1");
        assertThat(service.get("/api/v1/complaints?county=C2").body()).contains("M-1");
        assertThat(recorded("E1", 2).estate().county().id()).isEqualTo("C2");
        assertThat(recorded("E1", 2).estate().county().name()).isEqualTo("罗庄区");
    }

    @Test
    void the_same_call_again_tells_nothing_again() {
        service.put("/api/v1/bodies/S1", City.street("兰山街道", "C2"));
        service.put("/api/v1/bodies/S1", City.street("兰山街道", "C2"));
        service.put("/api/v1/estates/E1", Map.copyOf(withName(City.estate("S1", "P1"))));

        assertThat(recorded("E1", 3).estate().name()).isEqualTo("新名小区");
    }

    @Test
    void a_new_name_of_street_or_county_is_told_of_their_estates() {
        service.put("/api/v1/bodies/S1", City.street("新兰山街道", "C1"));
        service.put("/api/v1/bodies/C1", Map.of("level", "county", "name", "新兰山区", "kind", "区"));

        assertThat(recorded("E1", 2).estate().street().name()).isEqualTo("新兰山街道");
        assertThat(recorded("E1", 3).estate().county().name()).isEqualTo("新兰山区");
        assertThat(recorded("E2", 2).estate().county().name()).isEqualTo("新兰山区");
    }

    @Test
    void what_a_crash_left_is_finished_by_the_next_start() {
        String database = store().getName();
        service.stop();
        leaveMoveHalfDone(database);

        service.start();

        await().atMost(Duration.ofSeconds(30)).until(() -> seen(NEW).equals("E1 E3 M-1"));
        assertThat(recorded("E1", 2).estate().county().id()).isEqualTo("C2");
    }

    @Test
    void whoever_wrote_by_the_former_county_is_put_right_before_the_day_is_marked() {
        service.put("/api/v1/bodies/S1", City.street("兰山街道", "C2"));
        store().getCollection("complaints")
                .updateOne(Filters.eq("_id", "M-1"), Updates.set("county", "C1"));

        City.endDay(service, LocalDate.of(2022, 6, 15));
        try (EventLog log = new EventLog(service)) {
            log.until(all -> all.stream().anyMatch(it -> it.event() instanceof DayClosed));
        }

        assertThat(seen(NEW)).contains("M-1");
    }

    /** As a service leaves it that is killed between the street's write and the estates'. */
    private static void leaveMoveHalfDone(String database) {
        try (MongoClient client = MongoClients.create(TestStack.shared().mongoUri())) {
            client.getDatabase(database)
                    .getCollection("bodies")
                    .updateOne(
                            Filters.eq("_id", "S1"),
                            Updates.combine(
                                    Updates.set("parent", "C2"),
                                    Updates.set("followSince", Date.from(Instant.now()))));
        }
    }

    private MongoDatabase store() {
        return service.bean(MongoDatabase.class);
    }

    /** Ids of the estates and complaints that a key sees. */
    private String seen(String bearer) {
        StringBuilder ids = new StringBuilder();
        service.get("/api/v1/estates", bearer)
                .json()
                .get("items")
                .forEach(it -> ids.append(it.get("estateId").stringValue()).append(' '));
        service.get("/api/v1/complaints", bearer)
                .json()
                .get("items")
                .forEach(it -> ids.append(it.get("ticketNo").stringValue()).append(' '));
        return ids.toString().strip();
    }

    private EstateRecorded recorded(String estateId, long version) {
        try (EventLog log = new EventLog(service)) {
            return log
                    .until(all -> all.stream().anyMatch(it -> is(it.event(), estateId, version)))
                    .stream()
                    .map(it -> it.event())
                    .filter(it -> is(it, estateId, version))
                    .map(EstateRecorded.class::cast)
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static boolean is(Object event, String estateId, long version) {
        return event instanceof EstateRecorded(var estate, long of)
                && estate.estateId().equals(estateId)
                && of == version;
    }

    private static Map<String, Object> withName(Map<String, Object> estate) {
        estate.put("name", "新名小区");
        return estate;
    }
}
