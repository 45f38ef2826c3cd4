package io.duban.local.store;

import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** How far one route serves one query: which part of it must be walked, and in which order. */
final class Routing {

    private static final int MOST_RANGES = 2_000;
    private static final int MOST_MERGED = 200;

    private final Route route;
    private final Demands demands;
    private final List<byte[]> prefixes = new ArrayList<>();
    private int fixed;
    private int single;

    private Routing(Route route, Demands demands) {
        this.route = route;
        this.demands = demands;
        prefixes.add(route.prefix());
    }

    /** Empty when documents that match may not lie on the route. */
    static Optional<Access> of(Route route, Demands demands, Document order) {
        return new Routing(route, demands).access(order);
    }

    private Optional<Access> access(Document order) {
        while (fixed < route.fields().size() && fixNext()) {
            fixed++;
        }
        boolean point = fixed == route.fields().size() && route.kind() != Route.Kind.MANY;
        List<Range> ranges = new ArrayList<>();
        for (byte[] prefix : prefixes) {
            ranges.add(point ? Range.point(prefix) : rest(prefix));
        }
        boolean narrows = fixed > 0 || isBounded();
        if (route.sparse() && !narrows) {
            return Optional.empty();
        }
        Direction direction = direction(order, single);
        boolean merged = false;
        if (direction == Direction.NONE && mayMerge()) {
            direction = direction(order, fixed);
            merged = direction != Direction.NONE;
        }
        return Optional.of(
                new Access(
                        route,
                        ranges,
                        merged,
                        direction == Direction.BACKWARDS,
                        direction != Direction.NONE,
                        narrowed(),
                        isExact()));
    }

    private int narrowed() {
        return fixed + (isBounded() ? 1 : 0);
    }

    private boolean isExact() {
        return demands.isWhole() && narrowed() == demands.size() && !route.repeats();
    }

    /** Puts the values that are demanded of the next field behind all prefixes. */
    private boolean fixNext() {
        IndexKey field = route.fields().get(fixed);
        List<Object> values = demands.equal(field.getKey());
        if (values == null || (values.contains(null) && isNullAmbiguous())) {
            return false;
        }
        TreeSet<byte[]> encoded = new TreeSet<>(Arrays::compareUnsigned);
        values.forEach(it -> encoded.add(OrderedBytes.of(it, field.isAscending())));
        if (encoded.size() > 1 && (long) prefixes.size() * encoded.size() > MOST_RANGES) {
            return false;
        }
        List<byte[]> longer = new ArrayList<>();
        for (byte[] prefix : prefixes) {
            encoded.forEach(it -> longer.add(Bytes.concat(prefix, it)));
        }
        prefixes.clear();
        prefixes.addAll(longer);
        if (encoded.size() == 1 && single == fixed) {
            single++;
        }
        return true;
    }

    /** An absent field is null, but a sparse index and an empty array do not say so. */
    private boolean isNullAmbiguous() {
        return route.sparse() || route.holdsArrays(fixed);
    }

    private boolean isBounded() {
        return fixed < route.fields().size() && (lower() != null || upper() != null);
    }

    private Demands.Bound lower() {
        return demands.lower(route.fields().get(fixed).getKey());
    }

    /** Two elements of an array may each satisfy one end of a range: then one end must do. */
    private Demands.Bound upper() {
        return route.holdsArrays(fixed) && lower() != null
                ? null
                : demands.upper(route.fields().get(fixed).getKey());
    }

    private Range rest(byte[] prefix) {
        if (!isBounded()) {
            return new Range(prefix, Bytes.after(prefix), prefix.length);
        }
        Demands.Bound lower = lower();
        Demands.Bound upper = upper();
        int kind = lower != null ? lower.kind() : upper.kind();
        boolean ascending = route.fields().get(fixed).isAscending();
        byte[] first = end(prefix, ascending ? lower : upper, kind, ascending, true);
        byte[] last = end(prefix, ascending ? upper : lower, kind, ascending, false);
        return new Range(first, last, prefix.length);
    }

    /**
     * One end of the range as the keys have it; a lower one is the first in, an upper the first
     * out.
     */
    private static byte[] end(
            byte[] prefix, Demands.Bound bound, int kind, boolean ascending, boolean first) {
        if (bound == null || bound.kind() != kind) {
            byte[] all = Bytes.concat(prefix, (byte) (ascending ? kind : ~kind));
            return first ? all : Bytes.after(all);
        }
        byte[] encoded = bound.encoded().clone();
        if (!ascending) {
            for (int i = 0; i < encoded.length; i++) {
                encoded[i] = (byte) ~encoded[i];
            }
        }
        byte[] key = Bytes.concat(prefix, encoded);
        return first == bound.inclusive() ? key : Bytes.after(key);
    }

    private enum Direction {
        FORWARDS,
        BACKWARDS,
        NONE
    }

    private boolean mayMerge() {
        return single < fixed && prefixes.size() <= MOST_MERGED && route.kind() == Route.Kind.MANY;
    }

    /** In which direction the walk meets the order, when so many fields have one value only. */
    private Direction direction(Document order, int constant) {
        if (order == null || order.isEmpty()) {
            return Direction.FORWARDS;
        }
        if (order.keySet().iterator().next().equals("$natural")) {
            boolean forwards = ((Number) order.get("$natural")).intValue() > 0;
            return forwards ? Direction.FORWARDS : Direction.BACKWARDS;
        }
        Direction direction = null;
        int next = constant;
        for (String field : order.keySet()) {
            if (isConstant(field, constant)) {
                continue;
            }
            if (next == route.fields().size()) {
                // The values up to here name one document, so there is nothing left to order.
                break;
            }
            if (!route.fields().get(next).getKey().equals(field) || route.holdsArrays(next)) {
                return Direction.NONE;
            }
            boolean up = ((Number) order.get(field)).intValue() > 0;
            Direction here =
                    up == route.fields().get(next).isAscending()
                            ? Direction.FORWARDS
                            : Direction.BACKWARDS;
            if (direction != null && direction != here) {
                return Direction.NONE;
            }
            direction = here;
            next++;
        }
        return direction == null ? Direction.FORWARDS : direction;
    }

    private boolean isConstant(String field, int constant) {
        for (int i = 0; i < constant; i++) {
            if (route.fields().get(i).getKey().equals(field) && !route.holdsArrays(i)) {
                return true;
            }
        }
        return false;
    }
}
