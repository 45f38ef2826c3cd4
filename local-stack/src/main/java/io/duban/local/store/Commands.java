package io.duban.local.store;

import de.bwaldvogel.mongo.bson.Document;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/** What kinds of commands there are. */
final class Commands {

    /** The command that makes a copy of the store; no other server has it. */
    static final String CHECKPOINT = "dubanCheckpoint";

    private static final Set<String> READS =
            Set.of(
                    "dubancheckpoint",
                    "find",
                    "count",
                    "distinct",
                    "getmore",
                    "listcollections",
                    "listindexes",
                    "ismaster",
                    "hello",
                    "ping",
                    "buildinfo",
                    "serverstatus",
                    "dbstats",
                    "collstats",
                    "listdatabases",
                    "killcursors",
                    "endsessions");
    private static final Set<String> CHANGES =
            Set.of("insert", "update", "delete", "findandmodify");

    private static final Set<String> SECTIONS = Set.of("$skip", "$limit");

    /** As many as a real server puts into a first answer when the client does not say. */
    private static final int FIRST_BATCH = 101;

    private Commands() {}

    static boolean isHandshake(String command) {
        return command.equalsIgnoreCase("ismaster") || command.equalsIgnoreCase("hello");
    }

    /** Whether it changes nothing. */
    static boolean isRead(String command, Document query) {
        return READS.contains(command) || (command.equals("aggregate") && !writes(query));
    }

    /** Whether it changes documents only, as long as their collection is there. */
    static boolean isChange(String command) {
        return CHANGES.contains(command);
    }

    /** Tells the collection what it will not be told by the engine in between. */
    static void prepare(String command, Document query) {
        if (command.equals("find")) {
            query.putIfAbsent("batchSize", FIRST_BATCH);
        } else if (command.equals("aggregate")
                && query.get("pipeline") instanceof List<?> stages
                && !stages.isEmpty()
                && stages.getFirst() instanceof Document first
                && first.get("$match") instanceof Document match) {
            List<?> rest = stages.subList(1, stages.size());
            Command.current().beginWith(match, isCount(rest));
            query.put("pipeline", rest);
        }
    }

    /** Whether no stage looks into a document before they are counted. */
    private static boolean isCount(List<?> stages) {
        for (Object stage : stages) {
            if (!(stage instanceof Document document)) {
                return false;
            }
            if (!SECTIONS.containsAll(document.keySet())) {
                return document.containsKey("$count")
                        || (document.get("$group") instanceof Document group
                                && group.values().stream().allMatch(Commands::isConstant));
            }
        }
        return false;
    }

    /** What is the same for every document, such as 1 or the sum of ones. */
    private static boolean isConstant(Object value) {
        return switch (value) {
            case null -> true;
            case Number _ -> true;
            case Document sum -> sum.size() == 1 && sum.get("$sum") instanceof Number;
            default -> false;
        };
    }

    private static boolean writes(Document query) {
        return query.get("pipeline") instanceof Collection<?> stages
                && stages.stream()
                        .anyMatch(
                                it ->
                                        it instanceof Document stage
                                                && (stage.containsKey("$out")
                                                        || stage.containsKey("$merge")));
    }
}
