package io.duban.contracts.ladder;

import static io.duban.contracts.Fixtures.RULEBOOK;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.duban.contracts.Identifiers;
import io.duban.contracts.measure.Escalation;
import io.duban.contracts.measure.Measure;
import io.duban.contracts.period.Day;
import io.duban.contracts.rulebook.FindingKind;
import io.duban.contracts.subject.Subject;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

/** RULES 2.6: what people find, and what it leads to. */
class FindingTableTest {

    private static final Subject COUNTY = Subject.county("371302", "兰山区");
    private static final Day DAY = Day.of(2022, 8, 15);

    @ParameterizedTest
    @CsvSource({
        "INACTION, ACCOUNTABILITY_LETTER",
        "SLOW_ACTION, ACCOUNTABILITY_LETTER",
        "MISHANDLED_PUBLIC_OPINION, ACCOUNTABILITY_LETTER",
        "PERFUNCTORY, PUBLIC_CRITICISM",
        "FORMALISM, DISCIPLINE_REFERRAL"
    })
    @Tag("row-48")
    @Tag("row-49")
    @Tag("row-63")
    void each_finding_has_its_measure_on_the_day_it_was_entered(FindingKind kind, Measure measure) {
        List<Escalation> escalations = measures(kind, finding(kind, "事实", "doc-1"));

        Escalation escalation = escalations.getFirst();
        assertThat(escalations).hasSize(1);
        assertThat(escalation.measure()).isEqualTo(measure);
        assertThat(escalation.period()).isEqualTo(DAY);
        assertThat(escalation.evidence().facts()).isEqualTo("事实");
        assertThat(escalation.evidence().documents()).containsExactly("doc-1");
        assertThat(escalation.streak()).isNull();
        assertThat(escalation.occurrence()).isNull();
    }

    @Test
    void each_finding_is_its_own_escalation_also_two_of_a_kind_and_day_against_one_body() {
        List<Escalation> escalations =
                measures(
                        FindingKind.INACTION,
                        finding(FindingKind.INACTION, "乙", "doc-2", "F2"),
                        finding(FindingKind.INACTION, "丙", "doc-1", "F1"),
                        finding(FindingKind.INACTION, "乙", "doc-2", "F2"));

        assertThat(escalations)
                .extracting(Escalation::finding, it -> it.evidence().facts())
                .containsExactly(tuple("F1", "丙"), tuple("F2", "乙"));
        assertThat(escalations).extracting(Escalation::id).doesNotHaveDuplicates();
    }

    @Test
    void what_was_entered_before_findings_had_ids_keeps_the_identity_it_was_raised_with() {
        Finding old = finding(FindingKind.INACTION, "甲", "doc-1");

        List<Escalation> escalations =
                measures(
                        FindingKind.INACTION,
                        finding(FindingKind.INACTION, "乙", "doc-2", "F2"),
                        finding(FindingKind.INACTION, "丙", "doc-3"),
                        old);

        assertThat(escalations).hasSize(2);
        assertThat(escalations.getFirst().id())
                .isEqualTo(measures(FindingKind.INACTION, old).getFirst().id())
                .isEqualTo(
                        Identifiers.derived(
                                "esc",
                                "finding-inaction:county/371302:2022-08-15:ACCOUNTABILITY_LETTER"));
        assertThat(escalations.getFirst().evidence().facts()).isEqualTo("丙\n甲");
    }

    @Test
    void two_kinds_of_findings_on_one_day_are_two_escalations() {
        Finding inaction = finding(FindingKind.INACTION, "甲", "doc-1");
        Finding slow = finding(FindingKind.SLOW_ACTION, "乙", "doc-2");

        List<Escalation> ofInaction = measures(FindingKind.INACTION, inaction, slow);
        List<Escalation> ofSlowAction = measures(FindingKind.SLOW_ACTION, inaction, slow);

        assertThat(ofInaction).hasSize(1);
        assertThat(ofInaction.getFirst().evidence().facts()).isEqualTo("甲");
        assertThat(ofSlowAction.getFirst().evidence().facts()).isEqualTo("乙");
        assertThat(ofInaction.getFirst().id()).isNotEqualTo(ofSlowAction.getFirst().id());
    }

    @Test
    void of_old_ones_that_are_one_the_order_of_the_input_does_not_decide() {
        Finding first = finding(FindingKind.INACTION, "甲", "doc-1");
        Finding otherDocument = finding(FindingKind.INACTION, "甲", "doc-2");
        Finding renamed =
                new Finding(
                        FindingKind.INACTION,
                        Subject.county("371302", "兰山新区"),
                        null,
                        DAY,
                        "甲",
                        List.of("doc-1"));

        List<Escalation> one = measures(FindingKind.INACTION, renamed, otherDocument, first);

        assertThat(one).isEqualTo(measures(FindingKind.INACTION, first, otherDocument, renamed));
        assertThat(one.getFirst().subject().name()).isEqualTo("兰山区");
        assertThat(one.getFirst().evidence().documents()).containsExactly("doc-1", "doc-2");
    }

    @Test
    void an_estate_receives_no_accountability_letter() {
        Finding estate =
                new Finding(
                        FindingKind.INACTION,
                        Subject.estate("E1", "小区"),
                        null,
                        DAY,
                        "事实",
                        List.of("doc-1"));

        assertThat(measures(FindingKind.INACTION, estate)).isEmpty();
    }

    private static Finding finding(FindingKind kind, String facts, String document) {
        return new Finding(kind, COUNTY, null, DAY, facts, List.of(document));
    }

    private static Finding finding(FindingKind kind, String facts, String document, String id) {
        return new Finding(kind, COUNTY, null, DAY, facts, List.of(document), id);
    }

    private static List<Escalation> measures(FindingKind kind, Finding... findings) {
        return Ladders.escalations(List.of(findings), RULEBOOK.finding(kind).orElseThrow());
    }
}
