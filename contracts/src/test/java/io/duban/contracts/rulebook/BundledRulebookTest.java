package io.duban.contracts.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.duban.contracts.measure.Measure;
import io.duban.contracts.subject.SubjectType;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** 临政办字〔2022〕57号 as it comes with the program. */
class BundledRulebookTest {

    private static final Rulebook LINYI = Rulebook.bundled("linyi-2022-57");

    @Test
    @Tag("row-1")
    void every_quote_is_verbatim_from_the_notice() throws IOException {
        String notice = resource("/notice/linyi-2022-57.txt");
        List<String> quotes =
                Pattern.compile("quote: '([^']+)'")
                        .matcher(BundledRulebooks.text("linyi-2022-57"))
                        .results()
                        .map((MatchResult match) -> match.group(1))
                        .toList();

        assertThat(quotes).hasSizeGreaterThan(50).allSatisfy(q -> assertThat(notice).contains(q));
        assertThat(notice).contains(LINYI.document());
    }

    @Test
    @Tag("row-23")
    void every_department_is_named_in_the_notice() throws IOException {
        String notice = resource("/notice/linyi-2022-57.txt");

        assertThat(LINYI.departments())
                .hasSize(10)
                .allSatisfy(department -> assertThat(notice).contains(department.name()));
    }

    @Test
    void it_holds_all_rules_of_the_notice() {
        assertThat(LINYI.rules())
                .extracting(Rule::id)
                .containsExactly(
                        "estate-complaints",
                        "street-work",
                        "county-property",
                        "county-progress-monthly",
                        "county-progress-quarterly",
                        "county-task-misses",
                        "finding-inaction",
                        "finding-slow-action",
                        "finding-mishandled-public-opinion",
                        "finding-perfunctory",
                        "finding-formalism");
    }

    @Test
    @Tag("row-4")
    @Tag("row-5")
    void the_thresholds_are_those_of_the_notice() {
        assertThat(LINYI.ranking("estate-complaints").orElseThrow().cut())
                .isEqualTo(new Cut.First(30, 1, true, 60));
        assertThat(LINYI.ranking("street-work").orElseThrow().cut())
                .isEqualTo(new Cut.Last(3, true, 6));
        assertThat(LINYI.ranking("county-property").orElseThrow().cut())
                .isEqualTo(new Cut.Last(2, true, 4));
        assertThat(LINYI.ranking("county-progress-monthly").orElseThrow().cut())
                .isEqualTo(new Cut.Last(3, true, 6));
        assertThat(LINYI.ranking("county-progress-quarterly").orElseThrow().cut())
                .isEqualTo(new Cut.Last(3, true, 6));
        assertThat(LINYI.effectiveFrom()).isEqualTo(LocalDate.of(2022, 5, 13));
    }

    @Test
    @Tag("row-11")
    void only_what_the_property_service_answers_for_is_counted() {
        assertThat(LINYI.complaints().categories())
                .filteredOn(Category::counted)
                .extracting(Category::code)
                .containsExactly(
                        "property.service",
                        "property.fees",
                        "property.public-revenue",
                        "property.cleaning",
                        "property.facilities",
                        "property.credit-file");
        assertThat(LINYI.complaints().categories()).hasSize(21);
    }

    @Test
    @Tag("row-21")
    void the_seven_violations_are_dispatched_and_not_counted() {
        assertThat(LINYI.complaints().categories())
                .filteredOn(category -> category.code().startsWith("violation."))
                .hasSize(7)
                .allSatisfy(
                        category -> {
                            assertThat(category.counted()).isFalse();
                            assertThat(category.clause().quote()).contains(category.name());
                            assertThat(category.lead()).isNotEmpty();
                        });
    }

    @Test
    void the_weights_of_each_composite_score_make_a_hundred() {
        for (SubjectType type : List.of(SubjectType.STREET, SubjectType.COUNTY)) {
            assertThat(
                            LINYI.indicatorsFor(type).stream()
                                    .map(indicator -> indicator.weightFor(type))
                                    .reduce(BigDecimal.ZERO, BigDecimal::add))
                    .isEqualByComparingTo("100");
        }
    }

    @Test
    @Tag("row-41")
    void accountability_is_signed_and_a_letter_is_not() {
        assertThat(Arrays.stream(Measure.values()).filter(m -> LINYI.terms(m).needsSignature()))
                .containsExactly(
                        Measure.BLACKLIST,
                        Measure.INTERVIEW_REMINDER,
                        Measure.ACCOUNTABILITY,
                        Measure.YELLOW_CARD,
                        Measure.CIRCULAR,
                        Measure.ACCOUNTABILITY_LETTER,
                        Measure.PUBLIC_CRITICISM,
                        Measure.DISCIPLINE_REFERRAL);
        assertThat(LINYI.terms(Measure.INTERVIEW_REMINDER).signatures()).isEqualTo(2);
    }

    @Test
    void a_referral_alone_is_kept_from_its_subject() {
        assertThat(Arrays.stream(Measure.values()).filter(m -> LINYI.terms(m).isRestricted()))
                .containsExactly(Measure.DISCIPLINE_REFERRAL);
    }

    @Test
    @Tag("row-53")
    @Tag("row-54")
    void the_blacklist_opens_an_evaluation_and_a_lawful_replacement() {
        assertThat(LINYI.terms(Measure.BLACKLIST).followUps())
                .extracting(FollowUp::id)
                .containsExactly("quality-evaluation", "company-replacement");
    }

    @Test
    void an_unknown_rulebook_is_named() {
        assertThatThrownBy(() -> Rulebook.bundled("atlantis"))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessageContaining("atlantis");
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = BundledRulebookTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
