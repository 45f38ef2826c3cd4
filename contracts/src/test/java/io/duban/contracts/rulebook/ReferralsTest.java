package io.duban.contracts.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.duban.contracts.measure.Measure;
import io.duban.contracts.subject.Party;
import io.duban.contracts.subject.SubjectType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Map;

/** To whom letters go that must not go to whom they are about. */
class ReferralsTest {

    private static final String LINYI = BundledRulebooks.text("linyi-2022-57");
    private static final Referral DISCIPLINE =
            new Referral.ToOrgan(new Party("discipline-commission", "市纪委监委"));

    @Test
    void the_officials_of_a_street_are_its_countys_and_those_of_a_county_the_citys() {
        assertThat(RulebookReader.read(LINYI).terms(Measure.ACCOUNTABILITY).referrals())
                .isEqualTo(
                        Map.of(
                                SubjectType.STREET,
                                new Referral.ToItsCounty(),
                                SubjectType.COUNTY,
                                DISCIPLINE));
    }

    @Test
    void a_text_that_is_silent_hands_the_accused_nothing() {
        String silent =
                LINYI.replaceFirst("(?s) +referredTo: +# \\[J].*?(?= +INTERVIEW_COUNTY)", "")
                        .replaceFirst(", referredTo: \\{.*}}}", "}");

        assertThat(silent).doesNotContain("referredTo");
        assertThat(RulebookReader.read(silent)).isEqualTo(RulebookReader.read(LINYI));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    street: {to: county}     | street: {to: city}                   | /notices/measures/ACCOUNTABILITY/referredTo/street/to
                    county: {code: discipline-commission, name: 市纪委监委} | county: {to: county} | /notices/measures/ACCOUNTABILITY/referredTo/county/to
                    street: {to: county}     | street: {code: '*', name: 市委组织部} | /notices/measures/ACCOUNTABILITY/referredTo/street/code
                    street: {to: county}     | estate: {to: county}                 | /notices/measures/ACCOUNTABILITY/referredTo/estate
                    """)
    void a_referral_to_nobody_is_refused_with_its_place(String from, String to, String place) {
        String text = LINYI.replace(from, to);

        assertThat(text).isNotEqualTo(LINYI);
        assertThatThrownBy(() -> RulebookReader.read(text))
                .isInstanceOf(InvalidRulebookException.class)
                .hasMessageContaining(place);
    }
}
