package io.duban.ranking.query;

import io.duban.contracts.Identifiers;
import io.duban.contracts.board.BoardRow;
import io.duban.contracts.measure.Visibility;
import io.duban.contracts.period.Period;
import io.duban.kit.page.Cursors;
import io.duban.kit.problem.ProblemException;
import io.duban.kit.query.Query;
import io.duban.kit.rulebook.RulebookLibrary;
import io.duban.kit.security.Caller;
import io.duban.kit.sheet.CsvFile;
import io.duban.kit.sheet.ExcelFile;
import io.duban.ranking.readmodel.ArchivedBoard;
import io.duban.ranking.readmodel.BoardArchive;
import io.duban.ranking.readmodel.FailedRanking;
import io.duban.ranking.readmodel.FailedRankings;
import io.duban.ranking.readmodel.StoredBoard;
import io.duban.ranking.readmodel.Timeline;
import io.duban.ranking.readmodel.Timelines;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** {@code /api/v1/rankings/{ranking}/{period}}: published boards, as documents and as tables. */
@RestController
@RequestMapping("/api/v1/rankings/{ranking}/{period}")
class BoardController {

    /** Changes when a board is answered in another form, so that nobody keeps the former one. */
    private static final String FORM = "1";

    private static final CacheControl ASK_AGAIN = CacheControl.noCache().cachePrivate();
    private static final CacheControl FOR_GOOD =
            CacheControl.maxAge(Duration.ofDays(30)).cachePrivate();

    /**
     * What a call asks for, found and not yet read.
     *
     * @param timeline empty for a revision that a later one has replaced
     */
    private record Asked(
            StoredBoard board,
            BoardPart part,
            Optional<Timeline> timeline,
            Optional<FailedRanking> failed) {

        /** Names all that the answer is made of. */
        String tag(String type) {
            String content =
                    String.join(
                            "\n",
                            FORM,
                            type,
                            board.toString(),
                            part.name(),
                            timeline.map(Timeline::version).orElse(""),
                            failed.toString());
            return '"' + Identifiers.sha256(content) + '"';
        }

        CacheControl cacheControl() {
            return board.isLatest() ? ASK_AGAIN : FOR_GOOD;
        }
    }

    private final BoardArchive boards;
    private final FailedRankings failures;
    private final Timelines timelines;
    private final RulebookLibrary rulebooks;
    private final Cursors cursors;

    BoardController(
            BoardArchive boards,
            FailedRankings failures,
            Timelines timelines,
            RulebookLibrary rulebooks,
            Cursors cursors) {
        this.boards = boards;
        this.failures = failures;
        this.timelines = timelines;
        this.rulebooks = rulebooks;
        this.cursors = cursors;
    }

    @GetMapping
    BoardView board(
            @PathVariable String ranking,
            @PathVariable String period,
            Query query,
            Caller caller,
            WebRequest request,
            HttpServletResponse response) {
        Asked asked = asked(ranking, period, query, caller);
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        if (isKnown(asked, asked.tag("json"), request, response)) {
            return null;
        }
        return view(asked, beside(asked));
    }

    @GetMapping(produces = ExcelFile.TYPE)
    void workbook(
            @PathVariable String ranking,
            @PathVariable String period,
            Query query,
            Caller caller,
            WebRequest request,
            HttpServletResponse response)
            throws IOException {
        Asked asked = asked(ranking, period, query, caller);
        // A workbook says when it was made, so two of one board are equal and not the same.
        if (!isKnown(asked, "W/" + asked.tag("workbook"), request, response)) {
            BoardSheets sheets = sheets(asked);
            ExcelFile.answer(response, sheets.fileName(), sheets.all());
        }
    }

    @GetMapping(produces = CsvFile.TYPE)
    void table(
            @PathVariable String ranking,
            @PathVariable String period,
            Query query,
            Caller caller,
            WebRequest request,
            HttpServletResponse response)
            throws IOException {
        Asked asked = asked(ranking, period, query, caller);
        if (!isKnown(asked, asked.tag("table"), request, response)) {
            BoardSheets sheets = sheets(asked);
            CsvFile.answer(response, sheets.fileName(), sheets.ranked());
        }
    }

    /** Whether the caller has it already; then that is the answer. */
    private static boolean isKnown(
            Asked asked, String tag, WebRequest request, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, asked.cacheControl().getHeaderValue());
        return request.checkNotModified(tag);
    }

    private Asked asked(String ranking, String text, Query query, Caller caller) {
        BoardPart part = BoardPart.of(ranking, text, query, cursors);
        Period period = Parameters.period("period", text);
        String id = period.id();
        Optional<FailedRanking> failed =
                part.revision().isPresent()
                        ? Optional.empty()
                        : failures.find(ranking, id).filter(it -> sees(caller, it));
        StoredBoard board =
                part.revision()
                        .map(it -> boards.find(ranking, id, it))
                        .orElseGet(() -> boards.find(ranking, id))
                        .orElseThrow(
                                () ->
                                        failed.map(BoardController::notComputed)
                                                .orElseGet(() -> unknown(ranking, id)));
        return new Asked(board, part, timeline(board, period), failed);
    }

    /** What lies beside changes with other boards, which says nothing of what was replaced. */
    private Optional<Timeline> timeline(StoredBoard board, Period period) {
        return timelines
                .find(board.ranking())
                .filter(
                        it ->
                                it.at(period)
                                        .filter(point -> point.revision() == board.revision())
                                        .isPresent());
    }

    private Function<BoardRow, RowView> beside(Asked asked) {
        if (asked.timeline().isEmpty()) {
            return RowView::of;
        }
        Timeline timeline = asked.timeline().get();
        Period period = Parameters.period("period", asked.board().period());
        Map<String, Integer> ranks =
                timeline.before(period)
                        .flatMap(
                                it ->
                                        boards.revision(
                                                timeline.ranking(),
                                                it.period().id(),
                                                it.revision()))
                        .map(it -> RowViews.ranks(it.board().rows()))
                        .orElse(Map.of());
        return new RowViews(period, timeline, ranks)::of;
    }

    private BoardView view(Asked asked, Function<BoardRow, RowView> beside) {
        ArchivedBoard archived = boards.read(asked.board());
        BoardPart.Rows rows = asked.part().of(archived.board().rows(), archived.board().revision());
        List<RowView> views = rows.rows().stream().map(beside).toList();
        return BoardView.of(archived, views, rows.next(), asked.failed());
    }

    private BoardSheets sheets(Asked asked) {
        return new BoardSheets(view(asked, RowView::of), rulebooks.get());
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
}
