package io.duban.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.duban.ranking.topology.LiveStreams;
import io.duban.teststack.Answer;
import io.duban.teststack.TestStack;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

import java.nio.file.Path;
import java.time.Duration;

/** Readiness is whether the service works, not whether its neighbours answer. */
class HealthIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir Path disk;

    @Test
    void a_service_whose_consumer_has_ended_is_alive_and_not_ready() {
        String name = TestStack.shared().freshName(HealthIT.class);
        try (RunningService service = RunningService.start(name, disk)) {
            service.awaitReady();
            service.advance("2022-05-14");
            service.settle("2022-05-14");
            assertThat(component(service, "days")).contains("2022-05-14");
            assertThat(component(service, "streams")).contains("\"replacedInTheLastMinute\":0");
            assertThat(component(service, "outbox")).contains("UP");

            var consumer =
                    service.bean("readModelConsumer", ConcurrentMessageListenerContainer.class);
            consumer.stop();

            Answer readiness = service.get("/actuator/health/readiness");
            assertThat(readiness.status()).isEqualTo(503);
            assertThat(component(service, "consumers"))
                    .contains("DOWN", "ranking-service.read-model\":\"stopped\"");
            assertThat(service.get("/actuator/health/liveness").status()).isEqualTo(200);

            consumer.start();
            await().atMost(PATIENCE)
                    .until(() -> service.get("/actuator/health/readiness").status() == 200);
        }
    }

    @Test
    void a_service_without_its_live_board_is_ready_and_ends_days() {
        String name = TestStack.shared().freshName(HealthIT.class);
        try (RunningService service = RunningService.start(name, disk)) {
            service.awaitReady();

            service.bean(LiveStreams.class).stop();
            service.advance("2022-06-10");
            service.settle("2022-06-10");

            assertThat(service.get("/api/v1/rankings/estate-complaints/live").status())
                    .isEqualTo(503);
            assertThat(service.get("/actuator/health/readiness").status()).isEqualTo(200);
        }
    }

    private static String component(RunningService service, String name) {
        return service.get("/actuator/health/readiness")
                .json()
                .at("/components/" + name)
                .toString();
    }
}
