package io.duban.ranking.tally;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.contracts.board.Board;
import io.duban.contracts.board.BoardRow;
import io.duban.contracts.event.ComplaintEvent;
import io.duban.contracts.event.ComplaintEvent.ComplaintChanged;
import io.duban.contracts.event.RankingEvent.RankingPublished;
import io.duban.ranking.City;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A marker lies somewhere in each partition, before or behind a half of a re-attribution. Wherever
 * it lies, each complaint counts once: both halves are in the cut, or none is.
 */
class MoveBetweenMarkersTest {

    private static final int PARTITIONS = 3;
    private static final LocalDate CLOSES = City.closingDay(City.JUNE);

    /** One estate in each partition, and the queue in whichever it falls. */
    private static final List<String> ESTATES =
            List.of(
                    DrivenCore.estateIn(0, PARTITIONS),
                    DrivenCore.estateIn(1, PARTITIONS),
                    DrivenCore.estateIn(2, PARTITIONS));

    private final DrivenCore core = new DrivenCore(City.RULEBOOK, PARTITIONS);
    private final Map<String, Board> boards = new HashMap<>();

    @Test
    void wherever_the_markers_lie_a_moved_complaint_counts_once() {
        List<ComplaintEvent> life = new ArrayList<>();
        life.add(City.attached("T1", 1, a(), City.JUNE));
        life.addAll(City.moved("T1", 2, a(), b(), City.JUNE));
        life.addAll(City.moved("T1", 3, b(), c(), City.JUNE));
        life.addAll(City.moved("T1", 4, c(), a(), City.JUNE));
        int cuts = 0;

        for (List<Integer> cut : cuts(byPartition(life))) {
            MoveBetweenMarkersTest city = new MoveBetweenMarkersTest();
            city.cutAt(cut, life);
            cuts++;

            assertThat(city.counted()).as("%s", cut).isEqualTo(cut.get(0) == 0 ? 0 : 1);
            city.end(CLOSES.plusDays(1));
            assertThat(city.counts()).as("%s", cut).isEqualTo(Map.of(a(), 1L));
        }
        assertThat(cuts).isEqualTo(4 * 3 * 3);
    }

    @Test
    void what_has_only_arrived_is_published_where_it_was_until_the_other_half_comes() {
        List<ComplaintEvent> move = City.moved("T1", 2, a(), b(), City.JUNE);
        register();
        core.tell(City.attached("T1", 1, a(), City.JUNE));
        core.tell(move.get(1));

        end(CLOSES);
        assertThat(counts()).isEqualTo(Map.of(a(), 1L));
        end(CLOSES.plusDays(1));
        assertThat(board().revision()).isEqualTo(1);
        core.tell(move.get(0));
        end(CLOSES.plusDays(2));

        assertThat(counts()).isEqualTo(Map.of(b(), 1L));
        assertThat(board().revision()).isEqualTo(2);
    }

    @Test
    void what_has_only_left_the_queue_is_still_in_it() {
        List<ComplaintEvent> move = City.moved("T1", 2, null, b(), City.JUNE);
        register();
        core.tell(City.attached("T1", 1, null, City.JUNE));
        core.tell(move.get(0));

        end(CLOSES);

        assertThat(board().unattributed().count()).isEqualTo(1);
        core.tell(move.get(1));
        end(CLOSES.plusDays(1));
        assertThat(board().unattributed().count()).isZero();
        assertThat(counts()).isEqualTo(Map.of(b(), 1L));
    }

    @Test
    void an_exclusion_behind_half_a_move_waits_with_it() {
        List<ComplaintEvent> move = City.moved("T1", 2, a(), b(), City.JUNE);
        register();
        core.tell(City.attached("T1", 1, a(), City.JUNE));
        core.tell(move.get(1));
        end(CLOSES);
        core.tell(City.excluded("T1", 3, b(), City.JUNE));

        end(CLOSES.plusDays(1));
        assertThat(counts()).isEqualTo(Map.of(a(), 1L));
        core.tell(move.get(0));
        end(CLOSES.plusDays(2));

        assertThat(counts()).isEmpty();
    }

    @Test
    void halves_that_come_again_on_a_later_day_undo_nothing() {
        List<ComplaintEvent> move = City.moved("T1", 2, a(), b(), City.JUNE);
        register();
        core.tell(City.attached("T1", 1, a(), City.JUNE));
        move.forEach(core::tell);
        end(CLOSES);

        core.tell(move.get(0));
        core.restart();
        end(CLOSES.plusDays(1));
        core.tell(move.get(1));
        for (int day = 2; day < 20; day++) {
            end(CLOSES.plusDays(day));
        }
        core.tell(move.get(1));
        end(CLOSES.plusDays(20));

        assertThat(counts()).isEqualTo(Map.of(b(), 1L));
        assertThat(board().revision()).isEqualTo(1);
    }

