package io.duban.ranking.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.kit.security.Role;
import io.duban.ranking.City;
import io.duban.ranking.RunningService;
import io.duban.teststack.Answer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.LocalDate;

/** A finding whose answer was lost, entered again when the day has ended meanwhile. */
class FindingDaysIT {

    private static final String FINDING =
            """
            {"kind":"PERFUNCTORY","subject":"C1","facts":"没有收到答复","evidence":["doc-1"]}
            """;

    @TempDir Path state;

    @Test
    void who_calls_again_after_the_day_has_ended_has_found_once() {
        try (RunningService service = SupervisedCity.start("finding-days", state)) {
            Answer before = find(service);
            end(service, City.FIRST_DAY);
            Answer after = find(service);

            assertThat(after.status()).isEqualTo(201);
            assertThat(after.json()).isEqualTo(before.json());
            end(service, City.FIRST_DAY.plusDays(1));
            assertThat(find(service).json()).isNotEqualTo(before.json());
        }
    }

    private static void end(RunningService service, LocalDate day) {
        assertThat(service.advance(day.toString()).status()).isEqualTo(202);
        service.settle(day.toString());
    }

    private static Answer find(RunningService service) {
        return service.send(
                Role.OFFICIAL,
                null,
                service.request("/api/v1/findings").POST(BodyPublishers.ofString(FINDING)));
    }
}
