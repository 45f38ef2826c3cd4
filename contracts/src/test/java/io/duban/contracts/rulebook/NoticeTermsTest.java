package io.duban.contracts.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.duban.contracts.measure.Measure;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Terms of letters, who signs them, and who owns what follows from them. */
class NoticeTermsTest {

    private static final String LINYI = BundledRulebooks.text("linyi-2022-57");
    private static final String PROMPT = "PROMPT_LETTER: {signatures: 0, ";

    @Test
    void a_letter_is_answered_within_the_working_days_that_the_text_sets() {
        NoticeTerms terms = RulebookReader.read(LINYI).notices();

        assertThat(terms.measures().get(Measure.PROMPT_LETTER).answerWithinWorkingDays())
                .isEqualTo(5);
        assertThat(terms.closeWithinWorkingDays()).isEqualTo(10);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "3, 3", "7, 5", "8, 6", "10, 8", "15, 11", "30, 22", "365, 261"})
    void a_term_in_calendar_days_keeps_its_length_in_working_days(int days, int working) {
        String before = prompt("answerWithinDays: " + days);

        assertThat(answer(RulebookReader.readStored(before))).isEqualTo(working);
        assertThat(answer(RulebookReader.read(before))).isEqualTo(working);
    }

    @Test
    void a_text_of_before_there_were_working_days_is_read_with_the_terms_that_it_set() {
        String before =
                LINYI.replace("signWithinWorkingDays: 3", "signWithinDays: 4")
                        .replace("receiptWithinWorkingDays: 2", "receiptWithinDays: 14")
                        .replace("closeWithinWorkingDays: 10", "closeWithinDays: 15");

        NoticeTerms terms = RulebookReader.readStored(before).notices();

        assertThat(terms.signWithinWorkingDays()).isEqualTo(3);
        assertThat(terms.receiptWithinWorkingDays()).isEqualTo(10);
        assertThat(terms.closeWithinWorkingDays()).isEqualTo(11);
    }

    @Test
    void a_term_is_set_once() {
        refused(
                prompt("answerWithinDays: 7, answerWithinWorkingDays: 5"),
                "/notices/measures/PROMPT_LETTER/answerWithinDays",
                "must not stand beside answerWithinWorkingDays");
        refused(
                LINYI.replace(PROMPT + "answerWithinWorkingDays: 5}", PROMPT.replace(", ", "}")),
                "/notices/measures/PROMPT_LETTER/answerWithinWorkingDays",
                "is missing");
    }

    @Test
    void those_who_may_sign_are_named_and_a_silent_text_lets_every_task_force_of_the_city() {
        String silent = LINYI.replace("signedBy: [property], ", "");
        MeasureTerms named = RulebookReader.read(LINYI).terms(Measure.YELLOW_CARD);

        assertThat(named.signedBy()).containsExactly("property");
        assertThat(named.maySign("projects")).isFalse();
        assertThat(RulebookReader.read(silent).terms(Measure.YELLOW_CARD).signedBy())
                .containsExactly("property", "projects");
        assertThat(RulebookReader.read(LINYI).terms(Measure.PROMPT_LETTER).maySign("property"))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    signedBy: [property], answerWithinWorkingDays: 10}  | signedBy: [county], answerWithinWorkingDays: 10}              | YELLOW_CARD        | 'county' is not among [property, projects]
                    signedBy: [property], answerWithinWorkingDays: 10}  | signedBy: [], answerWithinWorkingDays: 10}                    | YELLOW_CARD        | must name as many as sign, 1
                    {signatures: 2, signedBy: [property, projects]      | {signatures: 2, signedBy: [property, property]                | INTERVIEW_REMINDER | must name nobody twice
                    {signatures: 2, signedBy: [property, projects]      | {signatures: 2, signedBy: [projects]                          | INTERVIEW_REMINDER | must name as many as sign, 2
                    PROMPT_LETTER: {signatures: 0                       | PROMPT_LETTER: {signatures: 0, signedBy: [projects]           | PROMPT_LETTER      | must be absent where nobody signs
                    """)
    void who_cannot_sign_is_refused(String from, String to, String measure, String problem) {
        refused(LINYI.replace(from, to), "/notices/measures/" + measure + "/signedBy", problem);
    }

    /** A release may add a measure that the bundled rulebook has signed by its own task forces. */
    @Test
    void a_measure_that_was_added_is_signed_by_the_citys_own_task_forces() {
        String own =
                LINYI.replaceFirst("(?m)^    DISCIPLINE_REFERRAL: .*$", "")
                        .replace("code: property\n", "code: estates\n")
                        .replace("code: projects\n", "code: building\n")
                        .replaceAll("signedBy: \\[[a-z, ]+], ", "")
                        .replaceAll("(?m)^ +signedBy: .*\n", "");

        assertThat(RulebookReader.readStored(own).terms(Measure.DISCIPLINE_REFERRAL).signedBy())
                .containsExactly("estates", "building");
    }

    @Test
    void a_follow_up_is_its_owners_within_a_term_and_else_the_addressees_within_twenty_days() {
        String silent =
                LINYI.replaceAll("(?m)^ +owner: .*\n", "")
                        .replaceAll("(?m)^ +withinWorkingDays: .*\n", "");

        assertThat(RulebookReader.read(LINYI).terms(Measure.BLACKLIST).followUps())
                .extracting(it -> it.owner().wire() + " " + it.withinWorkingDays())
                .containsExactly("street 20", "county 40");
        assertThat(RulebookReader.read(silent).terms(Measure.BLACKLIST).followUps())
                .extracting(it -> it.owner().wire() + " " + it.withinWorkingDays())
                .containsExactly("addressee 20", "addressee 20");
        refused(
                LINYI.replace("owner: street", "owner: addressee"),
                "/notices/measures/BLACKLIST/followUps/0/owner",
                "must be one of [street, county]");
    }

    private static int answer(Rulebook rulebook) {
        return rulebook.terms(Measure.PROMPT_LETTER).answerWithinWorkingDays();
    }

    private static String prompt(String term) {
        return LINYI.replace(PROMPT + "answerWithinWorkingDays: 5}", PROMPT + term + "}");
    }

    private static void refused(String text, String place, String problem) {
        assertThat(text).isNotEqualTo(LINYI);
        assertThatThrownBy(() -> RulebookReader.read(text))
                .isInstanceOf(InvalidRulebookException.class)
                .hasMessageContaining(place)
                .hasMessageContaining(problem);
    }
}
