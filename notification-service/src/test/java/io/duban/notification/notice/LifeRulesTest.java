package io.duban.notification.notice;

import static io.duban.notification.notice.NoticeLives.next;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.kit.security.Role;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

class LifeRulesTest {

    private static final LifeTerms BOTH =
            new LifeTerms(2, List.of("property", "projects"), 3, 2, 5, 10);
    private static final LifeTerms EITHER =
            new LifeTerms(1, List.of("property", "projects"), 3, 2, 5, 10);
    private static final LifeTerms UNSIGNED = new LifeTerms(0, List.of(), 3, 2, 5, 10);
    private static final NoticeNumber NUMBER = new NoticeNumber("约谈提醒", 2022, 1, "临治醒〔2022〕1号");

    /** A Friday before the holidays of the national day, which end on 7 October. */
    private static final LocalDate FRIDAY = LocalDate.of(2022, 9, 30);

    @Test
    void a_letter_that_is_signed_on_a_day_off_bears_the_next_working_day() {
        NoticeLife life = LifeRules.drafted(on(FRIDAY), EITHER);

        NoticeLife signed =
                next(LifeRules.sign(life, "王伟", "组长", "property", on(FRIDAY.plusDays(1))));

        // 8 October 2022 was a Saturday that was worked.
        assertThat(signed.signatures().getFirst().on()).isEqualTo(LocalDate.of(2022, 10, 8));
        assertThat(signed.isReady()).isTrue();
        assertThat(signed.waits()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"王 伟", " 王伟", "王\u200B伟", "王\u3000伟", "ｗang", "WANG"})
    void nobody_signs_twice_however_the_name_is_written(String again) {
        NoticeLife life = LifeRules.drafted(on(FRIDAY), BOTH);
        String first = again.strip().startsWith("王") ? "王伟" : "wang";
        NoticeLife signed = next(LifeRules.sign(life, first, "组长", "property", on(FRIDAY)));

        Ruling ruling = LifeRules.sign(signed, again, "副组长", "projects", on(FRIDAY));

        assertThat(ruling).isInstanceOf(Ruling.Refused.class);
        assertThat(((Ruling.Refused) ruling).code()).isEqualTo("signed-before");
    }

    @Test
    void the_same_signature_again_is_a_retry() {
        NoticeLife life = LifeRules.drafted(on(FRIDAY), BOTH);
        NoticeLife signed = next(LifeRules.sign(life, "王伟", "组长", "property", on(FRIDAY)));

        assertThat(LifeRules.sign(signed, "王伟", "组长", "property", on(FRIDAY)))
                .isEqualTo(Ruling.same());
        assertThat(LifeRules.sign(signed, "王伟", "组长", null, on(FRIDAY))).isEqualTo(Ruling.same());
    }

    @Test
    void of_two_task_forces_each_signs_and_the_second_need_not_be_named() {
        NoticeLife life = LifeRules.drafted(on(FRIDAY), BOTH);

        assertThat(refused(LifeRules.sign(life, "王伟", "组长", null, on(FRIDAY))).pointer())
                .isEqualTo("/taskForce");
        assertThat(refused(LifeRules.sign(life, "王伟", "组长", "county", on(FRIDAY))).pointer())
                .isEqualTo("/taskForce");
        NoticeLife one = next(LifeRules.sign(life, "王伟", "组长", "property", on(FRIDAY)));
        assertThat(refused(LifeRules.sign(one, "李娜", "组长", "property", on(FRIDAY))).code())
                .isEqualTo("signed-before");
        assertThat(one.waits()).isEqualTo(life.waits());
        NoticeLife both = next(LifeRules.sign(one, "李娜", "组长", null, on(FRIDAY)));
        assertThat(both.signatures())
                .extracting(Signature::taskForce)
                .containsExactly("property", "projects");
        assertThat(both.isReady()).isTrue();
    }

