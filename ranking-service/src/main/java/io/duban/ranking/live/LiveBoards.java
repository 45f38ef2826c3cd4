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

    /** The board of the period that is open; empty when the ranking has none that can be shown. */
    public Optional<LiveBoard> open(String ranking) {
        LocalDate day = today.get();
        Rulebooks editions = rulebooks.get();
        return editions.editions().reversed().stream()
                .flatMap(it -> it.ranking(ranking).stream())
                .flatMap(rule -> rule.schedule().openOn(day).stream())
                .distinct()
                .flatMap(
                        period ->
                                editions.rule(ranking, period).stream()
                                        .flatMap(it -> board(it, period, day).stream()))
                .findFirst();
    }

    private Optional<LiveBoard> board(RankingRule rule, Period period, LocalDate day) {
        if (rule.metric() != Metric.COUNTED_COMPLAINTS) {
            List<Candidate> candidates = bodies.candidates(rule, period, rulebooks.get(), day);
            return Optional.of(board(rule, period, candidates, null));
        }
        // Of a longer period, some months have closed, and their counts are not kept here.
        return period instanceof Month month
                ? Optional.of(ofEstates(rule, month))
                : Optional.empty();
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
