package io.duban.contracts.ranking;

import static io.duban.contracts.Fixtures.COUNTIES;
import static io.duban.contracts.Fixtures.ESTATES;
import static io.duban.contracts.Fixtures.PROGRESS;
import static io.duban.contracts.Fixtures.STREETS;
import static io.duban.contracts.Fixtures.complaints;
import static io.duban.contracts.Fixtures.county;
import static io.duban.contracts.Fixtures.listing;
import static io.duban.contracts.Fixtures.progress;
import static io.duban.contracts.Fixtures.street;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.contracts.board.BoardRow;
import io.duban.contracts.board.LeftOut;
import io.duban.contracts.rulebook.Cut;
import io.duban.contracts.rulebook.RankingRule;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** RULES 2.0: what a listing must mean. */
class ListedPlacesTest {

    @Test
    void six_counties_at_a_hundred_percent_and_one_at_a_quarter_make_one_listing() {
        Ranked ranked = Ranker.rank(rates("1 1 1 1 1 1 0.25"), PROGRESS);

        assertThat(listed(ranked)).containsExactly("K06");
        assertThat(ranked.leftOut()).as("nobody at the best value is part of a tie").isNull();
        assertThat(ranked.undecidable()).isFalse();
    }

    @Test
    void a_full_rate_with_days_overdue_is_not_the_best() {
        List<Candidate> counties = rates("1 1 1 1 1");
        counties.add(progress("K9", "1.0000", 1));

        assertThat(listed(Ranker.rank(counties, PROGRESS))).containsExactly("K9");
    }

    @Test
    void who_scores_a_hundred_is_not_listed() {
        Ranked ranked =
                Ranker.rank(
                        List.of(
                                county("K1", "100.0000"),
                                county("K2", "100"),
                                county("K3", "100.0"),
                                county("K4", "99.9999")),
                        COUNTIES);

        assertThat(listed(ranked)).containsExactly("K4");
        assertThat(ranked.leftOut()).as("nobody at the best value is part of a tie").isNull();
    }

    @Test
    void no_estate_without_complaints_is_listed_even_where_the_rule_asks_for_none() {
        RankingRule rule = listing(ESTATES, new Cut.First(30, 0, true, 60));

        Ranked ranked = Ranker.rank(List.of(complaints("E1", 1), complaints("E2", 0)), rule);

        assertThat(listed(ranked)).containsExactly("E1");
    }

