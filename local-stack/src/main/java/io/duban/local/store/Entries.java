package io.duban.local.store;

import de.bwaldvogel.mongo.bson.Document;

/** As many documents as there are entries on a way, empty, for whoever only counts them. */
final class Entries implements Documents {

    private static final int READ = 256;

    private final Scan scan;
    private int met;
    private boolean ended;

    Entries(Access access) {
        this.scan = access.scan();
    }

    @Override
    public Document next() {
        if (met == 0 && !ended) {
            Command command = Command.current();
            command.requireTime();
            met = scan.read(command.view(), READ).size();
            ended = met < READ;
        }
        if (met == 0) {
            return null;
        }
        met--;
        return new Document();
    }

    @Override
    public int lastSize() {
        return 0;
    }

    @Override
    public boolean isEnded() {
        return ended && met == 0;
    }
}
