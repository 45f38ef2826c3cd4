package io.duban.complaint;

import org.bson.BsonDocument;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The test stack's document store where queries can be ended as a server ends those that take
 * longer than they may; one without a limit it lets pass.
 */
public final class ImpatientStore extends OverheardStore {

    private static final Set<String> QUERIES = Set.of("find", "aggregate", "count", "distinct");

    private final Set<String> unlimited = ConcurrentHashMap.newKeySet();
    private volatile String ended;

    /** From now on the limited queries of this collection are ended; of none with null. */
    public void ends(String collection) {
        this.ended = collection;
    }

    /** Queries that came without a limit. */
    public Set<String> unlimited() {
        return unlimited;
    }

    @Override
    BsonDocument answerInstead(String name, BsonDocument command) {
        if (!QUERIES.contains(name)) {
            return null;
        }
        if (!command.containsKey("maxTimeMS")) {
            unlimited.add(command.toJson());
            return null;
        }
        return command.getString(name).getValue().equals(ended)
                ? refusal(error(50, "MaxTimeMSExpired", "operation exceeded time limit"))
                : null;
    }
}