    @Test
    void halves_of_the_last_release_count_as_they_did() {
        register();
        core.tell(City.attached("T1", 1, a(), City.JUNE));
        core.tell(City.attached("T1", 2, b(), City.JUNE));

        end(CLOSES);

        assertThat(counts()).isEqualTo(Map.of(a(), 1L, b(), 1L));
    }

    @Property(tries = 200)
    void many_complaints_and_any_markers_never_count_one_twice(@ForAll Random random) {
        MoveBetweenMarkersTest city = new MoveBetweenMarkersTest();
        List<ComplaintEvent> life = new ArrayList<>();
        Map<String, Long> last = new TreeMap<>();
        List<String> places = new ArrayList<>(ESTATES);
        places.add(null);
        for (int ticket = 0; ticket < 8; ticket++) {
            String at = ESTATES.get(random.nextInt(PARTITIONS));
            city.core.tell(City.attached("T" + ticket, 1, at, City.JUNE));
            boolean counts = true;
            for (int version = 2; version < 2 + random.nextInt(5); version++) {
                String to = places.get(random.nextInt(places.size()));
                if (to == null ? at == null : to.equals(at)) {
                    continue;
                }
                life.addAll(City.moved("T" + ticket, version, at, to, City.JUNE));
                at = to;
            }
            if (random.nextInt(4) == 0) {
                life.add(
                        new ComplaintChanged(
                                City.complaint("T" + ticket, 9, at, City.JUNE, false)));
                counts = false;
            }
            if (counts && at != null) {
                last.merge(at, 1L, Long::sum);
            }
        }
        List<Integer> cut =
                byPartition(life).stream().map(it -> random.nextInt(it.size() + 1)).toList();

        city.cutAt(cut, life);

        long excluded = life.stream().filter(ComplaintChanged.class::isInstance).count();
        assertThat(city.counted()).isBetween(8 - excluded, 8L);
        city.end(CLOSES.plusDays(1));
        assertThat(city.counts()).isEqualTo(last);
        assertThat(city.counted()).isEqualTo(8 - excluded);
    }

    /** In each partition so many events come before the closing day's marker, the rest after it. */
    private void cutAt(List<Integer> cut, List<ComplaintEvent> life) {
        register();
        List<List<ComplaintEvent>> partitions = byPartition(life);
        for (int i = 0; i < PARTITIONS; i++) {
            for (ComplaintEvent event : partitions.get(i).subList(0, cut.get(i))) {
                core.tell(i, event);
            }
        }
        end(CLOSES);
        for (int i = 0; i < PARTITIONS; i++) {
            List<ComplaintEvent> events = partitions.get(i);
            for (ComplaintEvent event : events.subList(cut.get(i), events.size())) {
                core.tell(i, event);
            }
        }
    }

    private void register() {
        ESTATES.forEach(it -> core.tell(City.recorded(it)));
    }

    private void end(LocalDate day) {
        core.tell(City.closed(day));
        City.marks(day).forEach(core::tell);
        core.takeSaid().stream()
                .filter(RankingPublished.class::isInstance)
                .map(it -> ((RankingPublished) it).board())
                .forEach(it -> boards.put(it.ranking() + " " + it.period().id(), it));
    }

    private Board board() {
        return boards.get("estate-complaints 2022-06");
    }

    /** Counted complaints by estate, where there are any. */
    private Map<String, Long> counts() {
        return board().rows().stream()
                .filter(it -> it.value().signum() != 0)
                .collect(
                        Collectors.toMap(
                                it -> it.subject().code(),
                                (BoardRow it) -> it.value().longValueExact()));
    }

    private long counted() {
        return counts().values().stream().mapToLong(it -> it).sum()
                + board().unattributed().count();
    }

    private static List<List<ComplaintEvent>> byPartition(List<ComplaintEvent> life) {
        List<List<ComplaintEvent>> partitions = new ArrayList<>();
        for (int i = 0; i < PARTITIONS; i++) {
            int partition = i;
            partitions.add(
                    life.stream()
                            .filter(it -> DrivenCore.partition(it.key(), PARTITIONS) == partition)
                            .toList());
        }
        return partitions;
    }

    /** Every way to put a marker into each partition. */
    private static List<List<Integer>> cuts(List<List<ComplaintEvent>> partitions) {
        List<List<Integer>> cuts = List.of(List.of());
        for (List<ComplaintEvent> events : partitions) {
            List<List<Integer>> longer = new ArrayList<>();
            for (List<Integer> cut : cuts) {
                for (int at = 0; at <= events.size(); at++) {
                    List<Integer> more = new ArrayList<>(cut);
                    more.add(at);
                    longer.add(more);
                }
            }
            cuts = longer;
        }
        return cuts;
    }

    private static String a() {
        return ESTATES.get(0);
    }

    private static String b() {
        return ESTATES.get(1);
    }

    private static String c() {
        return ESTATES.get(2);
    }
}
