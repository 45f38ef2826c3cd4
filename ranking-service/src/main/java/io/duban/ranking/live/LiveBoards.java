package io.duban.ranking.live;

import io.duban.contracts.board.Unattributed;
import io.duban.contracts.period.Month;
import io.duban.contracts.period.Period;
import io.duban.contracts.ranking.Candidate;
import io.duban.contracts.ranking.Ranked;
import io.duban.contracts.ranking.Ranker;
import io.duban.contracts.rulebook.Metric;
import io.duban.contracts.rulebook.RankingRule;
import io.duban.contracts.rulebook.Rulebooks;
import io.duban.contracts.subject.EstateProfile;
import io.duban.ranking.board.BodyBoards;
import io.duban.ranking.board.BodyFacts;
import io.duban.ranking.board.StreetCounties;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Makes the provisional boards of the periods that are open. */
public final class LiveBoards {

    private final LiveStore store;
    private final BodyFacts facts;
    private final BodyBoards bodies;
    private final Supplier<LocalDate> today;
    private final Supplier<Rulebooks> rulebooks;

    /**
     * @param facts what streets and counties are ranked by
     * @param today the business day that has not ended
     */
    public LiveBoards(
            LiveStore store,
            BodyFacts facts,
            Supplier<LocalDate> today,
            Supplier<Rulebooks> rulebooks) {
        this.store = store;
        this.facts = facts;
        this.bodies = new BodyBoards(facts);
        this.today = today;
        this.rulebooks = rulebooks;
    }

    /**
     * What a board of complaints is made of: as long as it is the same, so is the board.
     *
     * @param counts version of what is counted
     */
    public record Source(long counts, LocalDate day, int edition, StreetCounties streets) {}

    /** The board of the period that is open; empty when the ranking has none that can be shown. */
    public Optional<LiveBoard> open(String ranking) {
        return openPeriod(ranking).map(it -> of(ranking, it));
    }

    /** The period that is open and has a board that can be shown. */
    public Optional<Period> openPeriod(String ranking) {
        Rulebooks editions = rulebooks.get();
        return openOn(ranking, today.get())
                .filter(
                        it ->
                                editions.rule(ranking, it)
                                        .filter(rule -> shows(rule, it))
                                        .isPresent())
                .findFirst();
    }

    /**
     * The periods that have ended and will close only on a later day, oldest first.
     *
     * @param open period behind them
     */
    public List<Period> waiting(String ranking, Period open) {
        List<Period> waiting = new ArrayList<>();
        Optional<Period> next = before(ranking, open);
        while (next.isPresent() && !closingDay(next.get()).isBefore(today.get())) {
            waiting.addFirst(next.get());
            next = before(ranking, next.get());
        }
        return waiting;
    }

    /** The ranking's period before, whether or not it has closed; empty for the first one. */
    public Optional<Period> before(String ranking, Period period) {
        Rulebooks editions = rulebooks.get();
        LocalDate start = editions.rule(ranking, period).orElseThrow().schedule().startOf(period);
        return openOn(ranking, start.minusDays(1))
                .filter(it -> it.end().isBefore(period.end()))
                .filter(
                        it ->
                                editions.rule(ranking, it)
                                        .filter(rule -> shows(rule, it))
                                        .isPresent())
                .findFirst();
    }

    /** The day whose end closes a period. */
    public LocalDate closingDay(Period period) {
        Month month = Month.of(period.end());
        return rulebooks.get().of(month).closing().closingDay(month);
    }

    /** The board of a period that has not closed, as it would be. */
    public LiveBoard of(String ranking, Period period) {
        RankingRule rule = rulebooks.get().rule(ranking, period).orElseThrow();
        return isOfComplaints(rule)
                ? ofEstates(rule, (Month) period)
                : board(
                        rule,
                        period,
                        bodies.candidates(rule, period, rulebooks.get(), today.get()),
                        null);
    }

    /** What the boards of a ranking are made of now; empty where that cannot be told. */
    public Optional<Source> source(String ranking, Period period) {
        return rulebooks
                .get()
                .rule(ranking, period)
                .filter(LiveBoards::isOfComplaints)
                .map(
                        _ ->
                                new Source(
                                        store.version(),
                                        today.get(),
                                        rulebooks.get().latest().version(),
                                        facts.streets(Month.of(period.end()))));
    }

    private Stream<Period> openOn(String ranking, LocalDate day) {
        return rulebooks.get().editions().reversed().stream()
                .flatMap(it -> it.ranking(ranking).stream())
                .flatMap(rule -> rule.schedule().openOn(day).stream())
                .distinct();
    }

    private static boolean isOfComplaints(RankingRule rule) {
        return rule.metric() == Metric.COUNTED_COMPLAINTS;
    }

    /** Of a longer period, some months have closed, and their counts are not kept here. */
    private static boolean shows(RankingRule rule, Period period) {
        return !isOfComplaints(rule) || period instanceof Month;
    }

    private LiveBoard ofEstates(RankingRule rule, Month month) {
        Map<String, LiveCount> counts = store.counts(month);
        long all = counts.values().stream().mapToLong(LiveCount::complaints).sum();
        StreetCounties streets = facts.streets(month);
        List<Candidate> candidates = new ArrayList<>();
        for (EstateProfile estate : store.estates()) {
            LiveCount count = counts.remove(estate.estateId());
            candidates.add(
                    Candidate.estate(
                            streets.place(estate), count == null ? 0 : count.complaints()));
        }
        long unattributed = counts.values().stream().mapToLong(LiveCount::complaints).sum();
        return board(
                rule,
                month,
                candidates,
                rulebooks.get().on(month.start()).unattributed(unattributed, all));
    }

    private static LiveBoard board(
            RankingRule rule,
            Period period,
            List<Candidate> candidates,
            Unattributed unattributed) {
        Ranked ranked = Ranker.rank(candidates, rule);
        return new LiveBoard(
                rule.id(),
                period,
                true,
                ranked.rows().size(),
                ranked.rows(),
                ranked.notRated(),
                ranked.undecidable(),
                ranked.leftOut(),
                unattributed);
    }
}
