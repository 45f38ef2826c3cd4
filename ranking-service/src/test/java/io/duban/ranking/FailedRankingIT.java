package io.duban.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.contracts.event.BodyEvent.BodyRecorded;
import io.duban.contracts.event.ProjectEvent.ProgressAssessed;
import io.duban.contracts.project.CountyProgress;
import io.duban.contracts.subject.BodyLevel;
import io.duban.contracts.subject.BodyProfile;
import io.duban.contracts.subject.Subject;
import io.duban.teststack.Answer;
import io.duban.teststack.TestStack;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A ranking that fails is seen wherever one looks for it, stops nothing else, and heals. */
class FailedRankingIT {

    private static final LocalDate JULY_CLOSES = LocalDate.of(2022, 8, 3);
    private static final String PROGRESS = "county-progress-monthly";
    private static final String BOARD = "/api/v1/rankings/" + PROGRESS + "/2022-07";

    @TempDir Path disk;

    @Test
    void a_ranking_fails_while_all_else_goes_on_and_heals_over_a_restart() {
        String name = TestStack.shared().freshName(FailedRankingIT.class);
        try (RunningService service = RunningService.start(name, disk.resolve("a"))) {
            service.tell(City.recorded("E1"), City.attached("T1", "E1", City.JULY));
            tellCounties(service);
            // A street that the register of the last release took without a kind.
            service.tell(body("S1", BodyLevel.STREET, null));
            service.tell(assessed(1, List.of(progress(1), progress(1))));

            service.advance("2022-08-03");
            service.settle("2022-08-03");

            assertThat(failed(service)).singleElement().satisfies(FailedRankingIT::isProgress);
            assertThat(gauge(service)).isEqualTo(1);
            Answer board = service.get(BOARD);
            assertThat(board.status()).isEqualTo(404);
            assertThat(board.json().get("type").stringValue())
                    .isEqualTo("urn:duban:problem:ranking-failed");
            assertThat(board.json().get("detail").stringValue())
                    .contains(PROGRESS, "2022-07", "2022-08-03", "next at the end of 2022-08-04");
            assertThat(service.get("/api/v1/rankings/estate-complaints/2022-07").status())
                    .isEqualTo(200);
        }
        try (RunningService service = RunningService.start(name, disk.resolve("lost"))) {
            service.tell(assessed(2, IntStream.range(0, 7).mapToObj(i -> progress(i)).toList()));
            service.advance("2022-08-04");
            service.settle("2022-08-04");

            assertThat(failed(service)).isEmpty();
            assertThat(gauge(service)).isZero();
            JsonNode board = service.get(BOARD).json();
            assertThat(board.get("revision").intValue()).isEqualTo(1);
            assertThat(board.has("failed")).isFalse();

            service.tell(assessed(3, List.of(progress(1), progress(1))));
            service.advance("2022-08-05");
            service.settle("2022-08-05");

            JsonNode older = service.get(BOARD).json();
            assertThat(older.get("revision").intValue()).isEqualTo(1);
            assertThat(older.get("failed").get("day").stringValue()).isEqualTo("2022-08-05");
            assertThat(older.get("failed").get("problem").stringValue()).contains("榜单未能算出");
        }
    }

    private static void isProgress(JsonNode failed) {
        assertThat(failed.get("ranking").stringValue()).isEqualTo(PROGRESS);
        assertThat(failed.get("period").stringValue()).isEqualTo("2022-07");
        assertThat(failed.get("day").stringValue()).isEqualTo("2022-08-03");
        assertThat(failed.get("problem").stringValue()).contains("榜单未能算出");
    }

    private static List<JsonNode> failed(RunningService service) {
        List<JsonNode> failed = new ArrayList<>();
        service.get("/api/v1/calendar").json().get("failed").forEach(failed::add);
        return failed;
    }

    private static double gauge(RunningService service) {
        return service.get("/actuator/prometheus")
                .body()
                .lines()
                .filter(it -> it.startsWith("duban_rankings_failed "))
                .map(it -> Double.valueOf(it.substring(it.indexOf(' ') + 1)))
                .findFirst()
                .orElseThrow();
    }

    private static void tellCounties(RunningService service) {
        for (int i = 0; i < 7; i++) {
            service.tell(body("C" + i, BodyLevel.COUNTY, "县"));
        }
    }

    private static BodyRecorded body(String code, BodyLevel level, String kind) {
        return new BodyRecorded(new BodyProfile(code, level, code, null, kind), 1);
    }

    private static ProgressAssessed assessed(long version, List<CountyProgress> progress) {
        return new ProgressAssessed(City.JULY, version, JULY_CLOSES, progress);
    }

    private static CountyProgress progress(int i) {
        return new CountyProgress(
                Subject.county("C" + i, "县" + i),
                BigDecimal.TEN,
                BigDecimal.valueOf(i),
                new BigDecimal("0." + i + "000"),
                5);
    }
}
