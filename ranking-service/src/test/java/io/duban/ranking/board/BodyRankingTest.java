package io.duban.ranking.board;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.contracts.board.Board;
import io.duban.contracts.board.NotRated;
import io.duban.contracts.board.TieBreak;
import io.duban.contracts.event.BodyEvent.BodyRecorded;
import io.duban.contracts.event.EscalationEvent.EscalationRaised;
import io.duban.contracts.event.ProjectEvent.ProgressAssessed;
import io.duban.contracts.event.RankingEvent.RankingFinalised;
import io.duban.contracts.event.SupervisionEvent.IndicatorsReported;
import io.duban.contracts.period.Month;
import io.duban.contracts.period.Period;
import io.duban.contracts.project.CountyProgress;
import io.duban.contracts.score.ReportedIndicator;
import io.duban.contracts.subject.BodyLevel;
import io.duban.contracts.subject.BodyProfile;
import io.duban.contracts.subject.EstateProfile;
import io.duban.contracts.subject.Party;
import io.duban.contracts.subject.Subject;
import io.duban.ranking.City;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Streets and counties, from the facts to the measures (RULES 2.2, 2.3, 2.5, 3). */
class BodyRankingTest {

    private static final LocalDate JUNE_CLOSES = LocalDate.of(2022, 7, 3);
    private static final int STREETS = 8;

    private final DrivenMerge merge = new DrivenMerge();

    @Test
    @Tag("row-55")
    void the_worst_three_streets_of_june_are_told_to_rectify() {
        registerStreets();
        for (int i = 0; i < STREETS; i++) {
            report(Subject.street("S" + i, "街道" + i), "2022-06-30", "0." + (50 + 5 * i), 1);
        }

        closeJune(Map.of());

        Board board = merge.board("street-work", "2022-06-30");
        assertThat(board.rows()).hasSize(STREETS);
        assertThat(board.rows().getFirst().indicators()).hasSize(6);
        assertThat(listed(board)).containsExactly("S2", "S1", "S0");
        assertThat(merge.raised("street-work"))
                .containsExactlyInAnyOrder(
                        "S0 SUPERVISED_RECTIFICATION",
                        "S1 SUPERVISED_RECTIFICATION",
                        "S2 SUPERVISED_RECTIFICATION");
    }

    @Test
    void a_measure_against_a_street_names_the_county_it_lies_in() {
        Party county = new Party("CO1", "兰山区");
        merge.tell(
                Side.BODIES,
                new BodyRecorded(
                        new BodyProfile("CO1", BodyLevel.COUNTY, county.name(), null, null), 1));
        registerStreets();
        for (int i = 0; i < STREETS; i++) {
            report(Subject.street("S" + i, "街道" + i), "2022-06-30", "0." + (50 + 5 * i), 1);
        }

        closeJune(Map.of());

        assertThat(merge.board("street-work", "2022-06-30").rows())
                .allSatisfy(it -> assertThat(it.county()).isEqualTo(county));
        assertThat(merge.said().stream().filter(EscalationRaised.class::isInstance))
                .extracting(it -> ((EscalationRaised) it).escalation().evidence().county())
                .containsOnly(county);
    }

    @Test
    void a_street_that_has_not_reported_is_named_and_not_rated() {
        registerStreets();
        report(Subject.street("S1", "街道1"), "2022-06-30", "0.6", 1);

        closeJune(Map.of());

        Board board = merge.board("street-work", "2022-06-30");
        assertThat(board.rows()).hasSize(1);
        assertThat(board.undecidable()).isTrue();
        assertThat(board.notRated()).hasSize(STREETS - 1);
        assertThat(board.notRated().getFirst())
                .extracting(NotRated::missing)
                .isEqualTo(
                        List.of(
                                "ownersCommitteeRate",
                                "professionalCoverageRate",
                                "partyCoverageRate",
                                "monthlyInspectionRate"));
    }

