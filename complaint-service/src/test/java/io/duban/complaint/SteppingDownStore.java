package io.duban.complaint;

import org.bson.BsonDocument;

import java.util.Set;

/** The test stack's document store as a member of a replica set that may stop being its primary. */
public final class SteppingDownStore extends OverheardStore {

    /** What becomes of writes. */
    public enum Writes {
        /** They are made. */
        MADE,
        /** They are refused, for there is another primary. */
        REFUSED,
        /** They are made, and then nobody knows whether the majority has them. */
        UNSURE
    }

    private static final String WHY = "the primary steps down";
    private static final Set<String> WRITES = Set.of("insert", "update", "delete", "findAndModify");

    private volatile Writes writes = Writes.MADE;

    public void set(Writes become) {
        writes = become;
    }

    @Override
    BsonDocument answerInstead(String name, BsonDocument command) {
        return writes == Writes.REFUSED && WRITES.contains(name)
                ? refusal(error(10_107, "NotWritablePrimary", WHY))
                : null;
    }

    @Override
    BsonDocument changed(String name, BsonDocument answer) {
        return writes == Writes.UNSURE && WRITES.contains(name)
                ? answer.clone().append("writeConcernError", error(91, "ShutdownInProgress", WHY))
                : answer;
    }
}
