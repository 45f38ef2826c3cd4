package io.duban.local.store;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;

import java.time.Duration;

/** What the command that is being carried out sees, and what is known about it. */
final class Command {

    /** Bound while a command is carried out. */
    static final ScopedValue<Command> CURRENT = ScopedValue.newInstance();

    private static final int OUT_OF_TIME = 50;

    private final View view;
    private long deadline;
    private boolean limited;
    private Document firstMatch;
    private boolean countOnly;
    private boolean firstOnly;

    Command(View view) {
        this.view = view;
    }

    static Command current() {
        return CURRENT.get();
    }

    View view() {
        return view;
    }

    boolean isWriting() {
        return view instanceof View.Writing;
    }

    View.Writing changes() {
        return (View.Writing) view;
    }

    /** Lets it take so long from now on; 0 for as long as it takes. */
    void limit(Duration longest) {
        limited = !longest.isZero();
        deadline = System.nanoTime() + longest.toNanos();
    }

    /**
     * Ends what takes longer than its client waits for.
     *
     * @throws MongoServerError as a real server says it
     */
    void requireTime() {
        if (limited && System.nanoTime() > deadline) {
            throw new MongoServerError(
                    OUT_OF_TIME, "MaxTimeMSExpired", "operation exceeded time limit");
        }
    }

    /**
     * The aggregation begins with this {@code $match}.
     *
     * @param count whether what follows asks no more than how many match
     */
    void beginWith(Document match, boolean count) {
        firstMatch = match;
        countOnly = count;
    }

    /** The {@code $match}, for the first collection that asks, which is the aggregation's own. */
    Document takeFirstMatch() {
        Document match = firstMatch;
        firstMatch = null;
        return match;
    }

    /** Whether nobody looks into what the first {@code $match} finds. */
    boolean isCountOnly() {
        return countOnly;
    }

    /** Whether only the first match will be touched. */
    boolean isFirstOnly() {
        return firstOnly;
    }

    void setFirstOnly(boolean only) {
        firstOnly = only;
    }
}
