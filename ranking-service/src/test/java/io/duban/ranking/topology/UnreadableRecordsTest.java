package io.duban.ranking.topology;

import static io.duban.ranking.City.JUNE;
import static io.duban.ranking.City.attached;
import static io.duban.ranking.City.closed;
import static io.duban.ranking.City.closingDay;
import static io.duban.ranking.City.recorded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import io.duban.contracts.event.ComplaintEvent;
import io.duban.contracts.event.RankingEvent.RankingDayPublished;
import io.duban.contracts.event.Topic;
import io.duban.kit.event.HaltedReaders.Cause;
import io.duban.kit.event.HaltedReaders.Halt;
import io.duban.kit.event.Place;
import io.duban.kit.json.JsonAutoConfiguration;
import io.duban.kit.json.NewerEditionException;
import io.duban.ranking.City;
import io.duban.ranking.reading.Reception;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Path;
import java.util.List;

/** Garbage goes to the dead letters and the day goes on; what a newer edition wrote stops it. */
class UnreadableRecordsTest {

    @TempDir Path stateDir;

    @ParameterizedTest
    @EnumSource(
            value = Topic.class,
            names = {"COMPLAINT", "BODY", "PROJECT", "SUPERVISION", "CALENDAR"})
    void garbage_in_any_topic_is_set_aside_and_the_day_goes_on(Topic topic) {
        try (DrivenTopology topology = new DrivenTopology(stateDir)) {
            topology.poison(topic, "A", "hello", null);
            topology.poison(topic, null, "{}", "duban.body.recorded.v1");
            topology.poison(topic, "A", null, "duban.body.recorded.v1");
            topology.poison(topic, "A", "<x/>", "duban.complaint.attached.v1");

            tell(topology, recorded("A"), attached("t1", "A", JUNE), closed(closingDay(JUNE)));

            assertThat(topology.rankings(RankingDayPublished.class)).hasSize(1);
            assertThat(topology.setAside())
                    .containsOnlyKeys(
                            topic.topicName() + "-0@0",
                            topic.topicName() + "-0@1",
                            topic.topicName() + "-0@2",
                            topic.topicName() + "-0@3")
                    .contains(
                            entry(topic.topicName() + "-0@0", "it has no CloudEvents headers"),
                            entry(topic.topicName() + "-0@1", "it has no key"),
                            entry(topic.topicName() + "-0@2", "it has no value"));
        }
    }

    @Test
    void garbage_among_the_parts_is_set_aside_too() {
        try (DrivenTopology topology = new DrivenTopology(stateDir)) {
            topology.poisonParts("hello");

            tell(topology, recorded("A"), attached("t1", "A", JUNE), closed(closingDay(JUNE)));

            assertThat(topology.rankings(RankingDayPublished.class)).hasSize(1);
            assertThat(topology.setAside()).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "COMPLAINT, duban.complaint.merged.v1, knows no type",
        "COMPLAINT, duban.complaint.attached.v1, /complaint/month",
        "BODY, duban.body.recorded.v1, /body/level",
        "SUPERVISION, duban.supervision.finding-recorded.v1, lacks",
        "CALENDAR, duban.calendar.day-split.v1, knows no type"
    })
    void what_a_newer_edition_wrote_stops_the_topology_at_its_place(
            Topic topic, String type, String why) {
        Reception reception = DrivenTopology.reception(JsonAutoConfiguration.strictMapper());
        try (DrivenTopology topology = new DrivenTopology(stateDir, City.RULEBOOK, reception)) {
            String body =
                    "{\"complaint\":{\"ticketNo\":\"t\",\"month\":\"2022-W01\"},"
                            + "\"body\":{\"code\":\"B\",\"level\":\"planet\"}}";

            assertThatThrownBy(() -> topology.poison(topic, "A", body, type))
                    .rootCause()
                    .isInstanceOf(NewerEditionException.class)
                    .hasMessageContaining(topic.topicName() + "-0@0")
                    .hasMessageContaining(why);
            assertThat(topology.setAside()).isEmpty();
            assertThat(reception.halted().all())
                    .extracting(Halt::place, Halt::cause)
                    .containsExactly(
                            tuple(new Place(topic.topicName(), 0, 0), Cause.NEWER_EDITION));
        }
    }

    @Test
    void an_operator_names_the_record_and_the_day_goes_on() {
        Reception reception =
                DrivenTopology.reception(
                        JsonAutoConfiguration.strictMapper(),
                        Place.parse("duban.complaint.v1-0@0"));
        try (DrivenTopology topology = new DrivenTopology(stateDir, City.RULEBOOK, reception)) {
            topology.poison(Topic.COMPLAINT, "A", "{}", "duban.complaint.merged.v1");

            tell(topology, recorded("A"), attached("t1", "A", JUNE), closed(closingDay(JUNE)));

            assertThat(topology.rankings(RankingDayPublished.class)).hasSize(1);
            assertThat(topology.setAside())
                    .containsExactly(entry("duban.complaint.v1-0@0", "an operator has named it"));
        }
    }

    private static void tell(DrivenTopology topology, ComplaintEvent... events) {
        topology.tell(List.of(events));
    }
}
