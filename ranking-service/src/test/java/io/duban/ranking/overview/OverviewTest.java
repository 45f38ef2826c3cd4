package io.duban.ranking.overview;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.contracts.board.Board;
import io.duban.contracts.ladder.Listing;
import io.duban.contracts.measure.Measure;
import io.duban.contracts.measure.Secrecy;
import io.duban.contracts.period.Month;
import io.duban.contracts.ranking.Boards;
import io.duban.contracts.ranking.Candidate;
import io.duban.contracts.rulebook.RankingRule;
import io.duban.contracts.rulebook.Rulebooks;
import io.duban.contracts.subject.EstateProfile;
import io.duban.contracts.subject.Party;
import io.duban.contracts.subject.Subject;
import io.duban.kit.security.Reach;
import io.duban.kit.security.Reach.Area;
import io.duban.ranking.City;
import io.duban.ranking.readmodel.Timeline;
import io.duban.ranking.readmodel.Timeline.Point;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Who is about to fall where, and who may see it. */
class OverviewTest {

    private static final RankingRule ESTATES =
            City.RULEBOOK.ranking("estate-complaints").orElseThrow();
    private static final Rulebooks RULEBOOKS = Rulebooks.of(City.RULEBOOK);
    private static final Month SEPTEMBER = Month.of(2022, 9);
    private static final LocalDate AS_OF = LocalDate.of(2022, 9, 12);

    @Test
    void those_that_would_be_listed_are_told_by_how_long_and_by_what_follows() {
        Overview overview = overview(Reach.ofCity());

        assertThat(overview.listedByStreak()).isEqualTo(Map.of("1", 1, "2", 1, "3", 2));
        assertThat(subjects(overview, Measure.INTERVIEW_COMPANY))
                .containsExactly("D", "C", "B", "A");
        assertThat(subjects(overview, Measure.REPLACE_MANAGER)).containsExactly("B");
        assertThat(subjects(overview, Measure.BLACKLIST)).containsExactly("C");
        assertThat(overview.headingFor()).hasSize(3);
    }

    @Test
    void a_county_a_street_and_a_company_see_their_own() {
        assertThat(overview(Reach.ofCounty("CO2")).listedByStreak())
                .isEqualTo(Map.of("1", 0, "2", 1, "3", 1));
        assertThat(subjects(overview(Reach.ofCounty("CO2")), Measure.INTERVIEW_COMPANY))
                .containsExactly("D", "B");
        assertThat(
                        subjects(
                                overview(new Reach(Area.STREET, "ST1", false)),
                                Measure.INTERVIEW_COMPANY))
                .containsExactly("C", "A");
        assertThat(overview(new Reach(Area.COMPANY, "CO2", false)).headingFor()).isEmpty();
    }

    @Test
    void what_is_restricted_is_for_those_who_sign() {
        List<Prospect> prospects =
                prospects().stream()
                        .map(
                                it ->
                                        new Prospect(
                                                it.listing(),
                                                it.streak(),
                                                Map.of(Measure.BLACKLIST, Secrecy.RESTRICTED)))
                        .toList();

        assertThat(Overview.of(AS_OF, SEPTEMBER, prospects, Reach.ofCity()).headingFor())
                .hasSize(1);
        Overview others =
                Overview.of(
                        AS_OF, SEPTEMBER, prospects, new Reach(Area.DEPARTMENT, "housing", false));
        assertThat(others.headingFor()).isEmpty();
        assertThat(others.listedByStreak()).containsEntry("3", 2);
    }

    private static Overview overview(Reach reach) {
        return Overview.of(AS_OF, SEPTEMBER, prospects(), reach);
    }

    /**
     * Of September, in which A is listed once, B twice, C three times and D four times in a row.
     */
    private static List<Prospect> prospects() {
        Timeline timeline =
                new Timeline(
                        ESTATES.id(),
                        RULEBOOKS,
                        List.of(
                                point(City.JUNE, 1, "D"),
                                point(City.JULY, 1, "C", "D"),
                                point(City.AUGUST, 1, "B", "C", "D"),
                                point(SEPTEMBER, 0, "A", "B", "C", "D")));
        return Prospect.of(timeline, SEPTEMBER, RULEBOOKS);
    }

    private static List<String> subjects(Overview overview, Measure measure) {
        return overview.headingFor().stream()
                .filter(it -> it.measure() == measure)
                .flatMap(it -> it.subjects().stream())
                .map(Subject::code)
                .toList();
    }

    /** Later ones have more complaints. */
    private static Point point(Month month, int revision, String... estates) {
        List<Candidate> candidates = new ArrayList<>();
        for (String estate : estates) {
            candidates.add(Candidate.estate(estate(estate), candidates.size() + 1));
        }
        Board board = Boards.publish(ESTATES, month, City.closingDay(month), candidates, null);
        return new Point(month, revision, Listing.of(board, board.hash()));
    }

    /** B and D lie in another county and street. */
    private static EstateProfile estate(String id) {
        EstateProfile estate = City.estate(id, "C1");
        return id.equals("B") || id.equals("D")
                ? estate.in(new Party("ST2", "二街道"), new Party("CO2", "二县"))
                : estate;
    }
}