    @Test
    void the_term_for_an_answer_runs_from_the_receipt_and_again_from_the_return() {
        NoticeLife issued =
                next(LifeRules.issue(LifeRules.drafted(on(FRIDAY), UNSIGNED), NUMBER, on(FRIDAY)));
        NoticeLife delivered = next(LifeRules.deliver(issued, on(FRIDAY)));

        NoticeLife received = next(LifeRules.receive(delivered, on(FRIDAY)));

        // 8 and 9 October were worked.
        assertThat(received.answerBy()).isEqualTo(LocalDate.of(2022, 10, 12));
        LocalDate later = LocalDate.of(2022, 10, 10);
        NoticeLife answered = next(LifeRules.answer(received, "已整改", List.of(), false, on(later)));
        NoticeLife returned = next(LifeRules.sendBack(answered, "过于简单", on(later)));
        assertThat(returned.state()).isEqualTo(NoticeState.RECEIVED);
        assertThat(returned.answerBy()).isEqualTo(LocalDate.of(2022, 10, 17));
        assertThat(returned.waits())
                .isEqualTo(Waiting.until(Waiting.Step.ANSWER, LocalDate.of(2022, 10, 17)));
        // Whoever got no answer to the call calls again, and must not undo the return.
        assertThat(refused(LifeRules.answer(returned, "已整改", List.of(), false, on(later))).code())
                .isEqualTo("returned-before");
        assertThat(next(LifeRules.answer(returned, "已整改", List.of("a"), false, on(later))).state())
                .isEqualTo(NoticeState.ANSWERED);
        // Who has seen that it was returned may mean it.
        assertThat(next(LifeRules.answer(returned, "已整改", List.of(), true, on(later))).state())
                .isEqualTo(NoticeState.ANSWERED);
    }

    @Test
    void an_answer_before_the_receipt_is_refused() {
        NoticeLife issued =
                next(LifeRules.issue(LifeRules.drafted(on(FRIDAY), UNSIGNED), NUMBER, on(FRIDAY)));

        assertThat(refused(LifeRules.answer(issued, "已整改", List.of(), false, on(FRIDAY))).code())
                .isEqualTo("not-received");
    }

    @Test
    void what_is_overdue_is_said_once_for_each_step() {
        NoticeLife issued =
                next(LifeRules.issue(LifeRules.drafted(on(FRIDAY), UNSIGNED), NUMBER, on(FRIDAY)));
        LocalDate due = LocalDate.of(2022, 10, 9);

        assertThat(LifeRules.reminded(issued, end(due.minusDays(1)))).isEmpty();
        NoticeLife reminded = LifeRules.reminded(issued, end(due)).orElseThrow();
        assertThat(reminded.entries().getLast().due()).isEqualTo(due);
        assertThat(LifeRules.reminded(reminded, end(due.plusDays(9)))).isEqualTo(Optional.empty());
        NoticeLife delivered = next(LifeRules.deliver(reminded, on(due)));
        assertThat(LifeRules.reminded(delivered, end(due.plusDays(9)))).isEmpty();
        NoticeLife received = next(LifeRules.receive(delivered, on(due)));
        assertThat(LifeRules.reminded(received, end(received.answerBy()))).isPresent();
    }

    @Test
    void no_step_lies_before_the_one_that_it_follows() {
        LocalDate saturday = LocalDate.of(2022, 7, 2);
        NoticeLife signed =
                next(
                        LifeRules.sign(
                                LifeRules.drafted(on(saturday), EITHER),
                                "王伟",
                                "组长",
                                "property",
                                on(saturday)));
        NoticeLife issued = next(LifeRules.issue(signed, NUMBER, on(LifeRules.workday(saturday))));

        NoticeLife delivered = next(LifeRules.deliver(issued, on(saturday)));

        assertThat(delivered.last()).isEqualTo(LocalDate.of(2022, 7, 4));
    }

    @Test
    void a_void_keeps_its_number_and_needs_a_state_that_can_be_left() {
        NoticeLife issued =
                next(LifeRules.issue(LifeRules.drafted(on(FRIDAY), UNSIGNED), NUMBER, on(FRIDAY)));

        NoticeLife annulled = next(LifeRules.annul(issued, "文号有误", on(FRIDAY)));

        assertThat(annulled.number()).isEqualTo(NUMBER);
        assertThat(LifeRules.annul(annulled, "文号有误", on(FRIDAY))).isEqualTo(Ruling.same());
        assertThat(refused(LifeRules.annul(annulled, "别的", on(FRIDAY))).code()).isEqualTo("void");
        assertThat(refused(LifeRules.sign(annulled, "王伟", "组长", null, on(FRIDAY))).code())
                .isEqualTo("void");
    }

    private static Ruling.Refused refused(Ruling ruling) {
        assertThat(ruling).isInstanceOf(Ruling.Refused.class);
        return (Ruling.Refused) ruling;
    }

    private static Act on(LocalDate day) {
        return new Act(day, null, new By("k1", Role.OFFICIAL, "city", "王伟"));
    }

    private static Act end(LocalDate day) {
        return Act.ofDayEnd(day, null);
    }
}
