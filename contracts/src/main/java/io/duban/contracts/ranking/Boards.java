package io.duban.contracts.ranking;

import io.duban.contracts.board.Board;
import io.duban.contracts.board.BoardRow;
import io.duban.contracts.board.RowChange;
import io.duban.contracts.board.TieBreak;
import io.duban.contracts.board.Unattributed;
import io.duban.contracts.period.Period;
import io.duban.contracts.rulebook.RankingRule;
import io.duban.contracts.subject.Subject;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Makes boards and their revisions (RULES 4). */
public final class Boards {

    private Boards() {}

    /**
     * The closing: revision 1.
     *
     * @param unattributed null for rankings that count no complaints
     */
    public static Board publish(
            RankingRule rule,
            Period period,
            LocalDate closedOn,
            Collection<Candidate> candidates,
            Unattributed unattributed) {
        Ranked ranked = Ranker.rank(candidates, rule);
        return board(rule, period, 1, closedOn, ranked, List.of(), unattributed);
    }

    /**
     * The next revision, with its difference to the one before; empty when the facts sanction as
     * before, so that nothing needs to be published.
     */
    public static Optional<Board> revise(
            Board previous,
            RankingRule rule,
            LocalDate closedOn,
            Collection<Candidate> candidates,
            Unattributed unattributed) {
        Board next = publish(rule, previous.period(), closedOn, candidates, unattributed);
        // A board of an earlier release does not say what decided among equals; that alone is no
        // reason for a revision.
        if (next.asFarAs(previous).hash().equals(previous.hash())) {
            return Optional.empty();
        }
        Ranked ranked =
                new Ranked(next.rows(), next.notRated(), next.undecidable(), next.leftOut());
        return Optional.of(
                board(
                        rule,
                        previous.period(),
                        previous.revision() + 1,
                        closedOn,
                        ranked,
                        difference(previous, next),
                        unattributed));
    }

    /**
     * The subjects whose rank, value, listing, charged company or deciding value among equals
     * differ, by code. A side is absent where the subject was not rated.
     */
    public static List<RowChange> difference(Board previous, Board board) {
        Map<Subject, BoardRow> before = rows(previous);
        Map<Subject, BoardRow> after = rows(board.asFarAs(previous));
        TreeSet<Subject> subjects = new TreeSet<>(before.keySet());
        subjects.addAll(after.keySet());
        return subjects.stream()
                .filter(subject -> differ(before.get(subject), after.get(subject)))
                .map(subject -> change(subject, before.get(subject), after.get(subject)))
                .toList();
    }

    private static Map<Subject, BoardRow> rows(Board board) {
        Map<Subject, BoardRow> rows = new TreeMap<>();
        board.rows().forEach(row -> rows.put(row.subject(), row));
        return rows;
    }

    private static boolean differ(BoardRow before, BoardRow after) {
        return before == null
                || after == null
                || before.rank() != after.rank()
                || before.value().compareTo(after.value()) != 0
                || before.listed() != after.listed()
                || !alike(before.tieBreak(), after.tieBreak())
                || !Objects.equals(company(before), company(after));
    }

    private static boolean alike(List<TieBreak> before, List<TieBreak> after) {
        return before.size() == after.size()
                && IntStream.range(0, before.size())
                        .allMatch(
                                i ->
                                        before.get(i).metric().equals(after.get(i).metric())
                                                && before.get(i)
                                                                .value()
                                                                .compareTo(after.get(i).value())
                                                        == 0);
    }

    private static String company(BoardRow row) {
        return row.estate() == null ? null : row.estate().company().id();
    }

    private static RowChange change(Subject subject, BoardRow before, BoardRow after) {
        return new RowChange(
                after == null ? subject : after.subject(),
                rank(before),
                value(before),
                rank(after),
                value(after));
    }

    private static Integer rank(BoardRow row) {
        return row == null ? null : row.rank();
    }

    private static BigDecimal value(BoardRow row) {
        return row == null ? null : row.value();
    }

    private static Board board(
            RankingRule rule,
            Period period,
            int revision,
            LocalDate closedOn,
            Ranked ranked,
            List<RowChange> changes,
            Unattributed unattributed) {
        return new Board(
                rule.id(),
                period,
                revision,
                closedOn,
                ranked.rows().size(),
                ranked.rows(),
                ranked.notRated(),
                ranked.undecidable(),
                ranked.leftOut(),
                changes,
                unattributed);
    }
}
