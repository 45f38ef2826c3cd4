package io.duban.ranking.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.duban.contracts.event.Topic;
import io.duban.ranking.City;
import io.duban.ranking.RunningService;
import io.duban.teststack.TestStack;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;

/** The whole service at a record of a newer edition, and the operator's way past it. */
class HaltedServiceIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir Path stateDir;

    @Test
    void the_topology_stops_and_says_where_and_goes_on_when_the_record_is_named() {
        String name = TestStack.shared().freshName(HaltedServiceIT.class);
        RawRecords raw = new RawRecords(name + ".");
        String topic = name + ".duban.complaint.v1";
        String place;
        try (RunningService service =
                RunningService.start(name, stateDir, "--duban.stream.partitions=1")) {
            service.awaitReady();
            service.tell(City.recorded("A"));
            raw.send(Topic.COMPLAINT, "A", "hello").foreign();
            raw.send(Topic.COMPLAINT, "A", "{\"ticketNo\":\"t\"}")
                    .ours("duban.complaint.merged.v1");
            service.tell(City.attached("t1", "A", City.JUNE));
            service.advance(City.FIRST_DAY.toString());

            await().atMost(PATIENCE)
                    .untilAsserted(
                            () ->
                                    assertThat(service.get("/actuator/health/readiness").body())
                                            .contains("ranking-service.topology " + topic + "-0@")
                                            .contains("knows no type 'duban.complaint.merged.v1'"));
            assertThat(service.get("/actuator/health/readiness").status()).isEqualTo(503);
            assertThat(service.get("/actuator/prometheus").body())
                    .containsPattern("duban_readers_halted\\{.*complaint.* 1\\.0");
            String body = service.get("/actuator/health/readiness").body();
            int at = body.indexOf(topic + "-0@");
            place = body.substring(at, body.indexOf('"', at));
        }
        try (RunningService service =
                RunningService.start(
                        name,
                        stateDir,
                        "--duban.stream.partitions=1",
                        "--DUBAN_PASS_OVER=" + place)) {
            service.awaitReady();
            service.settle(City.FIRST_DAY.toString());
        }
        assertThat(raw.deadLetters(2))
                .hasSize(2)
                .anyMatch(it -> it.endsWith("it has no CloudEvents headers"))
                .contains(place + " an operator has named it");
    }
}
