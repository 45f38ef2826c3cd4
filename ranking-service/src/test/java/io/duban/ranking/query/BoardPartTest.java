package io.duban.ranking.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.duban.contracts.board.Board;
import io.duban.contracts.board.BoardRow;
import io.duban.contracts.ranking.Boards;
import io.duban.contracts.ranking.Candidate;
import io.duban.kit.json.InvalidInputException;
import io.duban.kit.page.Cursors;
import io.duban.kit.query.Query;
import io.duban.kit.security.TokenProperties;
import io.duban.ranking.City;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Parts of a board: the listed rows, and page by page. */
class BoardPartTest {

    private static final Cursors CURSORS = new Cursors(new TokenProperties("s".repeat(32)));
    private static final List<BoardRow> ROWS = rows(40);

    @Test
    void without_a_word_all_rows_are_answered() {
        BoardPart.Rows rows = part("").of(ROWS, 1);

        assertThat(rows.rows()).isEqualTo(ROWS);
        assertThat(rows.next()).isEmpty();
    }

    @Test
    void listed_rows_and_the_others_are_all_rows() {
        List<BoardRow> listed = part("listed=true").of(ROWS, 1).rows();
        List<BoardRow> others = part("listed=false").of(ROWS, 1).rows();

        assertThat(listed).hasSize(30).allMatch(BoardRow::listed);
        assertThat(others).hasSize(10).noneMatch(BoardRow::listed);
    }

    @Test
    void pages_hold_every_row_once_and_stay_with_their_revision() {
        List<BoardRow> read = new ArrayList<>();
        Optional<String> next = Optional.empty();
        int pages = 0;
        do {
            BoardPart part = part("limit=7" + next.map(it -> "&cursor=" + it).orElse(""));
            assertThat(part.revision()).isEqualTo(next.map(_ -> 3));
            BoardPart.Rows page = part.of(ROWS, 3);
            read.addAll(page.rows());
            next = page.next();
            pages++;
        } while (next.isPresent());

        assertThat(read).isEqualTo(ROWS);
        assertThat(pages).isEqualTo(6);
    }

    @Test
    void a_cursor_is_good_for_its_list_alone() {
        String next = part("limit=7").of(ROWS, 3).next().orElseThrow();

        assertThatThrownBy(() -> part("limit=7&listed=true&cursor=" + next))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> part("limit=7&revision=2&cursor=" + next))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(
                        () ->
                                BoardPart.of(
                                        "street-work",
                                        "2022-06",
                                        Query.of("limit=7&cursor=" + next),
                                        CURSORS))
                .isInstanceOf(InvalidInputException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0", "limit=5001", "limit=x", "limit=1&limit=1", "listed=yes", "listed=True",
                "listed=", "cursor=abc", "cursor=", "revision=0", "Limit=1", "order=newest"
            })
    void what_makes_no_sense_is_refused(String query) {
        assertThatThrownBy(() -> part(query)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void parts_that_differ_have_different_names() {
        assertThat(
                        List.of(
                                part("").name(),
                                part("limit=7").name(),
                                part("listed=true").name(),
                                part("listed=false").name(),
                                part("limit=7&listed=true").name()))
                .doesNotHaveDuplicates();
    }

    private static BoardPart part(String query) {
        return BoardPart.of("estate-complaints", "2022-06", Query.of(query), CURSORS);
    }

    /** As many estates, each with another number of complaints. */
    private static List<BoardRow> rows(int estates) {
        List<Candidate> candidates =
                IntStream.rangeClosed(1, estates)
                        .mapToObj(i -> Candidate.estate(City.estate("E" + i, "C1"), i))
                        .toList();
        Board board =
                Boards.publish(
                        City.RULEBOOK.ranking("estate-complaints").orElseThrow(),
                        City.JUNE,
                        City.closingDay(City.JUNE),
                        candidates,
                        null);
        return board.rows();
    }
}
