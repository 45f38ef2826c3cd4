package io.duban.ranking.query;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.duban.contracts.board.Board;
import io.duban.contracts.board.BoardRow;
import io.duban.contracts.board.LeftOut;
import io.duban.contracts.board.NotRated;
import io.duban.contracts.board.RowChange;
import io.duban.contracts.board.Unattributed;
import io.duban.contracts.measure.Visibility;
import io.duban.contracts.period.Period;
import io.duban.kit.problem.ProblemException;
import io.duban.kit.query.Query;
import io.duban.kit.rulebook.RulebookLibrary;
import io.duban.kit.security.Caller;
import io.duban.kit.sheet.CsvFile;
import io.duban.kit.sheet.ExcelFile;
import io.duban.ranking.live.LiveBoard;
import io.duban.ranking.live.LiveBoards;
import io.duban.ranking.readmodel.ArchivedBoard;
import io.duban.ranking.readmodel.BoardArchive;
import io.duban.ranking.readmodel.FailedRanking;
import io.duban.ranking.readmodel.FailedRankings;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** {@code /api/v1/rankings}. */
@RestController
@RequestMapping("/api/v1/rankings/{ranking}")
class RankingController {

    /** That the board could not be computed anew. */
    record FailedView(LocalDate day, String problem) {}

    /**
     * A published board as it goes out.
     *
     * @param failed absent unless the next revision could not be computed
     */
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
            Unattributed unattributed,
            FailedView failed) {

        static BoardView of(ArchivedBoard archived, Optional<FailedRanking> failed) {
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
                    board.unattributed(),
                    failed.map(it -> new FailedView(it.day(), it.problem())).orElse(null));
        }
    }

    private static final int MOST_REVISIONS = 1_000_000;

    private final BoardArchive boards;
    private final FailedRankings failures;
    private final LiveBoards live;
    private final RulebookLibrary rulebooks;

    RankingController(
            BoardArchive boards,
            FailedRankings failures,
            LiveBoards live,
            RulebookLibrary rulebooks) {
        this.rulebooks = rulebooks;
        this.boards = boards;
        this.failures = failures;
        this.live = live;
    }

    @GetMapping("/{period}")
    BoardView board(
            @PathVariable String ranking, @PathVariable String period, Query query, Caller caller) {
        Optional<Integer> revision = query.wholeNumber("revision", 1, MOST_REVISIONS);
        query.finish();
        String id = Parameters.period("period", period).id();
        if (revision.isPresent()) {
            return boards.revision(ranking, id, revision.get())
                    .map(it -> BoardView.of(it, Optional.empty()))
                    .orElseThrow(() -> unknown(ranking, id));
        }
        Optional<FailedRanking> failed = failures.find(ranking, id).filter(it -> sees(caller, it));
        return boards.latest(ranking, id)
                .map(it -> BoardView.of(it, failed))
                .orElseThrow(
                        () ->
                                failed.map(RankingController::notComputed)
                                        .orElseGet(() -> unknown(ranking, id)));
    }

    @GetMapping(path = "/{period}", produces = ExcelFile.TYPE)
    void workbook(
            @PathVariable String ranking,
            @PathVariable String period,
            Query query,
            Caller caller,
            HttpServletResponse response)
            throws IOException {
        BoardSheets sheets = sheets(board(ranking, period, query, caller));
        ExcelFile.answer(response, sheets.fileName(), sheets.all());
    }

    @GetMapping(path = "/{period}", produces = CsvFile.TYPE)
    void table(
            @PathVariable String ranking,
            @PathVariable String period,
            Query query,
            Caller caller,
            HttpServletResponse response)
            throws IOException {
        BoardSheets sheets = sheets(board(ranking, period, query, caller));
        CsvFile.answer(response, sheets.fileName(), sheets.ranked());
    }

    private BoardSheets sheets(BoardView board) {
        return new BoardSheets(board, rulebooks.get());
    }

    /** That a rule fails tells that there is something for it. */
    private boolean sees(Caller caller, FailedRanking failed) {
        return caller.reach().sees(Visibility.SIGNING)
                || !rulebooks.get().restrictedRules().contains(failed.ranking());
    }

    private static ProblemException unknown(String ranking, String period) {
        return ProblemException.notFound("A closed board of " + ranking, period);
    }

    private static ProblemException notComputed(FailedRanking failed) {
        return new ProblemException(
                HttpStatus.NOT_FOUND,
                "ranking-failed",
                "The board could not be computed",
                ("%s of %s could not be computed at the end of %s: %s It is tried again at the end"
                                + " of every business day, next at the end of %s.")
                        .formatted(
                                failed.ranking(),
                                failed.period().id(),
                                failed.day(),
                                failed.problem(),
                                failed.day().plusDays(1)));
    }

    @GetMapping("/live")
    LiveBoard live(@PathVariable String ranking) {
        return live.open(ranking)
                .orElseThrow(() -> ProblemException.notFound("An open board of", ranking));
    }
}
