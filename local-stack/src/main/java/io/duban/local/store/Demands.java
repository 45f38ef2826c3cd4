package io.duban.local.store;

import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;

/**
 * What a query demands of single fields in a way that an index can answer, gathered from its top
 * level and from {@code $and}. The query may demand more, so whatever an index finds is still
 * compared with the whole of it.
 */
final class Demands {

    private static final Set<Integer> RANGED =
            Set.of(
                    OrderedBytes.NUMBER,
                    OrderedBytes.TEXT,
                    OrderedBytes.OBJECT_ID,
                    OrderedBytes.BOOLEAN,
                    OrderedBytes.INSTANT);

    private final Map<String, List<Object>> equal = new HashMap<>();
    private final Map<String, Bound> lower = new HashMap<>();
    private final Map<String, Bound> upper = new HashMap<>();
    private boolean whole = true;

    /** One end of a range. */
    @SuppressWarnings("ArrayRecordComponent") // Nobody compares bounds.
    record Bound(byte[] encoded, boolean inclusive) {

        /** Values of one kind only are compared with it. */
        int kind() {
            return encoded[0];
        }
    }

    private Demands() {}

    static Demands of(Document query) {
        Demands demands = new Demands();
        demands.gather("", query);
        demands.whole &= demands.fields().stream().allMatch(demands::isClear);
        return demands;
    }

    /** Whether the query demands no more than this, so that keys within it need no comparison. */
    boolean isWhole() {
        return whole;
    }

    /** The values of which the field must have one, or null when no such are demanded. */
    List<Object> equal(String field) {
        return equal.get(field);
    }

    /** Where the values begin, or null. */
    Bound lower(String field) {
        return lower.get(field);
    }

    /** Where the values end, or null. */
    Bound upper(String field) {
        return upper.get(field);
    }

    /** Of how many fields something is demanded. */
    int size() {
        return fields().size();
    }

    private Set<String> fields() {
        Set<String> fields = new HashSet<>(equal.keySet());
        fields.addAll(lower.keySet());
        fields.addAll(upper.keySet());
        return fields;
    }

    /** Of a field that is asked for in two ways, an index follows one. */
    private boolean isClear(String field) {
        Bound from = lower.get(field);
        Bound to = upper.get(field);
        return equal.containsKey(field)
                ? from == null && to == null
                : from == null || to == null || from.kind() == to.kind();
    }

    /**
     * Notes what a query demands.
     *
     * @param within of which field it is a query, with a dot; empty for the document's own
     */
    private void gather(String within, Document query) {
        query.forEach(
                (field, value) -> {
                    if (field.equals("$and") && value instanceof Collection<?> parts) {
                        for (Object part : parts) {
                            if (part instanceof Document document) {
                                gather(within, document);
                            }
                        }
                    } else if (field.startsWith("$")) {
                        whole = false;
                    } else {
                        note(within + field, value);
                    }
                });
    }

    private void note(String field, Object value) {
        if (value instanceof Document operators && isOperators(operators)) {
            operators.forEach((operator, operand) -> note(field, operator, operand));
        } else {
            equal(field, value);
        }
    }

    private void note(String field, String operator, Object operand) {
        switch (operator) {
            case "$eq" -> equal(field, operand);
            case "$in" -> in(field, operand);
            case "$gt", "$gte" ->
                    end(
                            field,
                            operand,
                            operator.equals("$gte"),
                            lower,
                            (a, b) -> isBefore(a, b) ? b : a);
            case "$lt", "$lte" ->
                    end(
                            field,
                            operand,
                            operator.equals("$lte"),
                            upper,
                            (a, b) -> isBefore(a, b) ? a : b);
            case "$elemMatch" -> {
                // That it is the same element is compared.
                whole = false;
                if (operand instanceof Document element) {
                    gather(field + ".", element);
                }
            }
            default -> {
                // The others are compared only.
                whole = false;
            }
        }
    }

    private void end(
            String field,
            Object operand,
            boolean inclusive,
            Map<String, Bound> ends,
            BinaryOperator<Bound> tighter) {
        Bound bound = bound(operand, inclusive);
        whole &=
                OrderedBytes.isExact(operand)
                        && bound != null
                        && bound.inclusive() == inclusive
                        && !ends.containsKey(field);
        if (bound != null) {
            ends.merge(field, bound, tighter);
        }
    }

    private void equal(String field, Object value) {
        if (isPlain(value)) {
            // Arrays.asList because null, too, is something to be equal to.
            equal(field, Arrays.asList(value));
        } else {
            whole = false;
        }
    }

    private void in(String field, Object operand) {
        if (operand instanceof Collection<?> values
                && values.stream().allMatch(it -> it != null && isPlain(it))) {
            equal(field, new ArrayList<>(values));
        } else {
            whole = false;
        }
    }

    private void equal(String field, List<Object> values) {
        whole &= values.stream().allMatch(OrderedBytes::isExact);
        whole &= equal.putIfAbsent(field, values) == null;
    }

    private static boolean isPlain(Object value) {
        return !(value instanceof Collection<?>)
                && !BsonRegularExpression.isRegularExpression(value)
                && !(value instanceof Document document && isOperators(document));
    }

    private static boolean isOperators(Document document) {
        return document.keySet().stream().anyMatch(it -> it.startsWith("$"));
    }

    private static Bound bound(Object value, boolean inclusive) {
        byte[] encoded = OrderedBytes.of(value);
        // Decimals lose digits as keys, so an end that is a number takes in its neighbours.
        return RANGED.contains((int) encoded[0])
                ? new Bound(encoded, inclusive || encoded[0] == OrderedBytes.NUMBER)
                : null;
    }

    private static boolean isBefore(Bound a, Bound b) {
        return Arrays.compareUnsigned(a.encoded, b.encoded) < 0;
    }
}
