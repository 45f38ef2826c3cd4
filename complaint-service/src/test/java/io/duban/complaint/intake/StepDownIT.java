package io.duban.complaint.intake;

import static io.duban.complaint.City.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.complaint.City;
import io.duban.complaint.EventLog;
import io.duban.complaint.RunningService;
import io.duban.complaint.SteppingDownStore;
import io.duban.complaint.SteppingDownStore.Writes;
import io.duban.teststack.Answer;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.util.Map;

/** A replica set whose primary steps down costs a retry and nothing else. */
class StepDownIT {

    private static final String COMPLAINTS = "/api/v1/complaints";

    private static SteppingDownStore store;
    private static RunningService service;
    private static EventLog log;

    @BeforeAll
    static void start() {
        store = new SteppingDownStore();
        service = new RunningService(StepDownIT.class, Map.of("spring.mongodb.uri", store.uri()));
        City.register(service);
        log = new EventLog(service);
    }

    @AfterEach
    void stepUp() {
        store.set(Writes.MADE);
    }

    @AfterAll
    static void stop() {
        log.close();
        service.close();
        store.close();
    }

    @Test
    void what_a_former_primary_refuses_is_not_acknowledged_and_is_taken_in_later() {
        assertThat(post("D-1").status()).isEqualTo(201);
        store.set(Writes.REFUSED);

        assertRefused(post("D-2"));
        assertThat(service.get(COMPLAINTS + "/D-1").status()).isEqualTo(200);
        assertThat(service.get(COMPLAINTS + "/D-2").status()).isEqualTo(404);

        store.set(Writes.MADE);
        assertThat(post("D-2").status()).isEqualTo(201);
        assertThat(log.ofTicket("D-2", 1)).hasSize(1);
    }

    @Test
    void what_may_be_lost_with_its_primary_is_not_acknowledged_before_it_is_safe() {
        store.set(Writes.UNSURE);

        assertRefused(post("U-1"));

        store.set(Writes.MADE);
        assertThat(post("U-1").status()).isEqualTo(200);
        assertThat(log.ofTicket("U-1", 1)).hasSize(1);
    }

    private static Answer post(String ticketNo) {
        return service.post(COMPLAINTS, complaint(ticketNo, "E1"));
    }

    private static void assertRefused(Answer answer) {
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("retry-after")).isNotNull();
        assertThat(answer.json().get("type").asString()).endsWith("unavailable");
    }
}
