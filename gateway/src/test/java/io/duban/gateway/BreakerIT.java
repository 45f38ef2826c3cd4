package io.duban.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.duban.teststack.TestStack;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** A service that died is asked again as soon as it is back, whatever lies behind it. */
class BreakerIT {

    private static final String COMPLAINTS = "/api/v1/complaints";

    /** The service is back within a second; the rest is for a machine that is busy. */
    private static final Duration OPEN_AGAIN = Duration.ofMillis(1_500);

    private PlayedService service;
    private RunningGateway gateway;

    @BeforeEach
    void start() {
        service = new PlayedService("mortal");
        gateway =
                new RunningGateway(
                        TestStack.shared().freshName(BreakerIT.class),
                        "--duban.routes.complaint-service=" + service.url(),
                        "--duban.limits.requests-per-second=1000");
    }

    @AfterEach
    void stop() {
        gateway.close();
        service.close();
    }

    @Test
    void failures_of_an_attempt_in_vain_are_not_held_against_a_service_that_is_back()
            throws InterruptedException {
        assertThat(calls(20)).containsOnly(200);
        service.stop();
        assertThat(calls(40)).containsOnly(503);
        TimeUnit.MILLISECONDS.sleep(1_300);
        assertThat(calls(3)).containsOnly(503);

        service.start();

        assertThatItStaysOpen();
    }

    @Test
    void a_service_that_dies_in_the_middle_of_coming_back_is_open_when_it_is_really_back() {
        for (int death = 1; death <= 3; death++) {
            service.stop();
            assertThat(calls(15)).containsOnly(503);
            service.start();
            await().atMost(OPEN_AGAIN).until(() -> call() == 200);
        }

        assertThatItStaysOpen();
    }

    @Test
    void what_failed_a_while_ago_shuts_nobody_out() throws InterruptedException {
        service.stop();
        assertThat(calls(9)).containsOnly(503);
        service.start();
        TimeUnit.SECONDS.sleep(11);
        assertThat(calls(1)).containsOnly(200);
        service.stop();
        assertThat(calls(1)).containsOnly(503);

        service.start();

        assertThat(calls(50)).containsOnly(200);
    }

    private void assertThatItStaysOpen() {
        await().atMost(OPEN_AGAIN).until(() -> call() == 200);
        assertThat(calls(50)).containsOnly(200);
    }

    private List<Integer> calls(int many) {
        return IntStream.range(0, many).mapToObj(_ -> call()).toList();
    }

    private int call() {
        return gateway.post(COMPLAINTS, RunningGateway.ADMIN, "{}").statusCode();
    }
}
