package io.duban.contracts.ranking;

import static io.duban.contracts.Fixtures.COUNTIES;
import static io.duban.contracts.Fixtures.PROGRESS;
import static io.duban.contracts.Fixtures.STREETS;
import static io.duban.contracts.Fixtures.county;
import static io.duban.contracts.Fixtures.progress;
import static io.duban.contracts.Fixtures.street;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.contracts.board.BoardRow;
import io.duban.contracts.board.LeftOut;
import io.duban.contracts.board.NotRated;
import io.duban.contracts.rulebook.RankingRule;
import io.duban.contracts.subject.Subject;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** RULES 2.2, 2.3 and 2.5: 后三位, 后两位. */
class LastPlacesTest {

    @Test
    void the_last_three_are_listed_and_the_best_has_rank_one() {
        Ranked ranked =
                rank(
                        STREETS,
                        street("S1", "90"),
                        street("S2", "80"),
                        street("S3", "70"),
                        street("S4", "60"),
                        street("S5", "50"),
                        street("S6", "40"));

        assertThat(ranked.rows().getFirst().subject().code()).isEqualTo("S1");
        assertThat(listed(ranked)).containsExactly("S4", "S5", "S6");
    }

    @Test
    void a_tie_at_the_third_last_place_lists_all_of_it() {
        Ranked ranked =
                rank(
                        STREETS,
                        street("S1", "90"),
                        street("S2", "85"),
                        street("S3", "80"),
                        street("S4", "75"),
                        street("S5", "60"),
                        street("S6", "60"),
                        street("S7", "50"),
                        street("S8", "40"));

        assertThat(listed(ranked)).containsExactly("S5", "S6", "S7", "S8");
    }

    @Test
    void a_tie_in_the_last_place_takes_the_places_above_it() {
        Ranked ranked =
                rank(
                        STREETS,
                        street("S1", "90"),
                        street("S2", "80"),
                        street("S3", "70"),
                        street("S4", "40"),
                        street("S5", "40"),
                        street("S6", "40"));

        assertThat(listed(ranked)).containsExactly("S4", "S5", "S6");
    }

    @Test
    void with_fewer_than_twice_the_places_only_half_of_them_are_listed() {
        assertThat(
                        listed(
                                rank(
                                        STREETS,
                                        street("S1", "90"),
                                        street("S2", "80"),
                                        street("S3", "70"),
                                        street("S4", "60"),
                                        street("S5", "50"))))
                .containsExactly("S4", "S5");
        assertThat(
                        listed(
                                rank(
                                        COUNTIES,
                                        county("K1", "90"),
                                        county("K2", "80"),
                                        county("K3", "70"))))
                .containsExactly("K3");
    }

    @Test
    void one_alone_or_nobody_cannot_be_decided() {
        assertThat(rank(STREETS, street("S1", "90")).undecidable()).isTrue();
        assertThat(listed(rank(STREETS, street("S1", "90")))).isEmpty();
        assertThat(rank(STREETS).undecidable()).isTrue();
    }

    @Test
    void when_all_are_equal_nobody_is_listed_and_the_ranking_says_so() {
        Ranked ranked =
                rank(STREETS, street("S1", "70.0000"), street("S2", "70"), street("S3", "70.0"));

        assertThat(listed(ranked)).isEmpty();
        assertThat(ranked.undecidable()).isTrue();
    }

    @Test
    void equal_rates_are_ordered_by_overdue_days_and_more_is_worse() {
        Ranked ranked =
                rank(
                        PROGRESS,
                        progress("K1", "0.5", 10),
                        progress("K2", "0.5", 20),
                        progress("K3", "0.9", 99));

        assertThat(ranked.rows())
                .extracting(row -> row.subject().code())
                .containsExactly("K3", "K1", "K2");
        assertThat(listed(ranked)).containsExactly("K2");
    }

    @Test
    void equal_rates_and_overdue_days_are_a_tie() {
        Ranked ranked =
                rank(
                        PROGRESS,
                        progress("K2", "0.5", 10),
                        progress("K1", "0.5", 10),
                        progress("K3", "0.9", 0));

        assertThat(ranked.rows()).extracting(BoardRow::rank).containsExactly(1, 2, 2);
        assertThat(listed(ranked)).isEmpty();
        assertThat(ranked.leftOut()).isEqualTo(new LeftOut(new BigDecimal("0.5"), 2));
    }

    @Test
    void who_lacks_a_value_is_not_rated_and_takes_no_place() {
        Subject nothingObliged = Subject.county("K9", "县K9");

        Ranked ranked =
                rank(
                        PROGRESS,
                        Candidate.of(nothingObliged, Map.of()),
                        progress("K1", "0.5", 10),
                        progress("K2", "0.6", 10));

        assertThat(ranked.notRated())
                .containsExactly(
                        new NotRated(nothingObliged, List.of("deliveryRate", "overdueDays")));
        assertThat(listed(ranked)).containsExactly("K1");
    }

    private static Ranked rank(RankingRule rule, Candidate... candidates) {
        return Ranker.rank(List.of(candidates), rule);
    }

    private static List<String> listed(Ranked ranked) {
        return ranked.rows().stream()
                .filter(BoardRow::listed)
                .map(row -> row.subject().code())
                .toList();
    }
}
