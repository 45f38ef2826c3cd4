package io.duban.ranking.topology;

import static io.duban.ranking.City.JUNE;
import static io.duban.ranking.City.attached;
import static io.duban.ranking.City.closed;
import static io.duban.ranking.City.closingDay;
import static io.duban.ranking.City.excluded;
import static io.duban.ranking.City.recorded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.duban.contracts.board.Board;
import io.duban.contracts.event.ComplaintEvent;
import io.duban.contracts.event.DubanEvent;
import io.duban.contracts.event.EscalationEvent;
import io.duban.contracts.event.EscalationEvent.EscalationAmended;
import io.duban.contracts.event.EscalationEvent.EscalationDayPublished;
import io.duban.contracts.event.EscalationEvent.EscalationRaised;
import io.duban.contracts.event.EscalationEvent.EscalationRevoked;
import io.duban.contracts.measure.EvidenceRow;
import io.duban.contracts.measure.Measure;
import io.duban.contracts.period.Month;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;

/** What is told of an escalation that a revision leaves standing on other evidence (RULES 4). */
class AmendmentTopologyTest {

    private static final LocalDate CLOSING = closingDay(JUNE);

    @TempDir Path stateDir;
    private DrivenTopology topology;

    @BeforeEach
    void start() {
        topology = new DrivenTopology(stateDir.resolve("one"));
    }

    @AfterEach
    void stop() {
        topology.close();
    }

    @Test
    void a_revision_that_moves_a_listed_estate_amends_it_once() {
        sevenAreListed(topology);
        topology.clear();

        fAndGPassE(topology);

        Board second = topology.boards().getLast();
        assertThat(topology.escalations(EscalationAmended.class))
                .extracting(
                        it -> it.escalation().subject().code(),
                        it -> row(it).rank(),
                        it -> row(it).value().intValue(),
                        it -> row(it).revision())
                .containsExactly(tuple("E", 7, 5, 2), tuple("F", 4, 6, 2), tuple("G", 4, 6, 2));
        assertThat(topology.escalations(EscalationAmended.class))
                .allSatisfy(it -> assertThat(it.on()).isEqualTo(CLOSING.plusDays(1)))
                .allSatisfy(it -> assertThat(row(it).hash()).isEqualTo(second.hash()))
                .allSatisfy(it -> assertThat(it.eventId()).isEqualTo(it.raising() + "-a1"));
        assertThat(topology.escalations(EscalationEvent.class))
                .noneMatch(EscalationRaised.class::isInstance)
                .noneMatch(EscalationRevoked.class::isInstance)
                .endsWith(new EscalationDayPublished(CLOSING.plusDays(1)));
        topology.clear();
        close(topology, CLOSING.plusDays(2));
        assertThat(topology.escalations(EscalationAmended.class)).isEmpty();
    }

    @Test
    void a_revision_that_moves_nobody_who_is_listed_amends_nothing() {
        tell(recorded("A"), recorded("B"), attached("u1", null, JUNE));
        complaints("A", 3);
        close(CLOSING);
        topology.clear();

        tell(excluded("u1", 2, null, JUNE));
        close(CLOSING.plusDays(1));

        assertThat(topology.boards().getLast().revision()).isEqualTo(2);
        assertThat(topology.escalations(EscalationAmended.class)).isEmpty();
    }

