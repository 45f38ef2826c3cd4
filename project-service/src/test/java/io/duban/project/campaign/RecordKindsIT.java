package io.duban.project.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.contracts.event.CampaignEvent.RecordKept;
import io.duban.project.City;
import io.duban.project.EventLog;
import io.duban.project.RunningService;
import io.duban.teststack.Answer;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Every kind of record of the notice, once. */
class RecordKindsIT {

    @Test
    @Tag("row-12")
    @Tag("row-13")
    @Tag("row-15")
    @Tag("row-16")
    @Tag("row-17")
    @Tag("row-22")
    @Tag("row-23")
    @Tag("row-26")
    @Tag("row-27")
    @Tag("row-29")
    @Tag("row-30")
    @Tag("row-31")
    @Tag("row-34")
    @Tag("row-36")
    @Tag("row-37")
    @Tag("row-38")
    @Tag("row-39")
    @Tag("row-40")
    @Tag("row-43")
    @Tag("row-46")
    @Tag("row-64")
    void every_kind_of_record_that_the_notice_asks_for_can_be_kept_and_is_told_of() {
        try (RunningService service = new RunningService(RecordKindsIT.class)) {
            City.register(service);
            service.endDays("2022-06-30", "2022-06-30");
            keepEvery(service);
        }
    }

    private static void keepEvery(RunningService service) {
        List<String> kinds = new ArrayList<>();
        service.get("/api/v1/campaign")
                .json()
                .at("/campaign/records")
                .forEach(it -> kinds.add(it.get("code").asString()));

        for (String kind : kinds) {
            Answer kept = service.put("/api/v1/records/K-" + kind, record(kind));
            assertThat(kept.status()).as(kind).isEqualTo(201);
        }

        assertThat(kinds).hasSize(25);
        try (EventLog log = new EventLog(service)) {
            service.endDays("2022-07-01", "2022-07-01");
            assertThat(log.throughDay(RecordKept.class, "2022-07-01"))
                    .extracting(RecordKept::kind)
                    .containsAll(kinds);
        }
    }

    private static Map<String, Object> record(String kind) {
        return Map.of(
                "kind", kind,
                "on", "2022-06-20",
                "body", "C1",
                "title", "测试记录",
                "facts", "现场情况与处理经过");
    }
}
