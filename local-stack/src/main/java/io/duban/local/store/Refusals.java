package io.duban.local.store;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Refuses what the engine underneath would accept and then do otherwise than mongod: a loud error
 * here is a bug found early, a silent difference would be one found in production.
 */
final class Refusals {

    private static final int NOT_SUPPORTED = 115;
    private static final int NO_TRANSACTIONS = 263;
    private static final Set<String> INDEX_OPTIONS =
            Set.of(
                    "partialFilterExpression",
                    "expireAfterSeconds",
                    "collation",
                    "hidden",
                    "weights");
    private static final Set<String> CREATE_OPTIONS =
            Set.of(
                    "capped",
                    "viewOn",
                    "validator",
                    "collation",
                    "timeseries",
                    "expireAfterSeconds",
                    "clusteredIndex");
    private static final Set<String> QUERY_OPTIONS = Set.of("collation", "let");
    private static final Set<String> PROJECTIONS = Set.of("$slice", "$elemMatch");

    private Refusals() {}

    /** Checks a command before it is carried out. */
    static void check(String command, Document query) {
        if (query.containsKey("startTransaction")) {
            throw new MongoServerError(
                    NO_TRANSACTIONS,
                    "OperationNotSupportedInTransaction",
                    "the embedded store has no transactions");
        }
        refuseUnacknowledged(query);
        refuseAny(query, QUERY_OPTIONS, command);
        switch (command) {
            case "createindexes" -> documents(query, "indexes").forEach(Refusals::checkIndex);
            case "create" -> refuseAny(query, CREATE_OPTIONS, "create");
            case "renamecollection" -> refuseIf(true, "renaming of collections");
            case "dropindexes" -> refuseIf("*".equals(query.get("index")), "dropIndexes of all");
            case "update" -> documents(query, "updates").forEach(Refusals::checkUpdate);
            case "delete" ->
                    documents(query, "deletes")
                            .forEach(it -> refuseAny(it, QUERY_OPTIONS, "delete"));
            case "findandmodify" ->
                    refuseIf(query.get("update") instanceof Collection<?>, "pipeline updates");
            case "find" -> checkProjection(query.get("projection"));
            case "aggregate" ->
                    documents(query, "pipeline")
                            .forEach(
                                    it ->
                                            refuseIf(
                                                    it.containsKey("$changeStream"),
                                                    "change streams"));
            default -> {
                // Nothing that would differ is known of the others.
            }
        }
    }

    private static void checkIndex(Document index) {
        refuseAny(index, INDEX_OPTIONS, "createIndexes");
        if (index.get("key") instanceof Document key) {
            key.forEach(
                    (field, kind) -> {
                        refuseIf(kind instanceof String, "indexes of kind " + kind);
                        refuseIf(field.contains("$**"), "wildcard indexes");
                    });
        }
    }

    private static void checkUpdate(Document update) {
        refuseIf(update.get("u") instanceof Collection<?>, "pipeline updates");
        refuseIf(update.containsKey("sort"), "the option sort of updates");
        refuseAny(update, QUERY_OPTIONS, "update");
    }

    private static void checkProjection(Object projection) {
        if (projection instanceof Document fields) {
            fields.forEach(
                    (field, value) -> {
                        refuseIf(field.endsWith(".$"), "positional projections");
                        refuseIf(
                                value instanceof Document operator
                                        && !PROJECTIONS.containsAll(operator.keySet()),
                                "computed projections");
                    });
        }
    }

    private static void refuseUnacknowledged(Document query) {
        boolean unacknowledged =
                query.get("writeConcern") instanceof Document concern
                        && concern.get("w") instanceof Number w
                        && w.intValue() == 0;
        refuseIf(unacknowledged, "unacknowledged writes");
    }

    private static void refuseAny(Document query, Set<String> options, String command) {
        for (String option : options) {
            Object value = query.get(option);
            boolean harmless = value == null || Boolean.FALSE.equals(value);
            refuseIf(!harmless, "the option " + option + " of " + command);
        }
    }

    private static void refuseIf(boolean demanded, String what) {
        if (demanded) {
            throw new MongoServerError(
                    NOT_SUPPORTED,
                    "CommandNotSupported",
                    "the embedded store does not support " + what + "; use a real server");
        }
    }

    private static List<Document> documents(Document query, String field) {
        if (!(query.get(field) instanceof Collection<?> items)) {
            return List.of();
        }
        return items.stream().filter(Document.class::isInstance).map(Document.class::cast).toList();
    }
}
