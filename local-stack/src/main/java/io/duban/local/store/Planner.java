package io.duban.local.store;

import de.bwaldvogel.mongo.bson.Document;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Chooses the way on which a query meets the fewest documents that it does not want. */
final class Planner {

    /** From here on an unordered find is dearer than a walk in the order that was asked for. */
    private static final int MANY = 1_000;

    private Planner() {}

    /**
     * The way to take.
     *
     * @param routes the way along the documents first, then the indexes
     * @param limit how many are wanted, 0 for all
     */
    static Access choose(List<Route> routes, Document query, Document order, int limit, View view) {
        Demands demands = Demands.of(query);
        List<Access> ways =
                routes.stream().flatMap(it -> Routing.of(it, demands, order).stream()).toList();
        Optional<Access> points = ways.stream().filter(Access::isPoints).findFirst();
        if (points.isPresent()) {
            return points.get();
        }
        Optional<Access> exact =
                ways.stream()
                        .filter(it -> it.ordered() && it.narrowed() == demands.size())
                        .findFirst();
        if (exact.isPresent() && demands.size() > 0) {
            return exact.get();
        }
        List<Access> narrow = ways.stream().filter(it -> it.narrowed() > 0).toList();
        Optional<Access> ordered = ways.stream().filter(Access::ordered).findFirst();
        if (narrow.isEmpty()) {
            return ordered.orElseGet(ways::getFirst);
        }
        boolean clear = narrow.size() == 1 && (narrow.getFirst().ordered() || limit == 0);
        Measured best = clear ? new Measured(narrow.getFirst(), 0) : best(narrow, view);
        boolean dear = limit > 0 && best.count() >= MANY && !best.access().ordered();
        return dear && ordered.isPresent() ? ordered.get() : best.access();
    }

    /**
     * A way on which the query meets all that it wants and nothing else, if there is one; along the
     * documents last, which are longer than entries.
     */
    static Optional<Access> exact(List<Route> routes, Document query) {
        Demands demands = Demands.of(query);
        return routes.reversed().stream()
                .flatMap(it -> Routing.of(it, demands, null).stream())
                .filter(Access::exact)
                .findFirst();
    }

    private record Measured(Access access, int count) {}

    private static Measured best(List<Access> ways, View view) {
        Comparator<Measured> better =
                Comparator.comparingInt(Measured::count)
                        .thenComparing(it -> !it.access().ordered())
                        .thenComparing(it -> -it.access().narrowed());
        Measured best = null;
        int most = MANY;
        for (Access way : ways) {
            Measured measured = new Measured(way, Scan.count(way.ranges(), view, most));
            if (best == null || better.compare(measured, best) < 0) {
                best = measured;
                most = Math.max(1, Math.min(most, measured.count()));
            }
        }
        return best;
    }
}
