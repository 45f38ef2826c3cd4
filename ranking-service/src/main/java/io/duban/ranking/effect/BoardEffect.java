package io.duban.ranking.effect;

import io.duban.contracts.board.Board;
import io.duban.contracts.board.BoardRow;
import io.duban.contracts.ladder.Escalations;
import io.duban.contracts.ladder.Listing;
import io.duban.contracts.measure.Escalation;
import io.duban.contracts.measure.Measure;
import io.duban.contracts.period.Period;
import io.duban.contracts.ranking.Boards;
import io.duban.contracts.ranking.Candidate;
import io.duban.contracts.rulebook.RankingRule;
import io.duban.contracts.rulebook.Rulebooks;
import io.duban.contracts.subject.Subject;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * One board of counted complaints as it is and as a decision would make it, ranked both times by
 * the same rule, so that nothing shows but the decision.
 */
final class BoardEffect {

    /** A place on one of the boards of a ranking. */
    private record Place(Subject subject, Period period) {}

    private final Rulebooks rulebooks;
    private final Board before;
    private final Board after;

    private BoardEffect(Rulebooks rulebooks, Board before, Board after) {
        this.rulebooks = rulebooks;
        this.before = before;
        this.after = after;
    }

    /**
     * Ranks anew.
     *
     * @param rows of the board as it is
     * @param changes of the count, by estate
     */
    static BoardEffect of(
            Rulebooks rulebooks,
            RankingRule rule,
            Period period,
            LocalDate day,
            List<BoardRow> rows,
            Map<String, Integer> changes) {
        return new BoardEffect(
                rulebooks,
                Boards.publish(rule, period, day, candidates(rows, Map.of()), null),
                Boards.publish(rule, period, day, candidates(rows, changes), null));
    }

    private static List<Candidate> candidates(List<BoardRow> rows, Map<String, Integer> changes) {
        return rows.stream()
                .map(
                        row -> {
                            int change = changes.getOrDefault(row.subject().code(), 0);
                            long value = row.value().longValueExact() + change;
                            return Candidate.estate(row.estate(), Math.max(0, value));
                        })
                .toList();
    }

    /** Those whose value or listing changes; that others move up or down by it is no change. */
    Set<Subject> subjects() {
        Map<Subject, BoardRow> now = rows(before);
        Set<Subject> subjects = new TreeSet<>();
        rows(after)
                .forEach(
                        (subject, row) -> {
                            BoardRow was = now.get(subject);
                            if (was.listed() != row.listed()
                                    || was.value().compareTo(row.value()) != 0) {
                                subjects.add(subject);
                            }
                        });
        return subjects;
    }

    /**
     * What changes, by subject and period.
     *
     * @param others listings of those subjects in the other periods of the ranking
     */
    List<SubjectEffect> effects(List<Listing> others) {
        Set<Subject> subjects = subjects();
        Escalations.Difference difference =
                Escalations.difference(
                        demanded(before, others, subjects), demanded(after, others, subjects));
        Map<Subject, BoardRow> was = rows(before);
        Map<Subject, BoardRow> is = rows(after);
        List<SubjectEffect> effects = new ArrayList<>();
        for (Subject subject : subjects) {
            effects.add(
                    new SubjectEffect(
                            before.ranking(),
                            before.period(),
                            subject,
                            was.get(subject).value(),
                            is.get(subject).value(),
                            was.get(subject).rank(),
                            is.get(subject).rank(),
                            measures(difference.revoked(), subject, before.period()),
                            measures(difference.raised(), subject, before.period())));
        }
        elsewhere(difference).forEach(it -> effects.add(later(it, others, difference)));
        return effects;
    }

    private List<Escalation> demanded(Board board, List<Listing> others, Set<Subject> subjects) {
        List<Listing> history = new ArrayList<>(others);
        Listing.of(board, board.hash()).stream()
                .filter(it -> subjects.contains(it.subject()))
                .forEach(history::add);
        return rulebooks.escalations(board.ranking(), history);
    }

    /** A streak that is broken, or closed, changes the periods after it, too. */
    private List<Place> elsewhere(Escalations.Difference difference) {
        return Stream.concat(difference.revoked().stream(), difference.raised().stream())
                .filter(it -> !it.period().equals(before.period()))
                .map(it -> new Place(it.subject(), it.period()))
                .distinct()
                .toList();
    }

    private SubjectEffect later(
            Place place, List<Listing> others, Escalations.Difference difference) {
        Listing listing =
                others.stream()
                        .filter(it -> it.subject().sameAs(place.subject))
                        .filter(it -> it.period().equals(place.period))
                        .findFirst()
                        .orElseThrow();
        return new SubjectEffect(
                before.ranking(),
                place.period,
                place.subject,
                listing.row().value(),
                listing.row().value(),
                listing.row().rank(),
                listing.row().rank(),
                measures(difference.revoked(), place.subject, place.period),
                measures(difference.raised(), place.subject, place.period));
    }

    private static List<Measure> measures(
            List<Escalation> escalations, Subject subject, Period period) {
        return escalations.stream()
                .filter(it -> it.subject().sameAs(subject) && it.period().equals(period))
                .map(Escalation::measure)
                .toList();
    }

    private static Map<Subject, BoardRow> rows(Board board) {
        Map<Subject, BoardRow> rows = new TreeMap<>();
        board.rows().forEach(it -> rows.put(it.subject(), it));
        return rows;
    }
}
