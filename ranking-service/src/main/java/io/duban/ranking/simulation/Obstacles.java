package io.duban.ranking.simulation;

import io.duban.contracts.board.Board;
import io.duban.contracts.board.BoardRow;
import io.duban.contracts.board.NotRated;
import io.duban.contracts.period.Month;
import io.duban.contracts.period.Period;
import io.duban.contracts.rulebook.Category;
import io.duban.contracts.rulebook.ComplaintTerms;
import io.duban.contracts.rulebook.Criterion;
import io.duban.contracts.rulebook.FindingRule;
import io.duban.contracts.rulebook.Indicator;
import io.duban.contracts.rulebook.Metric;
import io.duban.contracts.rulebook.MissRule;
import io.duban.contracts.rulebook.PeriodClosing;
import io.duban.contracts.rulebook.RankingRule;
import io.duban.contracts.rulebook.Rulebook;
import io.duban.contracts.rulebook.Rulebooks;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Why nothing can be said of a ranking under another rulebook: it would rest on what nobody has
 * recorded. To say that nothing differs would be a lie.
 */
final class Obstacles {

    private final Rulebooks now;
    private final Rulebooks other;
    private final LocalDate from;
    private final LocalDate to;

    /** Rankings of which a board was recorded for a period that they would not have. */
    private final Set<String> ofOtherPeriods = new HashSet<>();

    /** What stands against a ranking by its first board against which something does. */
    private final Map<String, String> ofBoards = new HashMap<>();

    Obstacles(Rulebooks now, Rulebooks other, LocalDate from, LocalDate to) {
        this.now = now;
        this.other = other;
        this.from = from;
        this.to = to;
    }

    /**
     * Looks at one more of the recorded boards.
     *
     * @return whether it can be ranked again under the other rulebook, as far as it is known by now
     */
    boolean take(Board board) {
        String ranking = board.ranking();
        if (hasOtherPeriods(board)) {
            ofOtherPeriods.add(ranking);
        }
        if (!ofOtherPeriods.contains(ranking) && !ofBoards.containsKey(ranking)) {
            ofBoard(board).ifPresent(it -> ofBoards.put(ranking, it));
        }
        return !ofOtherPeriods.contains(ranking) && !ofBoards.containsKey(ranking);
    }

    /** The other rulebook's rankings and rules of which nothing can be said. */
    List<NotSimulated> all() {
        List<NotSimulated> all = new ArrayList<>();
        for (String ranking : other.rankings()) {
            ofRanking(ranking).ifPresent(it -> all.add(new NotSimulated(ranking, it)));
        }
        for (Rulebook edition : other.editions()) {
            edition.misses().forEach(it -> ofMisses(it).ifPresent(all::add));
            edition.findings().forEach(it -> ofFindings(it).ifPresent(all::add));
        }
        return List.copyOf(all);
    }

    private Optional<String> ofRanking(String ranking) {
        if (ofOtherPeriods.contains(ranking)) {
            return Optional.of("it was recorded for other periods than it would have");
        }
        if (!now.rankings().contains(ranking)) {
            return Optional.of("it has never been recorded");
        }
        return neverRanked(ranking)
                .map(it -> "it would have a board of " + it.id() + ", which was never recorded")
                .or(() -> periods(ranking).flatMap(it -> ofRule(ranking, it).stream()).findFirst())
                .or(() -> Optional.ofNullable(ofBoards.get(ranking)));
    }

    /** Whether the rulebook would have ranked another period than the board's at its end. */
    private boolean hasOtherPeriods(Board board) {
        return other.latest()
                .ranking(board.ranking())
                .flatMap(it -> it.schedule().openOn(board.period().end()))
                .filter(period -> !period.equals(board.period()))
                .isPresent();
    }

    /** A period within the days that only the other rulebook ranks. */
    private Optional<Period> neverRanked(String ranking) {
        return periods(ranking).filter(it -> now.of(ranking, it).isEmpty()).findFirst();
    }

    /** The periods within the days that the other rulebook ranks. */
    private Stream<Period> periods(String ranking) {
        return Stream.iterate(Month.of(from), it -> !it.start().isAfter(to), Month::next)
                .flatMap(month -> other.periodsEndingWith(month).stream())
                .filter(it -> it.rule().id().equals(ranking))
                .map(PeriodClosing::period)
                .filter(it -> !it.end().isBefore(from) && !it.end().isAfter(to));
    }

    /** Bodies that no board was ever made of leave none behind, so the rules are compared, too. */
    private Optional<String> ofRule(String ranking, Period period) {
        return now.rule(ranking, period)
                .flatMap(was -> other.rule(ranking, period).flatMap(it -> bodies(was, it)));
    }

    private Optional<String> ofBoard(Board board) {
        Optional<Rulebook> before = now.of(board.ranking(), board.period());
        Optional<Rulebook> after = other.of(board.ranking(), board.period());
        if (before.isEmpty() || after.isEmpty()) {
            return Optional.empty();
        }
        RankingRule was = before.get().ranking(board.ranking()).orElseThrow();
        RankingRule rule = after.get().ranking(board.ranking()).orElseThrow();
        return bodies(was, rule)
                .or(() -> values(was, rule))
                .or(() -> score(board, rule, after.get()))
                .or(() -> complaints(was, rule, board.period(), before.get(), after.get()));
    }

