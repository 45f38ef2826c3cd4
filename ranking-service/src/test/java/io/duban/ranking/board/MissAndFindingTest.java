package io.duban.ranking.board;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.contracts.event.ProjectEvent.TasksMissed;
import io.duban.contracts.event.SupervisionEvent.FindingRecorded;
import io.duban.contracts.ladder.Finding;
import io.duban.contracts.ladder.Miss;
import io.duban.contracts.period.Day;
import io.duban.contracts.rulebook.FindingKind;
import io.duban.contracts.subject.Subject;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Missed tasks and findings, from the facts to the measures (RULES 2.4, 2.6). */
class MissAndFindingTest {

    private final DrivenMerge merge = new DrivenMerge();

    @Test
    @Tag("row-60")
    void misses_accumulate_to_circular_interview_and_accountability() {
        LocalDate day = LocalDate.of(2022, 6, 10);
        for (int i = 0; i < 4; i++) {
            missed(day.plusDays(i), 1, List.of("K" + i));
            merge.close(day.plusDays(i), Optional.empty());
        }

        assertThat(merge.raised("county-task-misses"))
                .containsExactly(
                        "C1 CIRCULAR",
                        "C1 INTERVIEW_COUNTY",
                        "C1 ACCOUNTABILITY",
                        "C1 ACCOUNTABILITY");
    }

    @Test
    void a_miss_that_was_none_moves_the_later_ones_down() {
        LocalDate day = LocalDate.of(2022, 6, 10);
        missed(day, 1, List.of("K0"));
        merge.close(day, Optional.empty());
        missed(day.plusDays(1), 1, List.of("K1"));
        merge.close(day.plusDays(1), Optional.empty());
        merge.said().clear();

        missed(day, 2, List.of());
        merge.close(day.plusDays(2), Optional.empty());

        assertThat(merge.revoked()).containsExactly("C1 CIRCULAR", "C1 INTERVIEW_COUNTY");
        assertThat(merge.raised("county-task-misses")).containsExactly("C1 CIRCULAR");
    }

    @Test
    void a_finding_does_not_wait_for_the_day_to_end() {
        merge.state().lastDay(LocalDate.of(2022, 6, 9));
        Finding finding =
                new Finding(
                        FindingKind.INACTION,
                        Subject.county("C1", "县1"),
                        null,
                        new Day(LocalDate.of(2022, 6, 10)),
                        "推诿扯皮",
                        List.of("doc-1"));

        merge.tell(Side.SUPERVISION, new FindingRecorded("F1", finding));
        merge.tell(Side.SUPERVISION, new FindingRecorded("F1", finding));

        assertThat(merge.raised("finding-inaction")).containsExactly("C1 ACCOUNTABILITY_LETTER");
    }

    private void missed(LocalDate due, long version, List<String> tasks) {
        Subject county = Subject.county("C1", "县1");
        List<Miss> misses = tasks.stream().map(it -> new Miss(county, new Day(due), it)).toList();
        merge.tell(Side.PROJECTS, new TasksMissed(due, version, due, misses));
    }
}
