package io.duban.contracts.ranking;

import static io.duban.contracts.Fixtures.ESTATES;
import static io.duban.contracts.Fixtures.board;
import static io.duban.contracts.Fixtures.complaints;
import static io.duban.contracts.Fixtures.estate;
import static io.duban.contracts.Fixtures.servedBy;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.contracts.board.Board;
import io.duban.contracts.board.RowChange;
import io.duban.contracts.ladder.Listing;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** RULES 4: revisions, their differences, and the hash of what decides. */
class BoardsTest {

    private static final LocalDate NEXT_DAY = LocalDate.of(2022, 7, 4);
    private static final Board FIRST =
            board(ESTATES, "2022-06", List.of(complaints("E1", 3), complaints("E2", 1)));

    @Test
    void the_closing_is_revision_one_without_changes() {
        assertThat(FIRST.revision()).isEqualTo(1);
        assertThat(FIRST.changes()).isEmpty();
        assertThat(FIRST.closedOn()).isEqualTo(LocalDate.of(2022, 7, 3));
    }

    @Test
    void a_late_complaint_makes_the_next_revision_with_its_difference() {
        Board second = revise(complaints("E1", 3), complaints("E2", 4)).orElseThrow();

        assertThat(second.revision()).isEqualTo(2);
        assertThat(second.changes())
                .containsExactly(
                        new RowChange(estate("E1").subject(), 1, value(3), 2, value(3)),
                        new RowChange(estate("E2").subject(), 2, value(1), 1, value(4)));
    }

    @Test
    void a_subject_that_comes_or_goes_has_one_side_only() {
        Board second = revise(complaints("E1", 3), complaints("E3", 1)).orElseThrow();

        assertThat(second.changes())
                .containsExactly(
                        new RowChange(estate("E2").subject(), 2, value(1), null, null),
                        new RowChange(estate("E3").subject(), null, null, 2, value(1)));
    }

    @Test
    void nothing_is_published_when_nothing_that_decides_has_changed() {
        assertThat(revise(complaints("E2", 1), complaints("E1", 3))).isEmpty();
    }

    @Test
    void another_company_charged_is_a_change() {
        Board second =
                revise(Candidate.estate(servedBy("E1", "C2"), 3), complaints("E2", 1))
                        .orElseThrow();

        assertThat(second.changes())
                .extracting(change -> change.subject().code())
                .containsExactly("E1");
        assertThat(second.hash()).isNotEqualTo(FIRST.hash());
    }

    @Test
    void listings_are_the_listed_rows_with_company_revision_and_hash() {
        Board board = board(ESTATES, "2022-06", List.of(complaints("E1", 3), complaints("E2", 0)));

        List<Listing> listings = Listing.of(board, board.hash());

        assertThat(listings).hasSize(1);
        assertThat(listings.getFirst().companyId()).isEqualTo("C1");
        assertThat(listings.getFirst().row().hash()).isEqualTo(board.hash());
        assertThat(listings.getFirst().row().value()).isEqualByComparingTo("3");
    }

    private static Optional<Board> revise(Candidate... candidates) {
        return Boards.revise(FIRST, ESTATES, NEXT_DAY, List.of(candidates), null);
    }

    private static BigDecimal value(long count) {
        return BigDecimal.valueOf(count);
    }
}