    /** Rates of as many counties, and the number from the last place that is listed. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ''                              | 0 |      | 0
                    0                               | 0 |      | 0
                    1                               | 0 |      | 0
                    1 1                             | 0 |      | 0
                    0 0                             | 0 |      | 0
                    1 0                             | 1 |      | 0
                    1 1 0                           | 1 |      | 0
                    1 0.5 0.5                       | 0 | 0.5  | 2
                    0.9 0.5 0                       | 1 |      | 0
                    1 1 1 0                         | 1 |      | 0
                    1 1 0.5 0.5                     | 2 |      | 0
                    1 0.5 0.5 0.5                   | 0 | 0.5  | 3
                    1 0.5 0.5 0                     | 1 | 0.5  | 2
                    0.9 0.5 0.5 0 0                 | 2 |      | 0
                    0.9 0.5 0.5 0.5 0               | 1 | 0.5  | 3
                    1 1 1 1 1 0                     | 1 |      | 0
                    1 1 1 0.5 0.5 0                 | 3 |      | 0
                    0.9 0.5 0.5 0.5 0.4 0.3         | 2 | 0.5  | 3
                    0.9 0.9 0.9 0 0 0               | 3 |      | 0
                    0.9 0.9 0 0 0 0                 | 0 | 0    | 4
                    1 1 0.5 0.5 0.5 0.5 0           | 1 | 0.5  | 4
                    1 1 1 1 1 1 0.5 0.5 0.5 0.5 0.4 0.3 0.2 | 3 | | 0
                    1 1 1 1 1 1 0.5 0.5 0.5 0.5 0.5 0.3 0.2 | 2 | 0.5 | 5
                    1 1 1 1 1 1 1 0.5 0.5 0.5 0.5 0.3 0.2   | 6 | | 0
                    1 1 1 1 1 0 0 0 0 0 0 0 0       | 0 | 0    | 8
                    """)
    void so_many_from_the_last_place_are_listed_and_the_tie_at_the_cut_whole_or_not_at_all(
            String rates, int listed, BigDecimal leftOut, int tied) {
        Ranked ranked = Ranker.rank(rates(rates), PROGRESS);

        assertThat(listed(ranked))
                .containsExactlyElementsOf(
                        codes(ranked).subList(ranked.rows().size() - listed, ranked.rows().size()));
        assertThat(ranked.leftOut()).isEqualTo(tied == 0 ? null : new LeftOut(leftOut, tied));
    }

    @Test
    void sixty_estates_in_a_tie_are_listed_and_sixty_one_are_left_out() {
        assertThat(listed(Ranker.rank(equal(60), ESTATES))).hasSize(60);

        Ranked more = Ranker.rank(equal(61), ESTATES);

        assertThat(listed(more)).isEmpty();
        assertThat(more.leftOut()).isEqualTo(new LeftOut(BigDecimal.valueOf(7), 61));
        assertThat(more.undecidable()).isFalse();
    }

    @Test
    void those_before_a_tie_that_is_too_large_stay_listed() {
        List<Candidate> estates = equal(32);
        for (int i = 0; i < 29; i++) {
            estates.add(complaints("A%02d".formatted(i), 100 - i));
        }

        Ranked ranked = Ranker.rank(estates, ESTATES);

        assertThat(listed(ranked)).hasSize(29).allMatch(code -> code.startsWith("A"));
        assertThat(ranked.leftOut()).isEqualTo(new LeftOut(BigDecimal.valueOf(7), 32));
    }

    @Test
    void few_estates_are_all_listed_for_their_list_is_that_of_the_first_places() {
        List<Candidate> estates = List.of(complaints("E1", 2), complaints("E2", 2));

        assertThat(listed(Ranker.rank(estates, ESTATES))).containsExactly("E1", "E2");
    }

    @Test
    void a_city_may_list_the_best_and_every_tie() {
        List<Candidate> counties = rates("1 1 1 1 1 1 0.25");

        Ranked best = Ranker.rank(counties, listing(PROGRESS, new Cut.Last(3, false, 6)));
        Ranked all = Ranker.rank(counties, listing(PROGRESS, new Cut.Last(3, false, Cut.ALL)));

        assertThat(listed(best)).containsExactly("K06");
        assertThat(best.leftOut()).isEqualTo(new LeftOut(BigDecimal.ONE, 6));
        assertThat(listed(all)).hasSize(7);
        assertThat(all.leftOut()).isNull();
    }

    @Test
    void a_city_may_bound_ties_more_narrowly_but_never_widen_them_beyond_half() {
        List<Candidate> counties = rates("1 1 1 1 0.8 0.7 0.5 0.5 0.4 0.3");

        assertThat(listed(Ranker.rank(counties, listing(PROGRESS, new Cut.Last(3, true, 3)))))
                .hasSize(2);
        assertThat(listed(Ranker.rank(counties, PROGRESS))).hasSize(4);
        assertThat(
                        listed(
                                Ranker.rank(
                                        rates("1 0.5 0.5 0.5 0.5 0.1"),
                                        listing(PROGRESS, new Cut.Last(3, true, 100)))))
                .hasSize(1);
    }

    @Test
    void the_last_place_is_counted_from_the_end_and_equals_share_it() {
        Ranked ranked =
                Ranker.rank(
                        List.of(
                                street("S1", "90"),
                                street("S2", "80"),
                                street("S3", "80"),
                                street("S4", "10"),
                                street("S5", "10")),
                        STREETS);

        assertThat(ranked.rows()).extracting(BoardRow::rank).containsExactly(1, 2, 2, 4, 4);
        assertThat(ranked.rows()).extracting(BoardRow::fromEnd).containsExactly(5, 3, 3, 1, 1);
        assertThat(ranked.rows().getLast().place().words()).isEqualTo("倒数第1位（共5个）");
    }

    @Test
    void a_list_of_the_first_places_is_counted_from_the_first() {
        Ranked ranked = Ranker.rank(List.of(complaints("E1", 9), complaints("E2", 3)), ESTATES);

        assertThat(ranked.rows()).extracting(BoardRow::fromEnd).containsOnlyNulls();
        assertThat(ranked.rows().getLast().place().words()).isEqualTo("第2位（共2个）");
    }

    /** Counties in the order of their rates; whoever is not at 1 is overdue for 5 days. */
    private static List<Candidate> rates(String rates) {
        List<String> values = rates.isEmpty() ? List.of() : Arrays.asList(rates.split(" "));
        List<Candidate> counties = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            counties.add(
                    progress(
                            "K%02d".formatted(i),
                            values.get(i),
                            values.get(i).equals("1") ? 0 : 5));
        }
        return counties;
    }

    private static List<Candidate> equal(int many) {
        List<Candidate> estates = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            estates.add(complaints("B%02d".formatted(i), 7));
        }
        return estates;
    }

    private static List<String> listed(Ranked ranked) {
        return ranked.rows().stream()
                .filter(BoardRow::listed)
                .map(row -> row.subject().code())
                .toList();
    }

    private static List<String> codes(Ranked ranked) {
        return ranked.rows().stream().map(row -> row.subject().code()).toList();
    }
}
