package io.duban.ranking.board;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.contracts.event.BodyEvent.BodyRecorded;
import io.duban.contracts.event.DubanEvent;
import io.duban.contracts.event.ProjectEvent.ProgressAssessed;
import io.duban.contracts.event.RankingEvent.RankingDayPublished;
import io.duban.contracts.period.Month;
import io.duban.contracts.project.CountyProgress;
import io.duban.contracts.subject.BodyLevel;
import io.duban.contracts.subject.BodyProfile;
import io.duban.contracts.subject.Subject;
import io.duban.ranking.City;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A day that is too large for one call says the same in several. */
class DayStepsTest {

    private static final LocalDate DAY = LocalDate.of(2022, 9, 3);
    private static final List<Month> MONTHS = List.of(City.JUNE, City.JULY, City.AUGUST);

    @Test
    void several_calls_say_what_one_would_have_said_in_the_same_order() {
        List<DubanEvent> atOnce = play(new DrivenMerge());
        DrivenMerge slow = new DrivenMerge();
        slow.slowDown();

        List<DubanEvent> inSteps = play(slow);

        assertThat(inSteps).isEqualTo(atOnce).hasSizeGreaterThan(10);
    }

    @Test
    void a_large_day_takes_many_calls_and_ends_with_its_mark() {
        DrivenMerge merge = new DrivenMerge();
        merge.slowDown();
        tell(merge);

        arrive(merge);

        assertThat(merge.said()).doesNotContain(new RankingDayPublished(DAY));
        assertThat(merge.goOn()).isGreaterThan(10);
        assertThat(merge.said()).contains(new RankingDayPublished(DAY));
        assertThat(merge.state().lastDay()).contains(DAY);
    }

    @Test
    void whoever_takes_over_in_the_middle_goes_on_where_the_other_stopped() {
        List<DubanEvent> undisturbed = play(new DrivenMerge());
        DrivenMerge merge = new DrivenMerge();
        merge.slowDown();
        tell(merge);
        arrive(merge);

        while (merge.state().progress().isPresent()) {
            merge.restart();
            merge.goOnOnce();
        }

        assertThat(merge.said()).isEqualTo(undisturbed);
    }

    @Test
    void a_day_that_is_whole_before_the_one_before_is_through_waits_for_it() {
        DrivenMerge merge = new DrivenMerge();
        merge.slowDown();
        tell(merge);
        arrive(merge);

        City.marks(DAY.plusDays(1)).forEach(merge::tell);
        merge.arrive(DAY.plusDays(1), Optional.empty());
        assertThat(merge.said()).doesNotContain(new RankingDayPublished(DAY.plusDays(1)));
        merge.goOn();

        assertThat(merge.said())
                .containsSubsequence(
                        new RankingDayPublished(DAY), new RankingDayPublished(DAY.plusDays(1)));
    }

    @Test
    void a_part_in_pieces_is_whole_with_its_last_one_in_whatever_order_they_come() {
        List<DubanEvent> atOnce = play(new DrivenMerge());
        DrivenMerge merge = new DrivenMerge();
        tell(merge);
        City.marks(DAY).forEach(merge::tell);
        DayPart whole = part();

        for (int i : List.of(2, 0, 0, 1)) {
            assertThat(merge.said()).isEmpty();
            merge.arrive(whole.pieceByPiece().get(i));
        }

        assertThat(merge.said()).isEqualTo(atOnce);
    }

    private static List<DubanEvent> play(DrivenMerge merge) {
        tell(merge);
        arrive(merge);
        merge.goOn();
        return List.copyOf(merge.said());
    }

    private static void arrive(DrivenMerge merge) {
        City.marks(DAY).forEach(merge::tell);
        merge.arrive(part());
    }

    private static DayPart part() {
        return new DayPart(
                DAY,
                0,
                MONTHS.stream()
                        .map(it -> new MonthPart(it, it.equals(City.JUNE), tally(it)))
                        .toList());
    }

    private static Optional<MonthTally> tally(Month month) {
        return Optional.of(
                new MonthTally(
                        IntStream.range(0, 50)
                                .mapToObj(
                                        i ->
                                                new EstateCount(
                                                        City.estate("E" + i, "C" + i % 7),
                                                        i + month.value().getMonthValue(),
                                                        Timeliness.NONE))
                                .toList(),
                        0));
    }

    private static void tell(DrivenMerge merge) {
        for (int i = 0; i < 7; i++) {
            BodyProfile county = new BodyProfile("C" + i, BodyLevel.COUNTY, "县" + i, null, "县");
            merge.tell(Side.BODIES, new BodyRecorded(county, 1));
        }
        for (Month month : List.of(City.JULY, City.AUGUST)) {
            List<CountyProgress> progress = new ArrayList<>();
            for (int i = 0; i < 7; i++) {
                progress.add(
                        new CountyProgress(
                                Subject.county("C" + i, "县" + i),
                                BigDecimal.TEN,
                                BigDecimal.valueOf(i),
                                new BigDecimal("0." + i + "000"),
                                5));
            }
            merge.tell(Side.PROJECTS, new ProgressAssessed(month, 1, DAY, progress));
        }
    }
}
