package io.duban.ranking.readmodel;

import io.duban.contracts.ladder.Listing;
import io.duban.contracts.ladder.Streak;
import io.duban.contracts.period.Period;
import io.duban.contracts.rulebook.Rulebooks;
import io.duban.contracts.subject.Subject;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who was listed in each period of a ranking, and for how many in a row: by the latest revision of
 * each board, and for what has not closed as it would be.
 */
public final class Timeline {

    /**
     * One period of it.
     *
     * @param revision of the board; 0 where it has not closed
     */
    public record Point(Period period, int revision, List<Listing> listings) {

        public Point {
            listings = List.copyOf(listings);
        }

        public boolean isProvisional() {
            return revision == 0;
        }
    }

    private final String ranking;
    private final Rulebooks rulebooks;
    private final List<Point> points;

    /** By period and subject; 0 for a listing that no edition's ladder counts. */
    private final Map<Period, Map<String, Integer>> streaks = new HashMap<>();

    /**
     * @param points oldest first
     */
    public Timeline(String ranking, Rulebooks rulebooks, List<Point> points) {
        this.ranking = ranking;
        this.rulebooks = rulebooks;
        this.points = List.copyOf(points);
        for (Point point : points) {
            Map<String, Integer> listed = new HashMap<>();
            point.listings().forEach(it -> listed.put(it.subject().key(), 0));
            streaks.put(point.period(), listed);
        }
        for (Streak streak : rulebooks.streaks(ranking, listings())) {
            streaks.get(streak.period()).put(streak.subject().key(), streak.length());
        }
    }

    public String ranking() {
        return ranking;
    }

    /** The same with periods behind it that have not closed; one that has is passed over. */
    public Timeline with(List<Point> open) {
        List<Point> all = new ArrayList<>(points);
        open.stream().filter(it -> at(it.period()).isEmpty()).forEach(all::add);
        return new Timeline(ranking, rulebooks, all);
    }

    /** Names the revisions that it rests on. */
    public String version() {
        StringBuilder version = new StringBuilder();
        version.append(rulebooks.latest().version());
        points.forEach(
                it ->
                        version.append(' ')
                                .append(it.period().id())
                                .append(':')
                                .append(it.revision()));
        return version.toString();
    }

    /** Every listing, oldest first. */
    public List<Listing> listings() {
        return points.stream().flatMap(it -> it.listings().stream()).toList();
    }

    public Optional<Point> at(Period period) {
        return points.stream().filter(it -> it.period().equals(period)).findFirst();
    }

    /** The period that comes directly before, as the schedule of this one has it. */
    public Optional<Point> before(Period period) {
        return rulebooks.rule(ranking, period).stream()
                .flatMap(
                        rule ->
                                points.stream()
                                        .filter(
                                                it ->
                                                        rule.schedule()
                                                                .adjacent(it.period(), period)))
                .findFirst();
    }

    /** The last periods up to and with this one, oldest first. */
    public List<Point> last(int most, Period through) {
        List<Point> until =
                points.stream().filter(it -> !it.period().end().isAfter(through.end())).toList();
        return until.subList(Math.max(0, until.size() - most), until.size());
    }

    /** Whether the subject is listed in a period of this timeline. */
    public boolean lists(Period period, Subject subject) {
        return streaks.getOrDefault(period, Map.of()).containsKey(subject.key());
    }

    /** For how many periods in a row the subject is listed; empty where it is not listed. */
    public Optional<Integer> streak(Period period, Subject subject) {
        return Optional.ofNullable(streaks.getOrDefault(period, Map.of()).get(subject.key()))
                .filter(it -> it > 0);
    }
}
