package io.duban.ranking.tally;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.contracts.board.Board;
import io.duban.contracts.event.ComplaintEvent;
import io.duban.contracts.event.ComplaintEvent.ComplaintAttached;
import io.duban.contracts.event.ComplaintEvent.ComplaintDetached;
import io.duban.contracts.event.ComplaintFacts;
import io.duban.contracts.event.RankingEvent.RankingPublished;
import io.duban.contracts.event.Reattribution;
import io.duban.contracts.period.Month;
import io.duban.contracts.rulebook.Rulebook;
import io.duban.contracts.rulebook.RulebookSource;
import io.duban.ranking.City;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Moves whose halves lie days apart, and months that are looked at again when their markers have
 * long been answered: each complaint counts once in every board, and is due once.
 */
class MovesOverDaysTest {

    private static final int PARTITIONS = 3;
    private static final int DAYS = 4;
    private static final LocalDate CLOSES = City.closingDay(City.JUNE);
    private static final Rulebook QINGSHAN =
            RulebookSource.of("../contracts/src/test/resources/rulebooks/qingshan-2030.yaml")
                    .rulebook();

    /** One estate in each partition. */
    private static final List<String> ESTATES =
            List.of(
                    DrivenCore.estateIn(0, PARTITIONS),
                    DrivenCore.estateIn(1, PARTITIONS),
                    DrivenCore.estateIn(2, PARTITIONS));

    private final Map<String, Board> boards = new HashMap<>();

    @Property(tries = 300)
    void wherever_the_markers_of_several_days_lie_each_complaint_counts_and_is_due_once(
            @ForAll Random random) {
        DrivenCore core = new DrivenCore(City.RULEBOOK, PARTITIONS);
        boards.clear();
        ESTATES.forEach(it -> core.tell(City.recorded(it)));
        Map<String, Long> last = new TreeMap<>();
        List<List<ComplaintEvent>> partitions = lives(random, core, last);
        List<List<Integer>> cuts =
                partitions.stream()
                        .map(it -> random.ints(DAYS - 1, 0, it.size() + 1).sorted().boxed())
                        .map(it -> it.toList())
                        .toList();

        for (int day = 0; day < DAYS; day++) {
            for (int i = 0; i < PARTITIONS; i++) {
                int from = day == 0 ? 0 : cuts.get(i).get(day - 1);
                int to = day == DAYS - 1 ? partitions.get(i).size() : cuts.get(i).get(day);
                for (ComplaintEvent event : partitions.get(i).subList(from, to)) {
                    core.tell(i, event);
                }
            }
            if (random.nextInt(3) == 0) {
                core.restart();
            }
            end(core, CLOSES.plusDays(day), City.RULEBOOK);

            Board board = boards.get("estate-complaints 2022-06");
            long counted = counts(board).values().stream().mapToLong(it -> it).sum();
            assertThat(counted + board.unattributed().count()).isEqualTo(8);
            assertThat(core.sums(City.JUNE, "ST1").complaints()).isEqualTo(counted);
            assertThat(core.sums(City.JUNE, "ST1").timeliness().due()).isEqualTo(counted);
            assertThat(core.sums(City.JUNE, "ST1").timeliness().inTime()).isEqualTo(counted);
        }
        assertThat(counts(boards.get("estate-complaints 2022-06"))).isEqualTo(last);
    }

    /** Eight complaints that wander about; the events after the first, by partition. */
    private static List<List<ComplaintEvent>> lives(
            Random random, DrivenCore core, Map<String, Long> last) {
        List<List<ComplaintEvent>> partitions = new ArrayList<>();
        for (int i = 0; i < PARTITIONS; i++) {
            partitions.add(new ArrayList<>());
        }
        List<String> places = new ArrayList<>(ESTATES);
        places.add(null);
        for (int ticket = 0; ticket < 8; ticket++) {
            String at = places.get(random.nextInt(places.size()));
            core.tell(new ComplaintAttached(due("T" + ticket, 1, at)));
            for (int version = 2; version < 2 + random.nextInt(6); version++) {
                String to = places.get(random.nextInt(places.size()));
                if (to == null ? at == null : to.equals(at)) {
                    continue;
                }
                Reattribution move = new Reattribution(at, to);
                List<ComplaintEvent> halves =
                        List.of(
                                new ComplaintDetached("T" + ticket, version, at, City.JUNE, move),
                                new ComplaintAttached(due("T" + ticket, version, to), move));
                halves.forEach(
                        it -> partitions.get(DrivenCore.partition(it.key(), PARTITIONS)).add(it));
                at = to;
            }
            if (at != null) {
                last.merge(at, 1L, Long::sum);
            }
        }
        return partitions;
    }

