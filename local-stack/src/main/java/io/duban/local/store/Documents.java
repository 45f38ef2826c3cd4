package io.duban.local.store;

import de.bwaldvogel.mongo.bson.Document;

/** Documents one after the other, as many as are asked for. */
interface Documents {

    /** The next one, or null behind the last. */
    Document next();

    /** How many bytes the one that came last has in the store. */
    int lastSize();

    /** Whether it is known that no more will come. */
    boolean isEnded();
}
