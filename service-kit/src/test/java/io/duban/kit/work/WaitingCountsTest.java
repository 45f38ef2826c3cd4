package io.duban.kit.work;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.Map;

class WaitingCountsTest {

    @Test
    void a_kind_that_comes_twice_is_summed_up_and_one_that_is_in_time_is_not_named() {
        WaitingCounts.Tally tally = new WaitingCounts.Tally();
        tally.add(WorkKind.REQUEST, 2, 1, 0);
        tally.add(WorkKind.REQUEST, 1, 0, 4);
        tally.add(WorkKind.WORK_ORDER, 1, 0, 0);
        tally.add(WorkKind.TASK, 0, 3, 5);
        tally.add(WorkKind.REVIEW, 0, 0, 0);

        WaitingCounts counts = tally.counts();

        assertThat(counts.overdue()).isEqualTo(4);
        assertThat(counts.dueToday()).isEqualTo(4);
        assertThat(counts.later()).isEqualTo(9);
        assertThat(counts.overdueByKind())
                .containsExactly(Map.entry("request", 3L), Map.entry("workOrder", 1L));
        assertThat(counts.byKind())
                .containsExactly(
                        Map.entry("request", new WaitingCounts.OfKind(3, 1, 4)),
                        Map.entry("task", new WaitingCounts.OfKind(0, 3, 5)),
                        Map.entry("workOrder", new WaitingCounts.OfKind(1, 0, 0)));
    }

    @Test
    void days_overdue_are_working_days() {
        // The third of June 2022 was a holiday, a Friday.
        LocalDate due = LocalDate.of(2022, 6, 2);

        assertThat(WorkView.overdueDays(due, due)).isZero();
        assertThat(WorkView.overdueDays(due, LocalDate.of(2022, 6, 5))).isZero();
        assertThat(WorkView.overdueDays(due, LocalDate.of(2022, 6, 7))).isEqualTo(2);
        assertThat(WorkView.overdueDays(due, due.minusDays(3))).isZero();
    }
}
