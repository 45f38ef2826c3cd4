package io.duban.ranking.topology;

import static io.duban.ranking.City.AUGUST;
import static io.duban.ranking.City.JULY;
import static io.duban.ranking.City.JUNE;
import static io.duban.ranking.City.attached;
import static io.duban.ranking.City.closed;
import static io.duban.ranking.City.closingDay;
import static io.duban.ranking.City.detached;
import static io.duban.ranking.City.excluded;
import static io.duban.ranking.City.recorded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.duban.contracts.board.Board;
import io.duban.contracts.board.BoardRow;
import io.duban.contracts.event.ComplaintEvent;
import io.duban.contracts.event.EscalationEvent;
import io.duban.contracts.event.EscalationEvent.EscalationRaised;
import io.duban.contracts.event.EscalationEvent.EscalationRevoked;
import io.duban.contracts.event.RankingEvent.RankingDayPublished;
import io.duban.contracts.event.RankingEvent.RankingFinalised;
import io.duban.contracts.event.Topic;
import io.duban.contracts.measure.Measure;
import io.duban.contracts.period.Month;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

class RankingTopologyTest {

    @TempDir Path stateDir;
    private DrivenTopology topology;

    @BeforeEach
    void start() {
        topology = new DrivenTopology(stateDir);
    }

    @AfterEach
    void stop() {
        topology.close();
    }

    @Test
    void a_closing_ranks_every_registered_estate() {
        tell(recorded("A"), recorded("B"), recorded("C"));
        complaints("A", JUNE, 2);
        complaints("B", JUNE, 5);

        close(JUNE);

        Board board = topology.boards().getFirst();
        assertThat(board.revision()).isEqualTo(1);
        assertThat(board.closedOn()).isEqualTo(closingDay(JUNE));
        assertThat(board.rows())
                .extracting(it -> it.subject().code(), BoardRow::rank, BoardRow::listed)
                .containsExactly(tuple("B", 1, true), tuple("A", 2, true), tuple("C", 3, false));
        assertThat(topology.raised())
                .extracting(it -> it.escalation().subject().code(), this::measure)
                .containsExactly(
                        tuple("A", Measure.INTERVIEW_COMPANY),
                        tuple("B", Measure.INTERVIEW_COMPANY));
    }

    @Test
    void every_event_twice_has_the_effect_of_one() {
        tell(recorded("A"), attached("t1", "A", JUNE), attached("t1", "A", JUNE), recorded("A"));

        close(JUNE);
        close(JUNE);

        assertThat(topology.boards()).hasSize(1);
        assertThat(value(topology.boards().getFirst(), "A")).isEqualTo("1");
        assertThat(topology.raised()).hasSize(1);
        assertThat(topology.rankings(RankingDayPublished.class)).hasSize(1);
    }

    @Test
    void an_old_version_that_comes_late_changes_nothing() {
        tell(recorded("A"), recorded("B"));
        tell(detached("t1", 2, "A", JUNE), attached("t1", 1, "A", JUNE));
        tell(attached("t1", 2, "B", JUNE));
        tell(excluded("t2", 3, "B", JUNE), attached("t2", 1, "B", JUNE));

        close(JUNE);

        assertThat(value(topology.boards().getFirst(), "A")).isEqualTo("0");
        assertThat(value(topology.boards().getFirst(), "B")).isEqualTo("1");
    }

    @Test
    @Tag("row-50")
    void ties_at_the_cut_are_all_listed() {
        for (int i = 0; i < 29; i++) {
            String id = "E%02d".formatted(i);
            tell(recorded(id));
            complaints(id, JUNE, 3);
        }
        for (String id : List.of("F1", "F2", "F3")) {
            tell(recorded(id));
            complaints(id, JUNE, 2);
        }
        tell(recorded("G"));
        complaints("G", JUNE, 1);

        close(JUNE);

        Board board = topology.boards().getFirst();
        assertThat(board.rows().stream().filter(BoardRow::listed)).hasSize(32);
        assertThat(row(board, "F3").rank()).isEqualTo(30);
        assertThat(row(board, "G").rank()).isEqualTo(33);
    }

    @Test
    @Tag("row-52")
    void three_months_in_a_row_climb_the_ladder() {
        tell(recorded("A"));
        for (Month month : List.of(JUNE, JULY, AUGUST)) {
            complaints("A", month, 1);
            close(month);
        }

        assertThat(topology.raised())
                .extracting(it -> it.escalation().period().id(), this::measure)
                .containsExactly(
                        tuple("2022-06", Measure.INTERVIEW_COMPANY),
                        tuple("2022-07", Measure.INTERVIEW_COMPANY),
                        tuple("2022-07", Measure.REPLACE_MANAGER),
                        tuple("2022-08", Measure.INTERVIEW_COMPANY),
                        tuple("2022-08", Measure.BLACKLIST));
    }

