package io.duban.notification.query;

import io.duban.notification.notice.Answer;

import java.time.LocalDate;
import java.util.List;

/** An answer as a caller sees it. */
record AnswerView(String text, List<String> attachments, LocalDate on, LifeView.Actor by) {

    static AnswerView of(Answer answer, boolean signing) {
        return new AnswerView(
                answer.text(),
                answer.attachments(),
                answer.on(),
                LifeView.Actor.of(answer.by(), signing));
    }
}
