package io.duban.ranking.topology;

import io.duban.contracts.event.RankingEvent.RankingDayPublished;
import io.duban.contracts.period.Month;
import io.duban.contracts.subject.EstateProfile;
import io.duban.contracts.subject.Party;
import io.duban.ranking.City;
import io.duban.ranking.board.DayPart;
import io.duban.ranking.board.EstateCount;
import io.duban.ranking.board.MonthPart;
import io.duban.ranking.board.MonthTally;
import io.duban.ranking.board.Timeliness;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Measures what the merge step takes for one day, with its real stores and without a broker: run it
 * with {@code -Dduban.day.cost=true}. A call has to stay well below the ten seconds after which the
 * broker ends a transaction.
 */
class DayCostTest {

    @Test
    @EnabledIfSystemProperty(named = "duban.day.cost", matches = "true")
    void measure_what_a_day_costs() throws IOException {
        measure(1_000, 1);
        for (int[] size : new int[][] {{10_000, 1}, {20_000, 1}, {40_000, 1}, {10_000, 30}}) {
            measure(size[0], size[1]);
        }
    }

    private static void measure(int estates, int months) throws IOException {
        LocalDate day = City.closingDay(month(months - 1));
        List<MonthPart> parts =
                IntStream.range(0, months)
                        .mapToObj(i -> new MonthPart(month(i), false, tally(estates)))
                        .toList();
        try (DrivenTopology topology =
                new DrivenTopology(Files.createTempDirectory("day-cost"), City.RULEBOOK)) {
            City.marks(day).values().forEach(topology::pipe);
            DayPart part = new DayPart(day, 0, parts);
            long began = System.nanoTime();
            int bytes = topology.part(part);
            Duration first = Duration.ofNanos(System.nanoTime() - began);
            Duration longest = first;
            int calls = 1;
            while (topology.rankings(RankingDayPublished.class).isEmpty()) {
                long again = System.nanoTime();
                topology.passASecond();
                Duration call = Duration.ofNanos(System.nanoTime() - again);
                longest = call.compareTo(longest) > 0 ? call : longest;
                calls++;
            }
            Duration whole = Duration.ofNanos(System.nanoTime() - began);
            System.out.printf(
                    "%,d estates, %d months: part %,d kB, whole day %d ms in %d calls, longest %d"
                            + " ms, largest board %,d kB%n",
                    estates,
                    months,
                    bytes >> 10,
                    whole.toMillis(),
                    calls,
                    longest.toMillis(),
                    topology.largestBoard() >> 10);
        }
    }

    private static Month month(int i) {
        return new Month(YearMonth.of(2022, 6).plusMonths(i));
    }

    private static Optional<MonthTally> tally(int estates) {
        return Optional.of(
                new MonthTally(
                        IntStream.range(0, estates)
                                .mapToObj(
                                        i ->
                                                new EstateCount(
                                                        estate(i),
                                                        (i * 7919L) % 97,
                                                        new Timeliness(i % 50, i % 40)))
                                .toList(),
                        3));
    }

    private static EstateProfile estate(int i) {
        return new EstateProfile(
                "E%06d".formatted(i),
                "阳光花园小区%06d".formatted(i),
                new Party("ST%03d".formatted(i % 200), "第%03d街道".formatted(i % 200)),
                new Party("CO%02d".formatted(i % 16), "第%02d区".formatted(i % 16)),
                900 + i % 700,
                new Party("C%04d".formatted(i % 1500), "某某物业服务有限公司%04d".formatted(i % 1500)),
                "王经理");
    }
}
