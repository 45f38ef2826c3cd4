package io.duban.contracts.ranking;

import static io.duban.contracts.Fixtures.STREETS;
import static io.duban.contracts.Fixtures.street;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.contracts.board.IndicatorScore;
import io.duban.contracts.board.NotRated;
import io.duban.contracts.rulebook.Metric;
import io.duban.contracts.score.Composite;
import io.duban.contracts.subject.Party;
import io.duban.contracts.subject.Subject;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Who is rated, and what is said of one who is not. */
class CandidateTest {

    private static final Subject STREET = Subject.street("S1", "街道");

    @Test
    void a_body_with_a_score_is_rated_by_it_and_shows_how_it_came_about() {
        List<IndicatorScore> indicators =
                List.of(
                        new IndicatorScore(
                                "ownersCommitteeRate",
                                new BigDecimal("0.9"),
                                BigDecimal.ZERO,
                                BigDecimal.ONE,
                                new BigDecimal("0.2"),
                                new BigDecimal("0.9")));

        Candidate candidate =
                Candidate.scored(
                        STREET, new Composite(new BigDecimal("87.50"), indicators, List.of()));

        assertThat(candidate.values())
                .isEqualTo(Map.of(Metric.COMPOSITE_SCORE, new BigDecimal("87.50")));
        assertThat(candidate.indicators()).isEqualTo(indicators);
        assertThat(notRated(candidate)).isEmpty();
    }

    @Test
    void a_body_without_a_score_is_not_rated_and_told_which_indicators_it_lacks() {
        Candidate candidate =
                Candidate.scored(
                        STREET, new Composite(null, List.of(), List.of("partyCoverageRate")));

        assertThat(notRated(candidate))
                .containsExactly(new NotRated(STREET, List.of("partyCoverageRate")));
    }

    @Test
    void a_body_that_cannot_be_ranked_is_told_why() {
        assertThat(notRated(Candidate.unrated(STREET, List.of("kind"))))
                .containsExactly(new NotRated(STREET, List.of("kind")));
    }

    @Test
    void a_body_without_a_reason_is_told_which_metric_there_is_not() {
        assertThat(notRated(Candidate.of(STREET, Map.of())))
                .containsExactly(new NotRated(STREET, List.of("compositeScore")));
    }

    @Test
    void a_body_that_has_what_it_is_ranked_by_is_rated_whatever_else_is_missing() {
        Candidate candidate = street("S1", "80");
        Candidate lacking =
                new Candidate(
                        candidate.subject(),
                        candidate.values(),
                        List.of("households"),
                        null,
                        null,
                        null,
                        List.of());

        assertThat(notRated(lacking)).isEmpty();
    }

    @Test
    void a_street_in_its_county_is_otherwise_the_same() {
        Candidate candidate = street("S1", "80");
        Party county = new Party("C1", "区");

        assertThat(candidate.in(county))
                .isEqualTo(
                        new Candidate(
                                candidate.subject(),
                                candidate.values(),
                                candidate.missing(),
                                null,
                                null,
                                county,
                                List.of()));
    }

    private static List<NotRated> notRated(Candidate candidate) {
        return Ranker.rank(List.of(candidate), STREETS).notRated();
    }
}
