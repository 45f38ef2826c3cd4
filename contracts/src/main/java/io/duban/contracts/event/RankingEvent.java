package io.duban.contracts.event;

import io.duban.contracts.board.Board;
import io.duban.contracts.period.Period;

import java.time.LocalDate;
import java.util.Objects;

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

    /**
     * A ranking could not be computed (未能算出). What had been published of it stands; it is tried
     * again at the end of every day, and every day on which it fails again says so once more.
     *
     * @param ranking id of the ranking, or of the rule about missed tasks or findings
     * @param period what is missing: the ranking's period, or the day of the miss or finding
     * @param day the last business day that had ended when it was tried
     * @param problem what does not come about, and what happens next, for an official
     * @param cause the technical reason in one line
     */
    record RankingFailed(String ranking, Period period, LocalDate day, String problem, String cause)
            implements RankingEvent {

        public RankingFailed {
            Objects.requireNonNull(ranking, "ranking");
            Objects.requireNonNull(period, "period");
            Objects.requireNonNull(day, "day");
            Objects.requireNonNull(problem, "problem");
            Objects.requireNonNull(cause, "cause");
        }

        @Override
        public String eventId() {
            return ranking + "-" + period.id() + "-failed-" + day;
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
