package io.duban.notification;

import static io.duban.notification.Escalations.DAY;
import static io.duban.notification.Escalations.against;
import static io.duban.notification.Escalations.company;
import static io.duban.notification.Escalations.estate;
import static io.duban.notification.Escalations.interview;
import static io.duban.notification.Escalations.raised;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.duban.contracts.event.NoticeEvent.NoticeReminded;
import io.duban.contracts.measure.Measure;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** 催办: what is overdue is said once, by the business calendar. */
class RemindersIT {

    private final NoticeStage stage = new NoticeStage(RemindersIT.class);

    @AfterEach
    void stop() {
        stage.close();
    }

    @Test
    void a_month_that_is_advanced_at_once_reminds_of_each_step_once_and_in_order() {
        stage.day(
                DAY,
                raised(against(estate("E3", "小区E3", company("P2")), Measure.BLACKLIST, 3, 1)),
                raised(interview("E1", "P1", 3)));
        stage.through(DAY.plusDays(1), LocalDate.of(2022, 7, 5));
        stage.day(LocalDate.of(2022, 7, 6), raised(interview("E2", "P2", 4)));

        stage.through(LocalDate.of(2022, 7, 7), LocalDate.of(2022, 7, 31));

        await().until(() -> reminded().size() >= 5);
        assertThat(reminded())
                .extracting(
                        it ->
                                it.on()
                                        + " "
                                        + it.step()
                                        + " "
                                        + it.due()
                                        + " "
                                        + it.notice().subjects().getFirst().code())
                .satisfiesExactlyInAnyOrder(
                        it -> assertThat(it).isEqualTo("2022-07-06 signature 2022-07-06 E3"),
                        it -> assertThat(it).isEqualTo("2022-07-06 receipt 2022-07-06 E1"),
                        it -> assertThat(it).isEqualTo("2022-07-08 receipt 2022-07-08 E2"),
                        it -> assertThat(it).isEqualTo("2022-07-11 followUp 2022-07-11 E1"),
                        it -> assertThat(it).isEqualTo("2022-07-13 followUp 2022-07-13 E2"));
        assertThat(reminded()).extracting(NoticeReminded::due).isSorted();
        JsonNode draft = stage.only("?overdue=true&state=drafted");
        assertThat(draft.at("/waitsFor/step").stringValue()).isEqualTo("signature");
        assertThat(draft.get("overdue").booleanValue()).isTrue();
        assertThat(stage.only("?waitsFor=signature")).isEqualTo(draft);
        assertThat(stage.service().json(NoticeStage.NOTICES + "?waitsFor=receipt").get("items"))
                .allSatisfy(
                        it ->
                                assertThat(it.at("/waitsFor/step").stringValue())
                                        .isEqualTo("receipt"))
                .hasSize(2);
    }

    @Test
    void what_is_done_in_time_is_not_reminded_of() {
        stage.day(DAY, raised(interview("E1", "P1", 3)));
        String path = stage.path("");
        stage.step(path, "receipt", Map.of("person", "周洋"), NoticeStage.OFFICIAL);
        stage.step(path, "answer", Map.of("text", "已整改"), NoticeStage.OFFICIAL);
        assertThat(stage.only("?waitsFor=closure").get("state").stringValue())
                .isEqualTo("answered");
        assertThat(stage.service().json(NoticeStage.NOTICES + "?waitsFor=nothing").get("items"))
                .isEmpty();
        stage.step(path, "closure", Map.of("note", "同意"), NoticeStage.OFFICIAL);
        assertThat(stage.only("?waitsFor=nothing").get("state").stringValue()).isEqualTo("closed");
        String record = stage.whole("").at("/followUps/0/id").stringValue();
        stage.service().put("/api/v1/follow-ups/" + record, Map.of("state", "done", "note", "已约谈"));

        stage.through(DAY.plusDays(1), LocalDate.of(2022, 7, 31));

        assertThat(reminded()).isEmpty();
        assertThat(
                        stage.service()
                                .json(NoticeStage.NOTICES + "?overdue=true")
                                .get("items")
                                .values())
                .isEmpty();
    }

    private List<NoticeReminded> reminded() {
        return stage.heard().stream()
                .filter(NoticeReminded.class::isInstance)
                .map(NoticeReminded.class::cast)
                .toList();
    }
}
