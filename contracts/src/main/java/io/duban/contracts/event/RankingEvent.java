package io.duban.contracts.event;

import io.duban.contracts.board.Board;
import io.duban.contracts.period.Period;

import java.time.LocalDate;

/** Rankings as they are published. */
public sealed interface RankingEvent extends DubanEvent {

    /** A new revision of a board. */
    record RankingPublished(Board board, String hash) implements RankingEvent {

        public static RankingPublished of(Board board) {
            return new RankingPublished(board, board.hash());
        }

        @Override
        public String eventId() {
            return board.ranking() + "-" + board.period().id() + "-" + board.revision();
        }

        @Override
        public String key() {
            return board.ranking();
        }
    }

    /** The period's last revision stands for good, unless an administrator reopens it. */
    record RankingFinalised(String ranking, Period period, int revision, LocalDate on)
            implements RankingEvent {
        @Override
        public String eventId() {
            // A month that is reopened becomes final once more.
            return ranking + "-" + period.id() + "-final-" + on;
        }

        @Override
        public String key() {
            return ranking;
        }
    }

    /** Every board that the day caused lies before this record. */
    record RankingDayPublished(LocalDate day) implements RankingEvent {
        @Override
        public String eventId() {
            return "ranking-day-" + day;
        }

        @Override
        public String key() {
            return "~day";
        }
    }
}
