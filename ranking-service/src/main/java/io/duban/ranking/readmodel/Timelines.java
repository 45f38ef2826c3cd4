package io.duban.ranking.readmodel;

import io.duban.contracts.ladder.Listing;
import io.duban.contracts.period.Period;
import io.duban.contracts.rulebook.Rulebooks;
import io.duban.kit.problem.UnavailableException;
import io.duban.ranking.readmodel.Timeline.Point;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The timeline of each ranking, made anew when a revision has come. */
public final class Timelines {

    private record Made(List<BoardHeads.Pointer> of, int edition, Timeline timeline) {}

    private final BoardHeads heads;
    private final ListingArchive listings;
    private final BoardArchive boards;
    private final EarlierBoards earlier;
    private final PublishedDays days;
    private final FailedRankings failed;
    private final Supplier<Rulebooks> rulebooks;

    /** Only of rankings that have boards, so there are as many as rulebooks ever had. */
    private final Map<String, Made> made = new ConcurrentHashMap<>();

    Timelines(
            BoardHeads heads,
            ListingArchive listings,
            BoardArchive boards,
            EarlierBoards earlier,
            PublishedDays days,
            FailedRankings failed,
            Supplier<Rulebooks> rulebooks) {
        this.heads = heads;
        this.listings = listings;
        this.boards = boards;
        this.earlier = earlier;
        this.days = days;
        this.failed = failed;
        this.rulebooks = rulebooks;
    }

    /** The ranking's timeline; empty while boards of an earlier release are still read in. */
    public Optional<Timeline> find(String ranking) {
        return earlier.isThrough() ? Optional.of(of(ranking)) : Optional.empty();
    }

    /**
     * The ranking's timeline; without periods where it has no board.
     *
     * @throws UnavailableException while boards of an earlier release are still read in
     */
    public Timeline of(String ranking) {
        earlier.requireThrough();
        Rulebooks editions = rulebooks.get();
        List<BoardHeads.Pointer> now = heads.pointers(ranking);
        if (now.isEmpty()) {
            return new Timeline(ranking, editions, List.of());
        }
        int edition = editions.latest().version();
        Made before = made.get(ranking);
        if (before != null && before.edition() == edition && before.of().equals(now)) {
            return before.timeline();
        }
        List<Point> points = now.stream().map(this::point).toList();
        Timeline timeline = new Timeline(ranking, editions, points);
        made.put(ranking, new Made(now, edition, timeline));
        return timeline;
    }

    /**
     * Whether what has become of a period is known: it has a board, or its closing has brought
     * none. Between the end of a day and the last board that it causes, nobody knows.
     *
     * @param closingDay the day whose end closes the period
     */
    public boolean know(Timeline timeline, Period period, LocalDate closingDay) {
        return timeline.at(period).isPresent()
                || (days.hasRankingsOf(closingDay)
                        && failed.find(timeline.ranking(), period.id()).isEmpty());
    }

    private Point point(BoardHeads.Pointer pointer) {
        BoardKey key = pointer.key();
        int latest = pointer.latest();
        List<Listing> listed =
                listings.find(key, latest)
                        .orElseGet(
                                () -> {
                                    // An instance of an earlier release has taken it in.
                                    boards.extract(key, latest);
                                    return listings.find(key, latest).orElseThrow();
                                });
        return new Point(Period.parse(key.period()), latest, listed);
    }
}
