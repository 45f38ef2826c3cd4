package io.duban.local.store;

import de.bwaldvogel.mongo.bson.Document;

/** What the command that is being carried out sees, and what is known about it. */
final class Command {

    /** Bound while a command is carried out. */
    static final ScopedValue<Command> CURRENT = ScopedValue.newInstance();

    private final View view;
    private Document firstMatch;
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

    /** The aggregation begins with this {@code $match}. */
    void beginWith(Document match) {
        firstMatch = match;
    }

    /** The {@code $match}, for the first collection that asks, which is the aggregation's own. */
    Document takeFirstMatch() {
        Document match = firstMatch;
        firstMatch = null;
        return match;
    }

    /** Whether only the first match will be touched. */
    boolean isFirstOnly() {
        return firstOnly;
    }

    void setFirstOnly(boolean only) {
        firstOnly = only;
    }
}