    @Test
    void a_town_is_not_ranked_among_the_streets() {
        merge.tell(Side.BODIES, new BodyRecorded(street("T1", "镇"), 1));
        merge.tell(Side.BODIES, new BodyRecorded(street("S1", "街道"), 1));

        closeJune(Map.of());

        assertThat(merge.board("street-work", "2022-06-30").notRated())
                .extracting(it -> it.subject().code())
                .containsExactly("S1");
    }

    @Test
    @Tag("row-16")
    void complaints_households_and_timeliness_make_the_derived_indicators() {
        registerStreets();
        report(Subject.street("S1", "街道1"), "2022-06-30", "0.9", 1);

        closeJune(Map.of("S1", new EstateCount(estate("S1"), 12, new Timeliness(8, 6))));

        var indicators = merge.board("street-work", "2022-06-30").rows().getFirst().indicators();
        assertThat(indicators.get(0).value()).isEqualByComparingTo("12");
        assertThat(indicators.get(1).value()).isEqualByComparingTo("0.75");
    }

    @Test
    void a_city_that_began_in_august_is_divided_by_the_months_that_it_has_counted() {
        registerStreets();
        report(Subject.street("S1", "街道1"), "2022-09-30", "0.9", 1);
        Map<String, EstateCount> twelve =
                Map.of("S1", new EstateCount(estate("S1"), 12, Timeliness.NONE));

        close(LocalDate.of(2022, 9, 3), City.AUGUST, twelve);
        close(LocalDate.of(2022, 10, 3), Month.of(2022, 9), twelve);

        var indicators = merge.board("street-work", "2022-09-30").rows().getFirst().indicators();
        assertThat(indicators.getFirst().value()).isEqualByComparingTo("12");
    }

    @Test
    void an_estate_belongs_to_the_county_of_its_street_as_the_street_stands_at_closing() {
        county("CO1");
        county("CO2");
        street("S0", "CO1", 1);
        report(Subject.county("CO1", "CO1"), "2022-H1", "0.9", 1);
        report(Subject.county("CO2", "CO2"), "2022-H1", "0.8", 1);
        street("S0", "CO2", 2);

        close(
                JUNE_CLOSES,
                City.JUNE,
                Map.of(
                        "S0", new EstateCount(estate("S0"), 12, new Timeliness(4, 1)),
                        "S9", new EstateCount(profile("E-S9", "S9", "CO1"), 3, Timeliness.NONE)));

        Board counties = merge.board("county-property", "2022-H1");
        assertThat(derived(counties, "CO1")).containsExactly("3.0000", "1.0000");
        assertThat(derived(counties, "CO2")).containsExactly("12.0000", "0.2500");
        Board estates = merge.board("estate-complaints", "2022-06");
        assertThat(estates.rows().getFirst().estate().county()).isEqualTo(new Party("CO2", "CO2"));
        assertThat(merge.evidenceOf("E-S0").county().id()).isEqualTo("CO2");
    }

    @Test
    void a_street_that_moves_after_the_closing_moves_nothing_that_was_closed() {
        county("CO1");
        county("CO2");
        street("S0", "CO1", 1);
        report(Subject.county("CO1", "CO1"), "2022-H1", "0.9", 1);
        EstateCount twelve = new EstateCount(estate("S0"), 12, Timeliness.NONE);
        close(JUNE_CLOSES, City.JUNE, Map.of("S0", twelve));

        street("S0", "CO2", 2);
        EstateCount thirteen = new EstateCount(estate("S0"), 13, Timeliness.NONE);
        close(JUNE_CLOSES.plusDays(1), City.JUNE, Map.of("S0", thirteen));

        assertThat(derived(merge.board("county-property", "2022-H1"), "CO1"))
                .containsExactly("13.0000", "1.0000");
        Board estates = merge.board("estate-complaints", "2022-06");
        assertThat(estates.revision()).isEqualTo(2);
        assertThat(estates.rows().getFirst().estate().county().id()).isEqualTo("CO1");
    }