    @Test
    void a_new_company_starts_from_nothing() {
        tell(recorded("A"));
        complaints("A", JUNE, 1);
        close(JUNE);
        tell(recorded("A", "C2", 2));
        complaints("A", JULY, 1);
        close(JULY);

        assertThat(topology.raised())
                .extracting(it -> it.escalation().period().id(), this::measure)
                .containsExactly(
                        tuple("2022-06", Measure.INTERVIEW_COMPANY),
                        tuple("2022-07", Measure.INTERVIEW_COMPANY));
    }

    @Test
    void a_revision_keeps_the_company_of_the_closing() {
        tell(recorded("A"));
        complaints("A", JUNE, 1);
        close(JUNE);

        tell(recorded("A", "C2", 2), attached("late", "A", JUNE));
        close(closingDay(JUNE).plusDays(1));

        Board second = topology.boards().getLast();
        assertThat(second.revision()).isEqualTo(2);
        assertThat(value(second, "A")).isEqualTo("2");
        assertThat(row(second, "A").estate().company().id()).isEqualTo("C1");
    }

    /** January is open to change until 5 March, when February has been closed for two days. */
    @Test
    void a_late_complaint_lists_an_estate_and_all_months_after_it() {
        Month january = Month.of(2023, 1);
        Month february = Month.of(2023, 2);
        tell(recorded("A"), recorded("B"));
        complaints("B", january, 1);
        close(january);
        complaints("A", february, 1);
        close(february);
        topology.clear();

        tell(attached("late", "A", january));
        close(closingDay(february).plusDays(1));
        tell(excluded("late", 2, "A", january));
        close(closingDay(february).plusDays(2));

        Board revised = topology.boards().getFirst();
        assertThat(revised.period()).isEqualTo(january);
        assertThat(revised.revision()).isEqualTo(2);
        assertThat(revised.changes())
                .extracting(it -> it.subject().code(), it -> it.valueAfter().toPlainString())
                .containsExactly(tuple("A", "1"));
        assertThat(topology.raised())
                .extracting(it -> it.escalation().period().id(), this::measure)
                .containsExactly(
                        tuple("2023-01", Measure.INTERVIEW_COMPANY),
                        tuple("2023-02", Measure.REPLACE_MANAGER));
        assertThat(topology.escalations(EscalationRevoked.class))
                .extracting(it -> it.escalation().period().id(), it -> it.escalation().measure())
                .containsExactly(
                        tuple("2023-01", Measure.INTERVIEW_COMPANY),
                        tuple("2023-02", Measure.REPLACE_MANAGER));
    }

    @Test
    void an_exclusion_revokes_what_rested_on_it_and_a_return_raises_it_again() {
        tell(recorded("A"), attached("t1", "A", JUNE));
        close(JUNE);
        topology.clear();

        tell(excluded("t1", 2, "A", JUNE));
        close(closingDay(JUNE).plusDays(1));
        tell(attached("t1", 3, "A", JUNE));
        close(closingDay(JUNE).plusDays(2));

        List<EscalationEvent> events = topology.escalations(EscalationEvent.class);
        EscalationRevoked revoked = topology.escalations(EscalationRevoked.class).getFirst();
        EscalationRaised again = topology.escalations(EscalationRaised.class).getFirst();
        assertThat(revoked.transition()).isEqualTo(2);
        assertThat(revoked.reason()).isEqualTo("2022年6月排名已更正（第2版）");
        assertThat(again.transition()).isEqualTo(3);
        assertThat(again.escalationId()).isEqualTo(revoked.escalationId());
        assertThat(events.indexOf(revoked)).isLessThan(events.indexOf(again));
    }

    @Test
    void a_change_that_undoes_itself_before_the_day_ends_makes_no_revision() {
        tell(recorded("A"), attached("t1", "A", JUNE));
        close(JUNE);

        tell(attached("t2", 1, "A", JUNE), excluded("t2", 2, "A", JUNE));
        close(closingDay(JUNE).plusDays(1));

        assertThat(topology.boards()).hasSize(1);
        assertThat(topology.rankings(RankingDayPublished.class)).hasSize(2);
    }

    @Test
    void an_estate_that_was_registered_later_appears_with_its_first_profile() {
        tell(recorded("A"), attached("t1", "A", JUNE));
        close(JUNE);

        tell(recorded("NEW"), recorded("NEW", "C9", 2));
        tell(detached("t1", 2, "A", JUNE), attached("t1", 2, "NEW", JUNE));
        close(closingDay(JUNE).plusDays(1));

        BoardRow row = row(topology.boards().getLast(), "NEW");
        assertThat(row.value()).isEqualByComparingTo("1");
        assertThat(row.estate().company().id()).isEqualTo("C1");
    }