    @Test
    void amendments_are_counted_from_each_raising_and_what_is_revoked_is_as_it_stood_last() {
        tell(recorded("A"), attached("t1", "A", JUNE));
        close(CLOSING);
        tell(attached("t2", "A", JUNE));
        close(CLOSING.plusDays(1));
        tell(attached("t3", "A", JUNE));
        close(CLOSING.plusDays(2));
        tell(excluded("t1", 2, "A", JUNE), excluded("t2", 2, "A", JUNE));
        tell(excluded("t3", 2, "A", JUNE));
        close(CLOSING.plusDays(3));
        tell(attached("t1", 3, "A", JUNE));
        close(CLOSING.plusDays(4));
        tell(attached("t2", 3, "A", JUNE));
        close(CLOSING.plusDays(5));

        String id = topology.raised().getFirst().escalationId();
        assertThat(topology.escalations(EscalationEvent.class))
                .filteredOn(it -> !(it instanceof EscalationDayPublished))
                .extracting(DubanEvent::eventId)
                .containsExactly(
                        id + "-1", id + "-1-a1", id + "-1-a2", id + "-2", id + "-3", id + "-3-a1");
        EscalationRevoked revoked = topology.escalations(EscalationRevoked.class).getFirst();
        assertThat(revoked.raising()).isEqualTo(id + "-1");
        assertThat(revoked.escalation().evidence().rows().getFirst().value())
                .isEqualByComparingTo("3");
    }

    /** January is open to change until 5 March, when February has been closed for two days. */
    @Test
    void a_streak_that_a_late_listing_lengthens_is_told_of_what_stands() {
        Month january = Month.of(2023, 1);
        Month february = Month.of(2023, 2);
        LocalDate closing = closingDay(february);
        tell(recorded("A"), recorded("B"), attached("b1", "B", january));
        close(closingDay(january));
        tell(attached("a1", "A", february));
        close(closing);
        topology.clear();

        tell(attached("late", "A", january));
        close(closing.plusDays(1));
        tell(excluded("late", 2, "A", january));
        close(closing.plusDays(2));

        assertThat(topology.escalations(EscalationAmended.class))
                .filteredOn(it -> it.escalation().period().equals(february))
                .extracting(
                        it -> it.escalation().measure(),
                        it -> it.escalation().streak(),
                        it -> it.escalation().evidence().rows().size(),
                        EscalationAmended::amendment)
                .containsExactly(
                        tuple(Measure.INTERVIEW_COMPANY, 2, 2, 1),
                        tuple(Measure.INTERVIEW_COMPANY, 1, 1, 2));
    }

    @Test
    void the_same_days_again_say_the_same() {
        Consumer<DrivenTopology> days =
                driven -> {
                    sevenAreListed(driven);
                    fAndGPassE(driven);
                };
        days.accept(topology);

        try (DrivenTopology again = new DrivenTopology(stateDir.resolve("again"))) {
            days.accept(again);
            assertThat(again.escalations(EscalationAmended.class))
                    .hasSize(3)
                    .isEqualTo(topology.escalations(EscalationAmended.class));
        }
    }

    /** A has nine complaints, B eight, and so on to G with three. */
    private static void sevenAreListed(DrivenTopology driven) {
        int complaints = 9;
        for (String estate : List.of("A", "B", "C", "D", "E", "F", "G")) {
            driven.tell(List.of(recorded(estate)));
            complaints(driven, estate, complaints--);
        }
        close(driven, CLOSING);
    }

    private static void fAndGPassE(DrivenTopology driven) {
        driven.tell(List.of(attached("f-late-1", "F", JUNE), attached("f-late-2", "F", JUNE)));
        driven.tell(List.of(attached("g-late-1", "G", JUNE), attached("g-late-2", "G", JUNE)));
        driven.tell(List.of(attached("g-late-3", "G", JUNE)));
        close(driven, CLOSING.plusDays(1));
    }

    private static EvidenceRow row(EscalationAmended amended) {
        return amended.escalation().evidence().rows().getFirst();
    }

    private void tell(ComplaintEvent... events) {
        topology.tell(List.of(events));
    }

    private void complaints(String estate, int count) {
        complaints(topology, estate, count);
    }

    private static void complaints(DrivenTopology driven, String estate, int count) {
        for (int i = 0; i < count; i++) {
            driven.tell(List.of(attached(estate + "-" + i, estate, JUNE)));
        }
    }

    private void close(LocalDate day) {
        close(topology, day);
    }

    private static void close(DrivenTopology driven, LocalDate day) {
        driven.tell(List.of(closed(day)));
    }
}
