package io.duban.ranking.query;

import io.duban.contracts.board.BoardRow;
import io.duban.contracts.period.Period;
import io.duban.contracts.subject.Subject;
import io.duban.ranking.query.RecentPeriod.State;
import io.duban.ranking.readmodel.Timeline;
import io.duban.ranking.readmodel.Timeline.Point;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts beside a board's rows what the boards before it say of their subjects. */
final class RowViews {

    private static final int RECENT = 6;

    private final Period period;
    private final Timeline timeline;
    private final Map<String, Integer> previousRanks;
    private final List<Point> recent;

    /**
     * @param period of the board
     * @param previousRanks by subject, those of the period before
     */
    RowViews(Period period, Timeline timeline, Map<String, Integer> previousRanks) {
        this.period = period;
        this.timeline = timeline;
        this.previousRanks = previousRanks;
        this.recent = timeline.last(RECENT, period);
    }

    /** The ranks of a board by subject. */
    static Map<String, Integer> ranks(List<BoardRow> rows) {
        Map<String, Integer> ranks = HashMap.newHashMap(rows.size());
        rows.forEach(it -> ranks.put(it.subject().key(), it.rank()));
        return ranks;
    }

    RowView of(BoardRow row) {
        Subject subject = row.subject();
        return new RowView(
                row,
                previousRanks.get(subject.key()),
                timeline.streak(period, subject).orElse(null),
                recent.stream().map(it -> recent(it, subject)).toList());
    }

    private RecentPeriod recent(Point point, Subject subject) {
        if (!timeline.lists(point.period(), subject)) {
            return new RecentPeriod(point.period(), State.NO, null);
        }
        Optional<Integer> streak = timeline.streak(point.period(), subject);
        State state = point.isProvisional() ? State.PROVISIONAL : State.LISTED;
        return new RecentPeriod(point.period(), state, streak.orElse(null));
    }
}
