package io.duban.ranking.tally;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.contracts.event.ComplaintEvent;
import io.duban.contracts.event.DubanEvent;
import io.duban.contracts.period.Month;
import io.duban.kit.event.EventCodec;
import io.duban.kit.json.JsonAutoConfiguration;
import io.duban.ranking.City;
import io.duban.ranking.board.BoardMerge;
import io.duban.ranking.board.DayPart;
import io.duban.ranking.board.InMemoryFacts;
import io.duban.ranking.board.InMemoryMerge;
import io.duban.ranking.board.Side;
import io.duban.ranking.ladder.InMemoryLadder;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** DESIGN's first sentence: any interleaving of the same facts gives the same bytes. */
class EveryOrderTest {

    private static final List<LocalDate> DAYS =
            List.of(
                    LocalDate.of(2022, 7, 3),
                    LocalDate.of(2022, 7, 10),
                    LocalDate.of(2022, 8, 2),
                    LocalDate.of(2022, 8, 3),
                    LocalDate.of(2022, 9, 3),
                    LocalDate.of(2022, 10, 3),
                    LocalDate.of(2022, 10, 4));

    /** Each list is what happens before the day of the same index ends. */
    record History(List<List<ComplaintEvent>> days) {}

    @Property(tries = 60)
    void the_same_facts_give_the_same_bytes(
            @ForAll("histories") History history, @ForAll Random random) {
        List<String> expected = play(history, 1, new Random(0), false);

        for (int partitions : List.of(1, 3, 12)) {
            assertThat(play(history, partitions, random, true)).isEqualTo(expected);
        }
        assertThat(expected).anyMatch(it -> it.contains("\"revision\":1"));
    }

    private static List<String> play(
            History history, int partitions, Random random, boolean disorder) {
        BoardMerge merge =
                new BoardMerge(
                        new InMemoryMerge(),
                        new InMemoryFacts(),
                        new InMemoryLadder(),
                        City.RULEBOOK,
                        City.FIRST_DAY,
                        partitions,
                        _ -> {},
                        () -> true);
        List<Tally> tallies = new ArrayList<>();
        for (int i = 0; i < partitions; i++) {
            tallies.add(new Tally(new InMemoryTally(), i, City.FIRST_DAY, it -> merge.apply(it)));
        }
        List<DubanEvent> said = new ArrayList<>();
        for (int day = 0; day < DAYS.size(); day++) {
            List<ComplaintEvent> events = new ArrayList<>(history.days().get(day));
            if (disorder) {
                events.addAll(events.subList(0, events.size() / 2));
                Collections.shuffle(events, random);
            }
            for (ComplaintEvent event : events) {
                tallies.get(partition(event, partitions)).apply(event);
            }
            said.addAll(close(DAYS.get(day), tallies, merge, random, disorder));
        }
        return bytes(said);
    }

    private static List<DubanEvent> close(
            LocalDate day, List<Tally> tallies, BoardMerge merge, Random random, boolean disorder) {
        List<DayPart> parts = new ArrayList<>();
        for (Tally tally : tallies) {
            tally.apply(City.closed(day)).ifPresent(parts::add);
            assertThat(tally.apply(City.closed(day))).isEmpty();
        }
        if (disorder) {
            Collections.shuffle(parts, random);
        }
        List<DubanEvent> said = new ArrayList<>();
        Map<Side, DubanEvent> marks = City.marks(day);
        boolean marksFirst = disorder && random.nextBoolean();
        if (marksFirst) {
            marks.forEach((side, mark) -> said.addAll(merge.apply(side, mark)));
        }
        parts.forEach(part -> said.addAll(merge.apply(part)));
        if (!marksFirst) {
            marks.forEach((side, mark) -> said.addAll(merge.apply(side, mark)));
        }
        marks.forEach((side, mark) -> assertThat(merge.apply(side, mark)).isEmpty());
        parts.forEach(part -> assertThat(merge.apply(part)).isEmpty());
        return said;
    }

    private static int partition(ComplaintEvent event, int partitions) {
        return Math.floorMod(event.key().hashCode(), partitions);
    }

    private static List<String> bytes(List<DubanEvent> events) {
        EventCodec codec = new EventCodec(JsonAutoConfiguration.strictMapper(), "/test", "");
        return events.stream()
                .map(codec::encode)
                .map(it -> it.id() + " " + new String(it.body(), StandardCharsets.UTF_8))
                .toList();
    }

    @Provide
    Arbitrary<History> histories() {
        return Arbitraries.longs().map(seed -> history(new Random(seed)));
    }

    /** Few estates and many of each kind of change, so that ties, moves and returns happen. */
    private static History history(Random random) {
        List<List<ComplaintEvent>> days = new ArrayList<>();
        DAYS.forEach(_ -> days.add(new ArrayList<>()));
        int estates = 3 + random.nextInt(40);
        for (int i = 0; i < estates; i++) {
            int from = random.nextInt(10) == 0 ? random.nextInt(DAYS.size()) : 0;
            days.get(from).add(City.recorded(estate(i)));
            if (random.nextInt(4) == 0) {
                int changed = from + random.nextInt(DAYS.size() - from);
                days.get(changed).add(City.recorded(estate(i), "C2", 2));
            }
        }
        int tickets = random.nextInt(120);
        for (int i = 0; i < tickets; i++) {
            ticket("T" + i, random, estates, days);
        }
        return new History(days);
    }

    private static void ticket(
            String ticketNo, Random random, int estates, List<List<ComplaintEvent>> days) {
        Month month = Month.of(2022, 6 + random.nextInt(4));
        Optional<String> at = place(random, estates);
        int day = random.nextInt(DAYS.size());
        days.get(day).add(City.attached(ticketNo, 1, at.orElse(null), month));
        for (int version = 2; version < 2 + random.nextInt(5); version++) {
            day = Math.min(DAYS.size() - 1, day + random.nextInt(3));
            String from = at.orElse(null);
            switch (random.nextInt(3)) {
                case 0 -> days.get(day).add(City.excluded(ticketNo, version, from, month));
                case 1 -> days.get(day).add(City.attached(ticketNo, version, from, month));
                default -> {
                    Optional<String> to = place(random, estates);
                    if (!to.equals(at)) {
                        days.get(day)
                                .addAll(
                                        City.moved(
                                                ticketNo, version, from, to.orElse(null), month));
                        at = to;
                    }
                }
            }
        }
    }

    private static Optional<String> place(Random random, int estates) {
        return random.nextInt(8) == 0
                ? Optional.empty()
                : Optional.of(estate(random.nextInt(estates)));
    }

    private static String estate(int number) {
        return "E%02d".formatted(number);
    }

    @Property(tries = 20)
    void boards_of_a_month_are_numbered_without_gaps(@ForAll("histories") History history) {
        List<Integer> revisions = new ArrayList<>();
        for (String said : play(history, 3, new Random(1), true)) {
            if (said.startsWith("estate-complaints-2022-06-") && !said.contains("-final-")) {
                revisions.add(
                        Integer.parseInt(
                                said.substring(
                                        "estate-complaints-2022-06-".length(), said.indexOf(' '))));
            }
        }

        assertThat(revisions).isNotEmpty();
        for (int i = 0; i < revisions.size(); i++) {
            assertThat(revisions.get(i)).isEqualTo(i + 1);
        }
    }
}