    private static Optional<String> bodies(RankingRule was, RankingRule rule) {
        if (was.subject() != rule.subject()) {
            return Optional.of(
                    "it would rank a %s, and a %s was recorded"
                            .formatted(rule.subject().wire(), was.subject().wire()));
        }
        return Set.copyOf(was.kinds()).equals(Set.copyOf(rule.kinds()))
                ? Optional.empty()
                : Optional.of(
                        "it would rank the kinds %s, and the kinds %s were recorded"
                                .formatted(words(rule.kinds()), words(was.kinds())));
    }

    private static String words(List<String> kinds) {
        return kinds.isEmpty() ? "of every name" : String.join("、", kinds);
    }

    /** A row shows one value; of a second one it keeps only the order. */
    private static Optional<String> values(RankingRule was, RankingRule rule) {
        boolean known =
                rule.order().size() == 1
                        ? rule.metric() == was.metric()
                        : rule.order().equals(was.order());
        return known
                ? Optional.empty()
                : Optional.of(
                        "it would rank by "
                                + rule.order().stream()
                                        .map(Criterion::metric)
                                        .map(Metric::wire)
                                        .collect(Collectors.joining(", "))
                                + ", which was not recorded for it");
    }

    private static Optional<String> score(Board board, RankingRule rule, Rulebook rulebook) {
        if (rule.metric() != Metric.COMPOSITE_SCORE) {
            return Optional.empty();
        }
        List<String> needed =
                rulebook.indicatorsFor(rule.subject()).stream().map(Indicator::id).toList();
        return needed.stream()
                .filter(id -> board.rows().stream().anyMatch(row -> !shows(row, id)))
                .map(it -> "its score would rest on " + it + ", which was not recorded for it")
                .findFirst()
                .or(
                        () ->
                                board.notRated().stream()
                                        .filter(it -> lacksNoneOf(needed, it))
                                        .map(
                                                it ->
                                                        "it would rate "
                                                                + it.subject().code()
                                                                + ", of which no value was"
                                                                + " recorded")
                                        .findFirst());
    }

    private static boolean shows(BoardRow row, String indicator) {
        return row.indicators().stream().anyMatch(it -> it.indicator().equals(indicator));
    }

    private static boolean lacksNoneOf(List<String> needed, NotRated body) {
        return body.missing().stream().noneMatch(needed::contains);
    }

    /** What counts is decided when a complaint comes in; afterwards only the sums are known. */
    private Optional<String> complaints(
            RankingRule was, RankingRule rule, Period period, Rulebook before, Rulebook after) {
        boolean counts =
                rule.metric() == Metric.COUNTED_COMPLAINTS
                        || uses(after, rule, Indicator.COMPLAINTS);
        boolean times = uses(after, rule, Indicator.TIMELINESS);
        if (!counts && !times) {
            return Optional.empty();
        }
        List<Month> window = before.window(was, period);
        if (!window.equals(after.window(rule, period))) {
            return Optional.of("it would look at other months of " + period.id());
        }
        if (counts && window.stream().anyMatch(differs(Obstacles::counting))) {
            return Optional.of("it would count other complaints than were counted");
        }
        return times && window.stream().anyMatch(differs(Obstacles::deadlines))
                ? Optional.of("its complaints would have been due on other days")
                : Optional.empty();
    }

    private static boolean uses(Rulebook rulebook, RankingRule rule, String indicator) {
        return rule.metric() == Metric.COMPOSITE_SCORE
                && rulebook.indicatorsFor(rule.subject()).stream()
                        .anyMatch(it -> it.id().equals(indicator));
    }

    private Predicate<Month> differs(Function<ComplaintTerms, Object> aspect) {
        return month ->
                !aspect.apply(now.of(month).complaints())
                        .equals(aspect.apply(other.of(month).complaints()));
    }

    private static Object counting(ComplaintTerms terms) {
        return Set.of(
                terms.channel(),
                terms.categories().stream()
                        .filter(Category::counted)
                        .map(Category::code)
                        .collect(Collectors.toSet()));
    }

    private static Object deadlines(ComplaintTerms terms) {
        return List.of(terms.resolveWithinWorkingDays(), terms.extensionAtMostWorkingDays());
    }

    private Optional<NotSimulated> ofMisses(MissRule rule) {
        return now.editions().stream()
                        .flatMap(it -> it.misses().stream())
                        .anyMatch(it -> it.subject() == rule.subject())
                ? Optional.empty()
                : Optional.of(
                        new NotSimulated(
                                rule.id(),
                                "what a " + rule.subject().wire() + " missed was never recorded"));
    }

    private Optional<NotSimulated> ofFindings(FindingRule rule) {
        boolean known =
                now.editions().stream()
                        .flatMap(it -> it.findings().stream())
                        .filter(it -> it.kind() == rule.kind())
                        .anyMatch(it -> it.subjects().containsAll(rule.subjects()));
        return known
                ? Optional.empty()
                : Optional.of(
                        new NotSimulated(
                                rule.id(),
                                "it could not be found against all whom it would concern"));
    }
}