    @Test
    void an_estate_that_was_registered_later_and_has_nothing_stays_out() {
        tell(recorded("A"), attached("t1", "A", JUNE));
        close(JUNE);

        tell(recorded("NEW"), attached("t2", "A", JUNE));
        close(closingDay(JUNE).plusDays(1));

        assertThat(topology.boards().getLast().rows())
                .extracting(it -> it.subject().code())
                .containsExactly("A");
    }

    @Test
    void the_unattributed_share_is_reported_and_warned_of() {
        tell(recorded("A"));
        complaints("A", JUNE, 48);
        tell(attached("u1", null, JUNE), attached("u2", null, JUNE));

        close(JUNE);

        var unattributed = topology.boards().getFirst().unattributed();
        assertThat(unattributed.count()).isEqualTo(2);
        assertThat(unattributed.share()).isEqualByComparingTo("0.04");
        assertThat(unattributed.warning()).isTrue();
    }

    @Test
    void a_queue_that_shrinks_alone_makes_a_revision_without_changes() {
        tell(recorded("A"), attached("t1", "A", JUNE), attached("u1", null, JUNE));
        close(JUNE);

        tell(excluded("u1", 2, null, JUNE));
        close(closingDay(JUNE).plusDays(1));

        Board second = topology.boards().getLast();
        assertThat(second.revision()).isEqualTo(2);
        assertThat(second.changes()).isEmpty();
        assertThat(second.unattributed().count()).isZero();
    }

    @Test
    void a_month_becomes_final_and_is_not_revised_any_more() {
        tell(recorded("A"), attached("t1", "A", JUNE));
        LocalDate end = closingDay(JUNE).plusDays(30);
        closingDay(JUNE).datesUntil(end.plusDays(1)).forEach(this::close);
        tell(attached("t2", "A", JUNE));
        close(end.plusDays(1));

        assertThat(topology.rankings(RankingFinalised.class))
                .extracting(it -> it.period().id(), RankingFinalised::revision, it -> it.on())
                .containsExactly(tuple("2022-06", 1, end));
        assertThat(topology.boards()).filteredOn(it -> it.period().equals(JUNE)).hasSize(1);
    }

    @Test
    void what_is_no_event_changes_nothing() {
        topology.poison(Topic.COMPLAINT, "A", "not json", "duban.complaint.attached.v1");
        topology.poison(Topic.COMPLAINT, "A", "{}", null);
        tell(recorded("A"), attached("t1", "A", JUNE));

        close(JUNE);

        assertThat(value(topology.boards().getFirst(), "A")).isEqualTo("1");
    }

    @Test
    @Tag("row-14")
    void the_live_board_follows_and_forgets_a_month_that_has_closed() {
        tell(recorded("A"), recorded("B"));
        complaints("A", JUNE, 2);
        tell(attached("u1", null, JUNE));
        topology.passASecond();

        var live = topology.live(LocalDate.of(2022, 6, 20)).orElseThrow();

        assertThat(live.provisional()).isTrue();
        assertThat(live.rows())
                .extracting(it -> it.subject().code(), it -> it.value().intValue())
                .containsExactly(tuple("A", 2), tuple("B", 0));
        assertThat(live.unattributed().count()).isEqualTo(1);
        close(JUNE);
        topology.passASecond();
        assertThat(topology.live(LocalDate.of(2022, 6, 20)).orElseThrow().rows())
                .allMatch(it -> it.value().signum() == 0);
        assertThat(topology.live(LocalDate.of(2022, 5, 20))).isEmpty();
    }

    private void tell(ComplaintEvent... events) {
        topology.tell(List.of(events));
    }

    private void complaints(String estateId, Month month, int count) {
        for (int i = 0; i < count; i++) {
            tell(attached(estateId + "-" + month + "-" + i, estateId, month));
        }
    }

    private void close(Month month) {
        close(closingDay(month));
    }

    private void close(LocalDate day) {
        tell(closed(day));
    }

    private Measure measure(EscalationRaised raised) {
        return raised.escalation().measure();
    }

    private static BoardRow row(Board board, String estateId) {
        return board.rows().stream()
                .filter(it -> it.subject().code().equals(estateId))
                .findFirst()
                .orElseThrow();
    }

    private static String value(Board board, String estateId) {
        BigDecimal value = row(board, estateId).value();
        return value.toPlainString();
    }
}
