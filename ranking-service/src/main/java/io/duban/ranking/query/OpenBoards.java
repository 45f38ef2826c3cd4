package io.duban.ranking.query;

import io.duban.contracts.board.Board;
import io.duban.contracts.ladder.Listing;
import io.duban.contracts.period.Period;
import io.duban.ranking.calendar.BusinessDay;
import io.duban.ranking.live.LiveBoard;
import io.duban.ranking.live.LiveBoards;
import io.duban.ranking.readmodel.BoardArchive;
import io.duban.ranking.readmodel.Timeline;
import io.duban.ranking.readmodel.Timeline.Point;
import io.duban.ranking.readmodel.Timelines;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The boards of the open periods, each with what came before it. A board of complaints, which may
 * have thousands of rows, is made anew only when something that it is made of has changed.
 */
public final class OpenBoards {

    /** What a board is made of. */
    private record Source(Period period, LiveBoards.Source counts, String closed) {}

    private record Made(Source of, OpenBoard board) {}

    private final LiveBoards live;
    private final Timelines timelines;
    private final BoardArchive boards;
    private final BusinessDay day;

    /** Only of rankings that have an open period, so there are as many as rulebooks have. */
    private final Map<String, Made> made = new ConcurrentHashMap<>();

    OpenBoards(LiveBoards live, Timelines timelines, BoardArchive boards, BusinessDay day) {
        this.live = live;
        this.timelines = timelines;
        this.boards = boards;
        this.day = day;
    }

    /** The ranking's board; empty where it has none that can be shown. */
    public Optional<OpenBoard> find(String ranking) {
        return live.openPeriod(ranking).map(it -> of(ranking, it));
    }

    private OpenBoard of(String ranking, Period period) {
        Optional<LiveBoards.Source> counts = live.source(ranking, period);
        List<Period> waiting = live.waiting(ranking, period);
        Period first = waiting.isEmpty() ? period : waiting.getFirst();
        Optional<Timeline> closed = timelines.find(ranking).filter(it -> knowsBefore(it, first));
        if (counts.isEmpty()) {
            return make(ranking, period, waiting, closed);
        }
        Source source = new Source(period, counts.get(), closed.map(Timeline::version).orElse(""));
        Made before = made.get(ranking);
        if (before != null && before.of().equals(source)) {
            return before.board();
        }
        OpenBoard board = make(ranking, period, waiting, closed);
        made.put(ranking, new Made(source, board));
        return board;
    }

    private boolean knowsBefore(Timeline timeline, Period first) {
        Optional<Period> before = live.before(timeline.ranking(), first);
        if (before.isEmpty()) {
            return true;
        }
        LocalDate closingDay = live.closingDay(before.get());
        return closingDay.isBefore(day.first())
                || timelines.know(timeline, before.get(), closingDay);
    }

    private OpenBoard make(
            String ranking, Period period, List<Period> waiting, Optional<Timeline> closed) {
        LiveBoard board = live.of(ranking, period);
        if (closed.isEmpty()) {
            return new OpenBoard(board, closed, Map.of());
        }
        Map<Period, LiveBoard> open = new LinkedHashMap<>();
        waiting.stream()
                .filter(it -> closed.get().at(it).isEmpty())
                .forEach(it -> open.put(it, live.of(ranking, it)));
        open.put(period, board);
        List<Point> points = new ArrayList<>();
        open.values().forEach(it -> points.add(point(it)));
        Timeline timeline = closed.get().with(points);
        Map<String, Integer> ranks =
                timeline.before(period).map(it -> ranks(ranking, it, open)).orElse(Map.of());
        return new OpenBoard(board, Optional.of(timeline), ranks);
    }

    private Map<String, Integer> ranks(String ranking, Point before, Map<Period, LiveBoard> open) {
        if (before.isProvisional()) {
            return RowViews.ranks(open.get(before.period()).rows());
        }
        return boards.revision(ranking, before.period().id(), before.revision())
                .map(it -> RowViews.ranks(it.board().rows()))
                .orElse(Map.of());
    }

    private static Point point(LiveBoard open) {
        Board board =
                new Board(
                        open.ranking(),
                        open.period(),
                        1,
                        open.period().end(),
                        open.rated(),
                        open.rows(),
                        open.notRated(),
                        open.undecidable(),
                        open.leftOut(),
                        List.of(),
                        open.unattributed());
        return new Point(open.period(), 0, Listing.of(board, board.hash()));
    }
}
