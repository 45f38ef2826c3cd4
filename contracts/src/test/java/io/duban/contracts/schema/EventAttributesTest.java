package io.duban.contracts.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.contracts.event.DubanEvent;
import io.duban.contracts.event.EventAttributes;
import io.duban.contracts.event.EventType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

class EventAttributesTest {

    @ParameterizedTest
    @EnumSource(
            names = {
                "ESTATE_RECORDED",
                "COMPLAINT_CHANGED",
                "COMPLAINT_DETACHED",
                "PROJECT_RECORDED",
                "TASK_RECORDED",
                "TASKS_MISSED",
                "PROGRESS_ASSESSED",
                "FINDING_RECORDED",
                "ESCALATION_RAISED",
                "ESCALATION_AMENDED",
                "ESCALATION_REVOKED",
                "NOTICE_DRAFTED",
                "NOTICE_ISSUED",
                "NOTICE_WITHDRAWN"
            })
    void what_concerns_a_county_names_it(EventType type) {
        assertThat(EventAttributes.counties(sample(type))).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"DAY_ENDED", "DAY_CLOSED", "RANKING_PUBLISHED", "PROJECT_DAY_CLOSED"})
    void what_concerns_the_city_names_no_county(EventType type) {
        assertThat(EventAttributes.county(sample(type))).isEmpty();
    }

    @Test
    void measure_and_state_are_those_of_the_body() {
        DubanEvent revoked = sample(EventType.ESCALATION_REVOKED);
        DubanEvent project = sample(EventType.PROJECT_RECORDED);

        assertThat(EventAttributes.measure(revoked)).contains("INTERVIEW_COMPANY");
        assertThat(EventAttributes.state(revoked)).contains("revoked");
        assertThat(EventAttributes.state(sample(EventType.ESCALATION_AMENDED))).contains("raised");
        assertThat(EventAttributes.measure(project)).isEmpty();
        assertThat(EventAttributes.state(project)).contains("ACTIVE");
    }

    @ParameterizedTest
    @EnumSource
    void what_a_day_causes_is_told_when_it_ends_and_the_rest_when_it_is_done(EventType type) {
        Set<EventType> byPeople =
                Set.of(
                        EventType.MONTH_REOPENED,
                        EventType.RULEBOOK_ADOPTED,
                        EventType.BODY_RECORDED,
                        EventType.ESTATE_RECORDED,
                        EventType.COMPLAINT_ATTACHED,
                        EventType.COMPLAINT_DETACHED,
                        EventType.COMPLAINT_CHANGED,
                        EventType.PROJECT_RECORDED,
                        EventType.TASK_RECORDED,
                        EventType.RECORD_KEPT,
                        EventType.SUBMISSION_RECEIVED,
                        EventType.INDICATORS_REPORTED,
                        EventType.FINDING_RECORDED,
                        EventType.NOTICE_DRAFTED,
                        EventType.NOTICE_ISSUED,
                        EventType.NOTICE_WITHDRAWN,
                        EventType.NOTICE_REDRAWN,
                        EventType.NOTICE_SIGNED,
                        EventType.NOTICE_DELIVERED,
                        EventType.NOTICE_RECEIVED,
                        EventType.NOTICE_ANSWERED,
                        EventType.NOTICE_RETURNED,
                        EventType.NOTICE_CLOSED,
                        EventType.NOTICE_VOIDED,
                        EventType.NOTICE_REMINDED,
                        EventType.NOTICE_FOLLOWED_UP);

        assertThat(EventAttributes.told(sample(type)).isEmpty()).isEqualTo(byPeople.contains(type));
    }

    @Test
    void a_day_ends_at_midnight_of_the_city() {
        Optional<Instant> told = EventAttributes.told(sample(EventType.DAY_ENDED));

        assertThat(told.orElseThrow().toString()).endsWith("T16:00:00Z");
    }

    private static DubanEvent sample(EventType type) {
        return Samples.all().stream()
                .filter(it -> EventType.of(it) == type)
                .findFirst()
                .orElseThrow();
    }
}