    private static ComplaintFacts due(String ticketNo, long version, String estate) {
        LocalDate received = LocalDate.of(2022, 6, 10);
        return new ComplaintFacts(
                ticketNo,
                version,
                estate,
                received.atTime(12, 0).atOffset(ZoneOffset.ofHours(8)),
                City.JUNE,
                "property.service",
                true,
                received.plusDays(7),
                received.plusDays(3));
    }

    @Test
    void half_a_move_at_a_months_last_marker_stays_undone_in_what_looks_back_at_it() {
        for (int first = 0; first < 2; first++) {
            DrivenCore core = new DrivenCore(QINGSHAN, PARTITIONS);
            boards.clear();
            Month january = Month.of(2030, 1);
            ESTATES.forEach(it -> core.tell(City.recorded(it)));
            core.tell(City.attached("T1", 1, ESTATES.get(0), january));
            List<ComplaintEvent> move =
                    City.moved("T1", 2, ESTATES.get(0), ESTATES.get(1), january);
            days(core, QINGSHAN.closing().firstDay(), LocalDate.of(2030, 2, 24));
            core.tell(move.get(first));
            days(core, LocalDate.of(2030, 2, 25), LocalDate.of(2030, 2, 25));

            core.tell(move.get(1 - first));
            days(core, LocalDate.of(2030, 2, 26), LocalDate.of(2030, 4, 5));

            assertThat(counts(boards.get("estates-by-quarter 2030-Q1")))
                    .as("half %d came first", first)
                    .isEqualTo(Map.of(ESTATES.get(0), 1L));
        }
    }

    @Test
    void a_half_that_never_finds_its_other_one_is_given_up_after_seven_days() {
        DrivenCore core = new DrivenCore(City.RULEBOOK, PARTITIONS);
        ESTATES.forEach(it -> core.tell(City.recorded(it)));
        core.tell(City.attached("T1", 1, ESTATES.get(0), City.JUNE));
        core.tell(City.moved("T1", 2, ESTATES.get(0), ESTATES.get(1), City.JUNE).get(1));

        for (int day = 0; day <= 7; day++) {
            end(core, CLOSES.plusDays(day), City.RULEBOOK);
            assertThat(counts(boards.get("estate-complaints 2022-06")))
                    .as("%d days later", day)
                    .isEqualTo(Map.of(ESTATES.get(0), 1L));
        }
        end(core, CLOSES.plusDays(8), City.RULEBOOK);

        assertThat(counts(boards.get("estate-complaints 2022-06")))
                .isEqualTo(Map.of(ESTATES.get(0), 1L, ESTATES.get(1), 1L));
    }

    private void days(DrivenCore core, LocalDate from, LocalDate to) {
        from.datesUntil(to.plusDays(1)).forEach(day -> end(core, day, QINGSHAN));
    }

    private void end(DrivenCore core, LocalDate day, Rulebook rulebook) {
        core.tell(
                new ComplaintEvent.DayClosed(
                        day, rulebook.closings(day, rulebook.closing().firstDay())));
        City.marks(day).forEach(core::tell);
        core.takeSaid().stream()
                .filter(RankingPublished.class::isInstance)
                .map(it -> ((RankingPublished) it).board())
                .forEach(it -> boards.put(it.ranking() + " " + it.period().id(), it));
    }

    private static Map<String, Long> counts(Board board) {
        Map<String, Long> counts = new TreeMap<>();
        board.rows().stream()
                .filter(it -> it.value().signum() != 0)
                .forEach(it -> counts.put(it.subject().code(), it.value().longValueExact()));
        return counts;
    }
}