    @Test
    void a_corrected_report_makes_a_revision_and_takes_back_what_it_no_longer_supports() {
        registerStreets();
        for (int i = 0; i < STREETS; i++) {
            report(Subject.street("S" + i, "街道" + i), "2022-06-30", "0." + (50 + 5 * i), 1);
        }
        closeJune(Map.of());
        merge.said().clear();

        report(Subject.street("S0", "街道0"), "2022-06-30", "0.9", 2);
        merge.close(JUNE_CLOSES.plusDays(1), Optional.empty());

        Board board = merge.board("street-work", "2022-06-30");
        assertThat(board.revision()).isEqualTo(2);
        assertThat(board.changes()).isNotEmpty();
        assertThat(merge.revoked()).containsExactly("S0 SUPERVISED_RECTIFICATION");
        assertThat(merge.raised("street-work")).containsExactly("S3 SUPERVISED_RECTIFICATION");
    }

    @Test
    @Tag("row-58")
    void the_worst_two_counties_of_the_first_half_are_interviewed() {
        for (int i = 0; i < 5; i++) {
            merge.tell(
                    Side.BODIES,
                    new BodyRecorded(
                            new BodyProfile("C" + i, BodyLevel.COUNTY, "县" + i, "CITY", "县"), 1));
            report(Subject.county("C" + i, "县" + i), "2022-H1", "0." + (50 + 5 * i), 1);
        }
        Map<String, EstateCount> estates = new TreeMap<>();
        for (int i = 0; i < 5; i++) {
            estates.put("C" + i, new EstateCount(ofCounty("C" + i), 1, Timeliness.NONE));
        }

        closeJune(estates);

        assertThat(merge.raised("county-property"))
                .containsExactlyInAnyOrder("C0 INTERVIEW_COUNTY", "C1 INTERVIEW_COUNTY");
    }

    @Test
    @Tag("row-61")
    void the_slowest_three_counties_of_july_get_a_prompt_letter() {
        List<CountyProgress> progress = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            BodyProfile county = new BodyProfile("C" + i, BodyLevel.COUNTY, "县" + i, null, "县");
            merge.tell(Side.BODIES, new BodyRecorded(county, 1));
            if (i < 6) {
                progress.add(
                        new CountyProgress(
                                Subject.county("C" + i, "县" + i),
                                BigDecimal.TEN,
                                BigDecimal.valueOf(i),
                                new BigDecimal("0." + i + "000"),
                                5));
            }
        }
        LocalDate closes = LocalDate.of(2022, 8, 3);
        merge.tell(Side.PROJECTS, new ProgressAssessed(Month.of(2022, 7), 1, closes, progress));

        merge.close(closes, Optional.of(new MonthPart(Month.of(2022, 7), false, none())));

