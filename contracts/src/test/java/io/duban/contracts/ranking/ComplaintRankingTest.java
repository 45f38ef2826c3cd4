package io.duban.contracts.ranking;

import static io.duban.contracts.Fixtures.ESTATES;
import static io.duban.contracts.Fixtures.complaints;
import static io.duban.contracts.Fixtures.estate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import io.duban.contracts.board.BoardRow;
import io.duban.contracts.subject.EstateProfile;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** RULES 2.1: 每月投诉量居全市前30名. */
class ComplaintRankingTest {

    @Test
    void the_most_complaints_come_first_and_equal_counts_share_a_rank() {
        Ranked ranked =
                rank(
                        complaints("E1", 7),
                        complaints("E2", 9),
                        complaints("E3", 7),
                        complaints("E4", 2));

        assertThat(ranked.rows())
                .extracting(row -> row.subject().code(), BoardRow::rank)
                .containsExactly(tuple("E2", 1), tuple("E1", 2), tuple("E3", 2), tuple("E4", 4));
    }

    @Test
    void ties_at_the_cut_are_all_listed() {
        List<Candidate> estates = new ArrayList<>();
        for (int i = 1; i <= 29; i++) {
            estates.add(complaints("A%02d".formatted(i), 100 - i));
        }
        estates.add(complaints("B1", 5));
        estates.add(complaints("B2", 5));
        estates.add(complaints("B3", 5));
        estates.add(complaints("C1", 4));

        Ranked ranked = Ranker.rank(estates, ESTATES);

        assertThat(listed(ranked)).hasSize(32).contains("B1", "B2", "B3").doesNotContain("C1");
    }

    @Test
    void a_tie_above_the_cut_takes_the_places_below_it() {
        List<Candidate> estates = new ArrayList<>();
        for (int i = 1; i <= 31; i++) {
            estates.add(complaints("A%02d".formatted(i), 9));
        }
        estates.add(complaints("B1", 8));

        assertThat(listed(Ranker.rank(estates, ESTATES))).hasSize(31).doesNotContain("B1");
    }

    @Test
    void an_estate_without_complaints_is_ranked_but_never_listed() {
        Ranked ranked = rank(complaints("E1", 1), complaints("E2", 0));

        assertThat(ranked.rows()).hasSize(2);
        assertThat(listed(ranked)).containsExactly("E1");
    }

    @Test
    void the_top_is_decidable_even_when_all_are_equal() {
        Ranked ranked = rank(complaints("E1", 1), complaints("E2", 1));

        assertThat(listed(ranked)).containsExactly("E1", "E2");
        assertThat(ranked.undecidable()).isFalse();
    }

    @Test
    @Tag("row-14")
    void complaints_per_thousand_households_are_shown_beside_and_do_not_rank() {
        EstateProfile empty =
                new EstateProfile(
                        "E2",
                        "小区",
                        estate("E2").street(),
                        estate("E2").county(),
                        0,
                        estate("E2").company(),
                        null);

        Ranked ranked = rank(complaints("E1", 31), Candidate.estate(empty, 32));

        assertThat(ranked.rows())
                .extracting(BoardRow::perThousandHouseholds)
                .containsExactly(null, new BigDecimal("25.8333"));
    }

    @Test
    void a_subject_given_twice_with_different_facts_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rank(complaints("E1", 1), complaints("E1", 2)))
                .withMessageContaining("estate/E1");
    }

    private static Ranked rank(Candidate... candidates) {
        return Ranker.rank(List.of(candidates), ESTATES);
    }

    private static List<String> listed(Ranked ranked) {
        return ranked.rows().stream()
                .filter(BoardRow::listed)
                .map(row -> row.subject().code())
                .toList();
    }
}
