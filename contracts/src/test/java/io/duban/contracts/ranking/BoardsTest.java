package io.duban.contracts.ranking;

import static io.duban.contracts.Fixtures.ESTATES;
import static io.duban.contracts.Fixtures.PROGRESS;
import static io.duban.contracts.Fixtures.board;
import static io.duban.contracts.Fixtures.complaints;
import static io.duban.contracts.Fixtures.estate;
import static io.duban.contracts.Fixtures.progress;
import static io.duban.contracts.Fixtures.servedBy;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.contracts.Identifiers;
import io.duban.contracts.board.Board;
import io.duban.contracts.board.BoardRow;
import io.duban.contracts.board.LeftOut;
import io.duban.contracts.board.RowChange;
import io.duban.contracts.board.TieBreak;
import io.duban.contracts.ladder.Listing;
import io.duban.contracts.measure.EvidenceRow;

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

    @Test
    void the_hash_of_a_board_without_a_tie_is_that_of_the_releases_before() {
        String decides =
                """
                estate-complaints
                2022-06
                decided
                estate/E1\t1\t3\tL\tC1
                estate/E2\t2\t1\tL\tC1
                """;

        assertThat(FIRST.hash()).isEqualTo(Identifiers.sha256(decides));
    }

    @Test
    void what_decides_among_equals_is_on_the_board_in_its_hash_and_in_its_difference() {
        Board before = ofCounties(progress("K1", "0.5", 3), progress("K2", "0.5", 9));
        Board after =
                Boards.revise(
                                before,
                                PROGRESS,
                                NEXT_DAY,
                                List.of(progress("K1", "0.5", 3), progress("K2", "0.5", 8)),
                                null)
                        .orElseThrow();

        assertThat(before.rows().getLast().tieBreak())
                .containsExactly(new TieBreak("overdueDays", value(9)));
        assertThat(after.changes())
                .extracting(change -> change.subject().code())
                .containsExactly("K2");
    }

    @Test
    void a_tie_that_is_left_out_is_in_the_hash() {
        Board board =
                ofCounties(
                        progress("K1", "0.5", 3), progress("K2", "0.5", 3), progress("K3", "1", 0));

        assertThat(board.leftOut()).isEqualTo(new LeftOut(new BigDecimal("0.5"), 2));
        assertThat(with(board, null).hash()).isNotEqualTo(board.hash());
        assertThat(with(board, new LeftOut(new BigDecimal("0.5"), 3)).hash())
                .isNotEqualTo(board.hash());
    }

    @Test
    void a_board_of_before_what_decides_among_equals_was_kept_is_not_revised_for_that_alone() {
        List<Candidate> facts = List.of(progress("K1", "0.5", 3), progress("K2", "0.5", 9));
        Board before = ofBefore(ofCounties(facts.getFirst(), facts.getLast()));

        assertThat(Boards.revise(before, PROGRESS, NEXT_DAY, facts, null)).isEmpty();
    }

    @Test
    void such_a_board_is_revised_when_it_listed_who_is_listed_no_more() {
        List<Candidate> facts = List.of(progress("K1", "0.5", 3), progress("K2", "1", 0));
        Board now = ofCounties(facts.getFirst(), facts.getLast());
        List<BoardRow> bothListed = now.rows().stream().map(row -> ofBefore(row, true)).toList();
        Board before = withRows(now, bothListed);

        Board next = Boards.revise(before, PROGRESS, NEXT_DAY, facts, null).orElseThrow();

        assertThat(next.revision()).isEqualTo(2);
        assertThat(next.changes())
                .extracting(change -> change.subject().code())
                .containsExactly("K2");
    }

    @Test
    void a_board_says_how_many_it_rates_also_where_it_was_not_written() {
        Board before = ofBefore(FIRST);

        assertThat(before.rated()).isEqualTo(2);
        assertThat(before.rows()).extracting(BoardRow::rated).containsExactly(2, 2);
    }

    @Test
    void a_listing_tells_the_place_from_the_end_and_the_tie_that_is_left_out() {
        Board board =
                ofCounties(
                        progress("K1", "0.9", 1),
                        progress("K2", "0.8", 1),
                        progress("K3", "0.5", 4),
                        progress("K4", "0.5", 4),
                        progress("K5", "0.4", 7));

        EvidenceRow row = Listing.of(board, board.hash()).getFirst().row();

        assertThat(Listing.of(board, board.hash())).hasSize(1);
        assertThat(row.place().words()).isEqualTo("倒数第1位（共5个）");
        assertThat(row.leftOut()).isEqualTo(new LeftOut(new BigDecimal("0.5"), 2));
        assertThat(row.tieBreak()).containsExactly(new TieBreak("overdueDays", value(7)));
    }

    private static Board ofCounties(Candidate... counties) {
        return board(PROGRESS, "2022-07", List.of(counties));
    }

    private static Board with(Board board, LeftOut leftOut) {
        return new Board(
                board.ranking(),
                board.period(),
                board.revision(),
                board.closedOn(),
                null,
                board.rows(),
                board.notRated(),
                board.undecidable(),
                leftOut,
                board.changes(),
                board.unattributed());
    }

    /** As a release wrote it that kept neither the tie-break nor places from the end. */
    private static Board ofBefore(Board board) {
        return withRows(
                board, board.rows().stream().map(row -> ofBefore(row, row.listed())).toList());
    }

    private static Board withRows(Board board, List<BoardRow> rows) {
        return new Board(
                board.ranking(),
                board.period(),
                board.revision(),
                board.closedOn(),
                null,
                rows,
                board.notRated(),
                board.undecidable(),
                null,
                board.changes(),
                board.unattributed());
    }

    private static BoardRow ofBefore(BoardRow row, boolean listed) {
        return new BoardRow(
                row.subject(),
                row.rank(),
                null,
                null,
                row.value(),
                null,
                listed,
                row.perThousandHouseholds(),
                row.estate(),
                row.county(),
                row.indicators());
    }

    private static Optional<Board> revise(Candidate... candidates) {
        return Boards.revise(FIRST, ESTATES, NEXT_DAY, List.of(candidates), null);
    }

    private static BigDecimal value(long count) {
        return BigDecimal.valueOf(count);
    }
}
