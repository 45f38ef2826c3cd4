package io.duban.local.store;

import de.bwaldvogel.mongo.bson.Document;

/** Some of the documents: behind the first ones, and no more than a limit. */
final class Section implements Documents {

    private final Documents all;
    private final int limit;
    private int skip;
    private int taken;

    /**
     * The documents behind the first {@code skip}.
     *
     * @param limit 0 for all of them
     */
    Section(Documents all, int skip, int limit) {
        this.all = all;
        this.skip = skip;
        this.limit = limit;
    }

    @Override
    public Document next() {
        while (skip > 0 && all.next() != null) {
            skip--;
        }
        if (isEnded()) {
            return null;
        }
        Document next = all.next();
        taken++;
        return next;
    }

    @Override
    public int lastSize() {
        return all.lastSize();
    }

    @Override
    public boolean isEnded() {
        return (limit > 0 && taken >= limit) || all.isEnded();
    }
}
