package io.duban.notification;

import static io.duban.notification.Escalations.DAY;
import static io.duban.notification.Escalations.against;
import static io.duban.notification.Escalations.company;
import static io.duban.notification.Escalations.estate;
import static io.duban.notification.Escalations.raised;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.duban.contracts.measure.Measure;
import io.duban.notification.print.Fonts;
import io.duban.teststack.Answer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

/** A letter with a character that no font has is not issued, and says which character it is. */
class UnprintableLettersIT {

    private static final String RARE = "\uD869\uDEA5";

    private final NoticeStage stage = new NoticeStage(UnprintableLettersIT.class);

    @BeforeEach
    void fonts_came_with_the_build() {
        assumeThat(Fonts.shipped().absent()).isEmpty();
    }

    @AfterEach
    void stop() {
        stage.close();
    }

    @Test
    void the_signature_that_would_issue_it_is_refused_and_leaves_nothing() {
        stage.day(
                DAY,
                raised(against(estate("E3", "小区" + RARE, company("P2")), Measure.BLACKLIST, 3, 1)));
        String path = stage.path("");

        Answer refused = stage.sign(path, "王伟", "组长", null);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("characters-without-font", RARE);
        JsonNode draft = stage.service().json(path);
        assertThat(draft.get("state").stringValue()).isEqualTo("drafted");
        assertThat(draft.get("signatures")).isEmpty();
    }

    @Test
    void one_that_nobody_signs_stays_a_draft_and_its_life_says_why_once() {
        stage.day(
                DAY,
                raised(
                        against(
                                estate("E1", "小区" + RARE, company("P1")),
                                Measure.INTERVIEW_COMPANY,
                                1,
                                3)));
        stage.day(DAY.plusDays(1));

        JsonNode held = stage.service().json(stage.path(""));

        assertThat(held.get("state").stringValue()).isEqualTo("drafted");
        assertThat(held.has("number")).isFalse();
        assertThat(held.get("life").toString()).containsOnlyOnce(RARE);
    }
}
