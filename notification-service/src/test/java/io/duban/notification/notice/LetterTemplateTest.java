package io.duban.notification.notice;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.duban.notification.notice.LetterTemplate.Vocabulary;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Set;

class LetterTemplateTest {

    private static final Vocabulary WORDS =
            new Vocabulary(Set.of("addressee", "days"), Set.of("days"), Set.of("facts", "demand"));

    @Test
    void every_measure_has_its_wording() {
        assertThatCode(LetterTemplates::new).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "title: 通知\ndemand: {days}日内\noffice: 办\n{facts}{demand}",
                "title: 通知\noffice: 办\n---\n{facts}{demand}",
                "title: 通知\ndemand: {days}\n---\n{facts}{demand}",
                "title: 通知\ndemand: 尽快\noffice: 办\n---\n{facts}{demand}",
                "title: {facts}\ndemand: {days}\noffice: 办\n---\n{facts}{demand}",
                "title: 通知\ndemand: {days}\noffice: 办\n---\n{facts}",
                "title: 通知\ntitle: 通知\ndemand: {days}\noffice: 办\n---\n{facts}{demand}",
                "title: 通知\ncopy: 抄送\ndemand: {days}\noffice: 办\n---\n{facts}{demand}"
            })
    void a_faulty_template_is_refused(String source) {
        assertThatThrownBy(() -> LetterTemplate.parse("test", source, WORDS))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("test");
    }
}
