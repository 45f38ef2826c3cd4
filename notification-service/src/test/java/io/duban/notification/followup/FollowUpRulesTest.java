package io.duban.notification.followup;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.contracts.subject.Party;
import io.duban.kit.security.Role;
import io.duban.notification.followup.FollowUpRules.Report;
import io.duban.notification.followup.FollowUpRules.Ruling;
import io.duban.notification.followup.FollowUpRules.Saying;
import io.duban.notification.notice.By;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

class FollowUpRulesTest {

    private static final LocalDate DAY = LocalDate.of(2022, 9, 5);
    private static final Saying NOW =
            new Saying(
                    DAY,
                    OffsetDateTime.parse("2022-09-05T10:00:00+08:00"),
                    new By("key-1", Role.STREET, "street/S1", null));

    @Test
    void a_task_is_due_so_many_working_days_after_its_notice() {
        // Friday; 中秋节 lies between.
        assertThat(task().due()).isEqualTo("2022-09-30");
        assertThat(task().state()).isEqualTo(FollowUpState.OPEN);
    }

    @Test
    void it_goes_on_and_is_done_with_a_result() {
        FollowUpTask begun = said(task(), report(FollowUpState.IN_PROGRESS, "已启动"));
        FollowUpTask further = said(begun, report(FollowUpState.IN_PROGRESS, "已进场"));
        FollowUpTask done = said(further, report(FollowUpState.DONE, "评价合格"));

        assertThat(done.steps())
                .extracting(FollowUpTask.Step::note)
                .containsExactly("已启动", "已进场", "评价合格");
        assertThat(done.result().note()).isEqualTo("评价合格");
        assertThat(done.open()).isFalse();
    }

    @Test
    void the_same_said_again_changes_nothing() {
        FollowUpTask done = said(task(), report(FollowUpState.DONE, "评价合格"));

        assertThat(FollowUpRules.say(done, report(FollowUpState.DONE, "评价合格"), NOW))
                .isEqualTo(new Ruling.Same());
    }

    @ParameterizedTest
    @EnumSource(names = {"OPEN", "IN_PROGRESS", "DONE", "CANCELLED"})
    void what_is_over_is_over(FollowUpState next) {
        FollowUpTask done = said(task(), report(FollowUpState.DONE, "评价合格"));
        FollowUpTask cancelled = said(task(), report(FollowUpState.CANCELLED, "重复"));

        assertThat(FollowUpRules.say(done, report(next, "又"), NOW))
                .isEqualTo(new Ruling.Conflict("follow-up-over", "The follow-up is done."));
        assertThat(FollowUpRules.say(cancelled, report(next, "又"), NOW))
                .isEqualTo(new Ruling.Conflict("follow-up-over", "The follow-up is cancelled."));
    }

    @Test
    void an_interview_has_its_record() {
        Report record =
                new Report(FollowUpState.DONE, "已约谈", DAY, List.of("某公司（演示）负责人"), List.of("att-1"));

        FollowUpTask held = said(task(), record);

        assertThat(held.result())
                .isEqualTo(
                        new FollowUpTask.Result(
                                "已约谈", DAY, List.of("某公司（演示）负责人"), List.of("att-1")));
    }

    @Test
    void no_interview_was_held_tomorrow_nor_before_it_is_done() {
        assertThat(
                        FollowUpRules.say(
                                task(),
                                new Report(
                                        FollowUpState.DONE,
                                        "x",
                                        DAY.plusDays(1),
                                        List.of(),
                                        List.of()),
                                NOW))
                .isInstanceOf(Ruling.Invalid.class);
        assertThat(
                        FollowUpRules.say(
                                task(),
                                new Report(
                                        FollowUpState.IN_PROGRESS, "x", DAY, List.of(), List.of()),
                                NOW))
                .isEqualTo(
                        new Ruling.Invalid(
                                "/heldOn", "not-done", "is said when the state is done"));
    }

    @Test
    void with_its_notice_goes_what_is_still_open() {
        FollowUpTask done = said(task(), report(FollowUpState.DONE, "评价合格"));

        List<FollowUpTask> after =
                FollowUpRules.cancelled(List.of(task(), planned(), done), "原文撤销", NOW);

        assertThat(after)
                .extracting(FollowUpTask::state)
                .containsExactly(
                        FollowUpState.CANCELLED, FollowUpState.CANCELLED, FollowUpState.DONE);
        assertThat(after.getFirst().steps().getLast().note()).isEqualTo("原文撤销");
    }

    private static FollowUpTask said(FollowUpTask task, Report report) {
        return ((Ruling.Next) FollowUpRules.say(task, report, NOW)).task();
    }

    private static Report report(FollowUpState state, String note) {
        return new Report(state, note, null, List.of(), List.of());
    }

    private static FollowUpTask task() {
        return FollowUpRules.opened(List.of(planned()), LocalDate.of(2022, 9, 2)).getFirst();
    }

    private static FollowUpTask planned() {
        return new FollowUpTask(
                "fup-1",
                "quality-evaluation",
                "街道牵头组织开展质量评价",
                "六(四)2",
                new Party("S1", "某街道（演示）"),
                "street/S1",
                19,
                null,
                FollowUpState.PLANNED,
                false,
                List.of(),
                null);
    }
}
