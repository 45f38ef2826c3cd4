package io.duban.contracts.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.duban.contracts.subject.BodyLevel;
import io.duban.contracts.subject.SubjectType;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;

/** The campaign around the rules, as data. */
class CampaignTest {

    private static final String TEXT = BundledRulebooks.text("linyi-2022-57");
    private static final CampaignTerms LINYI = Rulebook.bundled("linyi-2022-57").campaign();

    @Test
    @Tag("row-30")
    @Tag("row-33")
    @Tag("row-40")
    void the_phases_follow_one_another_without_a_gap() {
        assertThat(LINYI.phases()).hasSize(4);
        for (int i = 1; i < LINYI.phases().size(); i++) {
            assertThat(LINYI.phases().get(i).from())
                    .isEqualTo(LINYI.phases().get(i - 1).to().plusDays(1));
        }
        assertThat(LINYI.phase(LocalDate.of(2022, 6, 20)).orElseThrow().code()).isEqualTo("SURVEY");
        assertThat(LINYI.phase(LocalDate.of(2023, 1, 1))).isEmpty();
    }

    @Test
    @Tag("row-9")
    @Tag("row-10")
    void four_classes_of_problems_are_of_property_and_four_of_projects() {
        assertThat(LINYI.problems()).filteredOn(it -> it.code().startsWith("PROPERTY_")).hasSize(4);
        assertThat(LINYI.problems()).filteredOn(it -> it.code().startsWith("PROJECT_")).hasSize(4);
    }

    @Test
    @Tag("row-47")
    void summary_and_ledger_are_owed_by_departments_and_counties() {
        assertThat(LINYI.submissions())
                .extracting(SubmissionTerms::code)
                .containsExactly("SUMMARY", "LEDGER");
        assertThat(LINYI.submissions())
                .allSatisfy(it -> assertThat(it.due()).isEqualTo("2022-12-20"))
                .allSatisfy(
                        it ->
                                assertThat(it.from())
                                        .containsExactly(BodyLevel.DEPARTMENT, BodyLevel.COUNTY));
    }

    @Test
    @Tag("row-15")
    @Tag("row-43")
    void every_county_is_expected_to_have_a_task_force() {
        assertThat(LINYI.taskForces()).hasSize(3);
        assertThat(LINYI.record("task-force").orElseThrow().expectedOf())
                .containsExactly(BodyLevel.COUNTY);
    }

    @Test
    @Tag("row-5")
    void counties_report_what_a_target_asks_for_besides_what_they_are_scored_by() {
        assertThat(RulebookReader.read(TEXT).reportedBy(SubjectType.COUNTY))
                .extracting(Indicator::id)
                .containsExactly(
                        "ownersCommitteeRate",
                        "professionalCoverageRate",
                        "partyCoverageRate",
                        "monthlyInspectionRate",
                        "eBikeChargingCoverage");
        assertThat(RulebookReader.read(TEXT).reportedBy(SubjectType.STREET))
                .extracting(Indicator::id)
                .doesNotContain("eBikeChargingCoverage");
    }

    @Test
    void a_rulebook_may_do_without_a_campaign() {
        String without = TEXT.substring(0, TEXT.indexOf("\ncampaign:"));

        assertThat(RulebookReader.read(without).campaign()).isEqualTo(CampaignTerms.none());
    }

    @Test
    void an_error_in_the_campaign_is_named_with_its_place() {
        String faulty =
                TEXT.replace("level: county", "level: village")
                        .replace("code: training", "code: task-force")
                        .replace(
                                "lead: [market-regulation]\n      clause",
                                "lead: [x]\n      clause")
                        .replace("to: 2022-05-31", "to: 2022-05-01")
                        .replace(
                                "indicator: ownersCommitteeRate", "indicator: timelyResolutionRate")
                        .replace(
                                "measure: SHANTYTOWN_TOTAL",
                                "measure: SHANTYTOWN_TOTAL\n      indicator: partyCoverageRate");

        assertThatThrownBy(() -> RulebookReader.read(faulty))
                .hasMessageContaining("/campaign/taskForces/2/level")
                .hasMessageContaining("'task-force' is given twice")
                .hasMessageContaining("'x' is not among /departments")
                .hasMessageContaining("/campaign/phases/0/to")
                .hasMessageContaining("/campaign/targets/0/indicator")
                .hasMessageContaining("/campaign/targets/6/indicator");
    }
}
