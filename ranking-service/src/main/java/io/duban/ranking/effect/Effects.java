package io.duban.ranking.effect;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.duban.contracts.board.BoardRow;
import io.duban.contracts.ladder.Listing;
import io.duban.contracts.period.Month;
import io.duban.contracts.period.Period;
import io.duban.contracts.rulebook.Metric;
import io.duban.contracts.rulebook.RankingRule;
import io.duban.contracts.rulebook.Rulebooks;
import io.duban.contracts.rulebook.Schedule;
import io.duban.contracts.subject.Subject;
import io.duban.contracts.subject.SubjectType;
import io.duban.kit.rulebook.RulebookLibrary;
import io.duban.ranking.calendar.BusinessDay;
import io.duban.ranking.live.LiveBoard;
import io.duban.ranking.live.LiveBoards;
import io.duban.ranking.readmodel.BoardArchive;

import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Looks up the boards that a change of counts would touch. */
@Component
class Effects {

    /**
     * What a change does.
     *
     * @param notComputed rankings that look at complaints in another way, of which this says
     *     nothing
     */
    record Outcome(List<SubjectEffect> items, List<String> notComputed) {}

    /** No streak is longer, and no walk back goes on for ever. */
    private static final int MOST_PERIODS = 120;

    private static final int BOARDS_KEPT = 500;

    private record Key(String ranking, Period period, int revision) {}

    private final BoardArchive boards;
    private final LiveBoards live;
    private final BusinessDay day;
    private final RulebookLibrary rulebooks;

    /** A revision never changes, and of its rows only those that are listed are kept. */
    private final Cache<Key, List<Listing>> listings =
            Caffeine.newBuilder().maximumSize(BOARDS_KEPT).build();

    Effects(BoardArchive boards, LiveBoards live, BusinessDay day, RulebookLibrary rulebooks) {
        this.boards = boards;
        this.live = live;
        this.day = day;
        this.rulebooks = rulebooks;
    }

    Outcome of(List<CountChange> changes) {
        Rulebooks editions = rulebooks.get();
        List<SubjectEffect> items = new ArrayList<>();
        List<String> notComputed = new ArrayList<>();
        Map<Month, List<CountChange>> byMonth =
                changes.stream().collect(Collectors.groupingBy(CountChange::month));
        byMonth.forEach(
                (month, ofMonth) -> {
                    for (String ranking : editions.rankings()) {
                        rule(editions, ranking, month)
                                .ifPresent(
                                        it -> {
                                            if (isComputed(it)) {
                                                items.addAll(effects(editions, it, month, ofMonth));
                                            } else if (it.metric() == Metric.COMPOSITE_SCORE) {
                                                notComputed.add(ranking);
                                            }
                                        });
                    }
                });
        return new Outcome(items, notComputed.stream().distinct().sorted().toList());
    }

    private static boolean isComputed(RankingRule rule) {
        return rule.metric() == Metric.COUNTED_COMPLAINTS && rule.subject() == SubjectType.ESTATE;
    }

    private static Optional<RankingRule> rule(Rulebooks editions, String ranking, Month month) {
        return editions.of(month).ranking(ranking);
    }

    private List<SubjectEffect> effects(
            Rulebooks editions, RankingRule rule, Month month, List<CountChange> changes) {
        Optional<Period> period = rule.schedule().openOn(month.end());
        Optional<List<BoardRow>> rows = period.flatMap(it -> rows(rule, it));
        if (rows.isEmpty()) {
            return List.of();
        }
        Map<String, Integer> byEstate = new HashMap<>();
        changes.forEach(it -> byEstate.merge(it.estateId(), it.change(), Integer::sum));
        BoardEffect effect =
                BoardEffect.of(
                        editions,
                        editions.rule(rule.id(), period.get()).orElse(rule),
                        period.get(),
                        day.today(),
                        rows.get(),
                        byEstate);
        Set<Subject> subjects = effect.subjects();
        return effect.effects(around(rule, period.get(), subjects));
    }

    private Optional<List<BoardRow>> rows(RankingRule rule, Period period) {
        return boards.latest(rule.id(), period.id())
                .map(it -> it.board().rows())
                .or(
                        () ->
                                live.open(rule.id())
                                        .filter(it -> it.period().equals(period))
                                        .map(LiveBoard::rows));
    }

    /** Listings of the subjects in the periods before and after, as far as a streak goes. */
    private List<Listing> around(RankingRule rule, Period period, Set<Subject> subjects) {
        Schedule schedule = rule.schedule();
        List<Listing> found = new ArrayList<>();
        walk(rule, period, subjects, it -> schedule.startOf(it).minusDays(1), found);
        walk(rule, period, subjects, it -> it.end().plusDays(1), found);
        return found;
    }

    private interface Step {
        LocalDate from(Period period);
    }

    private void walk(
            RankingRule rule, Period from, Set<Subject> subjects, Step step, List<Listing> found) {
        Optional<Period> period = rule.schedule().openOn(step.from(from));
        for (int i = 0; i < MOST_PERIODS && period.isPresent(); i++) {
            List<Listing> here = listings(rule.id(), period.get(), subjects);
            if (here.isEmpty()) {
                return;
            }
            found.addAll(here);
            period = rule.schedule().openOn(step.from(period.get()));
        }
    }

    private List<Listing> listings(String ranking, Period period, Set<Subject> subjects) {
        return boards
                .latestRevision(ranking, period.id())
                .map(it -> listings.get(new Key(ranking, period, it), this::read))
                .orElse(List.of())
                .stream()
                .filter(it -> subjects.contains(it.subject()))
                .toList();
    }

    private List<Listing> read(Key key) {
        return boards.revision(key.ranking(), key.period().id(), key.revision())
                .map(it -> Listing.of(it.board(), it.hash()))
                .orElse(List.of());
    }
}
