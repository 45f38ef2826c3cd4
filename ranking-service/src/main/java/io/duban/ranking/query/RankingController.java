package io.duban.ranking.query;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.duban.contracts.board.Board;
import io.duban.contracts.board.BoardRow;
import io.duban.contracts.board.LeftOut;
import io.duban.contracts.board.NotRated;
import io.duban.contracts.board.RowChange;
import io.duban.contracts.board.Unattributed;
import io.duban.contracts.period.Period;
import io.duban.kit.problem.ProblemException;
import io.duban.ranking.live.LiveBoard;
import io.duban.ranking.live.LiveBoards;
import io.duban.ranking.readmodel.ArchivedBoard;
import io.duban.ranking.readmodel.BoardArchive;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** {@code /api/v1/rankings}. */
@RestController
@RequestMapping("/api/v1/rankings/{ranking}")
class RankingController {

    /** A published board as it goes out. */
    record BoardView(
            String ranking,
            Period period,
            int revision,
            LocalDate closedOn,
            String hash,
            @JsonProperty("final") boolean isFinal,
            int rated,
            List<BoardRow> rows,
            List<NotRated> notRated,
            boolean undecidable,
            LeftOut leftOut,
            List<RowChange> changes,
            Unattributed unattributed) {

        static BoardView of(ArchivedBoard archived) {
            Board board = archived.board();
            return new BoardView(
                    board.ranking(),
                    board.period(),
                    board.revision(),
                    board.closedOn(),
                    archived.hash(),
                    archived.isFinal(),
                    board.rated(),
                    board.rows(),
                    board.notRated(),
                    board.undecidable(),
                    board.leftOut(),
                    board.changes(),
                    board.unattributed());
        }
    }

    private final BoardArchive boards;
    private final LiveBoards live;

    RankingController(BoardArchive boards, LiveBoards live) {
        this.boards = boards;
        this.live = live;
    }

    @GetMapping("/{period}")
    BoardView board(
            @PathVariable String ranking,
            @PathVariable String period,
            @RequestParam(required = false) String revision) {
        String id = Parameters.period("period", period).id();
        Optional<ArchivedBoard> board =
                revision == null
                        ? boards.latest(ranking, id)
                        : boards.revision(
                                ranking, id, Parameters.wholeNumber("revision", revision, 1));
        return board.map(BoardView::of)
                .orElseThrow(() -> ProblemException.notFound("A closed board of " + ranking, id));
    }

    @GetMapping("/live")
    LiveBoard live(@PathVariable String ranking) {
        return live.open(ranking)
                .orElseThrow(() -> ProblemException.notFound("An open board of", ranking));
    }
}