        assertThat(merge.raised("county-progress-monthly"))
                .containsExactlyInAnyOrder(
                        "C0 PROMPT_LETTER", "C1 PROMPT_LETTER", "C2 PROMPT_LETTER");
        assertThat(merge.board("county-progress-monthly", "2022-07").notRated())
                .extracting(it -> it.subject().code())
                .containsExactly("C6");
    }

    @Test
    void counties_that_have_done_everything_get_no_letter() {
        List<CountyProgress> progress = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            BodyProfile county = new BodyProfile("C" + i, BodyLevel.COUNTY, "县" + i, null, "县");
            merge.tell(Side.BODIES, new BodyRecorded(county, 1));
            progress.add(
                    new CountyProgress(
                            Subject.county("C" + i, "县" + i),
                            BigDecimal.valueOf(4),
                            BigDecimal.valueOf(i == 3 ? 1 : 4),
                            new BigDecimal(i == 3 ? "0.2500" : "1.0000"),
                            i == 3 ? 31 : 0));
        }
        LocalDate closes = LocalDate.of(2022, 8, 3);
        merge.tell(Side.PROJECTS, new ProgressAssessed(Month.of(2022, 7), 1, closes, progress));

        merge.close(closes, Optional.of(new MonthPart(Month.of(2022, 7), false, none())));

        assertThat(merge.raised("county-progress-monthly")).containsExactly("C3 PROMPT_LETTER");
        assertThat(merge.board("county-progress-monthly", "2022-07").rows().getLast().tieBreak())
                .containsExactly(new TieBreak("overdueDays", BigDecimal.valueOf(31)));
    }

    @Test
    void what_is_told_after_a_mark_belongs_to_the_next_day() {
        registerStreets();
        merge.state().lastDay(JUNE_CLOSES.minusDays(1));
        City.marks(JUNE_CLOSES).forEach(merge::tell);
        report(Subject.street("S1", "街道1"), "2022-06-30", "0.6", 1);

        merge.arrive(JUNE_CLOSES, Optional.of(june(Map.of())));

        assertThat(merge.board("street-work", "2022-06-30").rows()).isEmpty();
    }

    @Test
    void a_checkpoint_becomes_final_with_its_last_month() {
        registerStreets();
        closeJune(Map.of());

        merge.close(
                JUNE_CLOSES.plusDays(30),
                Optional.of(new MonthPart(City.JUNE, true, Optional.empty())));

        assertThat(merge.said().stream().filter(RankingFinalised.class::isInstance))
                .extracting(it -> ((RankingFinalised) it).ranking())
                .contains("street-work", "estate-complaints");
    }

    private void close(LocalDate day, Month month, Map<String, EstateCount> estates) {
        MonthTally tally = new MonthTally(List.copyOf(new TreeMap<>(estates).values()), 0);
        merge.close(day, Optional.of(new MonthPart(month, false, Optional.of(tally))));
    }

    private void county(String code) {
        BodyProfile county = new BodyProfile(code, BodyLevel.COUNTY, code, null, "县");
        merge.tell(Side.BODIES, new BodyRecorded(county, 1));
    }

    private void street(String code, String county, long version) {
        BodyProfile street = new BodyProfile(code, BodyLevel.STREET, code, county, "街道");
        merge.tell(Side.BODIES, new BodyRecorded(street, version));
    }

    /** The two indicators that complaints make, as they are published. */
    private static List<String> derived(Board board, String body) {
        return board.rows().stream()
                .filter(it -> it.subject().code().equals(body))
                .flatMap(it -> it.indicators().stream().limit(2))
                .map(it -> it.value().toPlainString())
                .toList();
    }

    private void registerStreets() {
        for (int i = 0; i < STREETS; i++) {
            merge.tell(Side.BODIES, new BodyRecorded(street("S" + i, "街道"), 1));
        }
    }

    private void closeJune(Map<String, EstateCount> given) {
        Map<String, EstateCount> estates = new TreeMap<>(given);
        for (int i = 0; i < STREETS; i++) {
            estates.putIfAbsent("S" + i, new EstateCount(estate("S" + i), 0, Timeliness.NONE));
        }
        merge.close(JUNE_CLOSES, Optional.of(june(estates)));
    }

    private static MonthPart june(Map<String, EstateCount> estates) {
        MonthTally tally = new MonthTally(List.copyOf(estates.values()), 0);
        return new MonthPart(City.JUNE, false, Optional.of(tally));
    }

    private static Optional<MonthTally> none() {
        return Optional.of(new MonthTally(List.of(), 0));
    }

    private void report(Subject subject, String period, String value, long version) {
        List<ReportedIndicator> values =
                City.RULEBOOK.indicatorsFor(subject.type()).stream()
                        .filter(it -> it.source().wire().equals("reported"))
                        .map(it -> new ReportedIndicator(it.id(), new BigDecimal(value)))
                        .toList();
        merge.tell(
                Side.SUPERVISION,
                new IndicatorsReported(
                        subject, Period.parse(period), values, version, JUNE_CLOSES));
    }

    private static BodyProfile street(String code, String kind) {
        return new BodyProfile(code, BodyLevel.STREET, code, "CO1", kind);
    }

    private static EstateProfile estate(String street) {
        return profile("E-" + street, street, "CO1");
    }

    private static EstateProfile ofCounty(String county) {
        return profile("E-" + county, "X" + county, county);
    }

    private static EstateProfile profile(String id, String street, String county) {
        return new EstateProfile(
                id,
                id,
                new Party(street, street),
                new Party(county, county),
                1_000,
                new Party("P1", "物业"),
                null);
    }

    private static List<String> listed(Board board) {
        return board.rows().stream()
                .filter(it -> it.listed())
                .map(it -> it.subject().code())
                .toList();
    }
}
