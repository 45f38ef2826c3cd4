package io.duban.local.store;

import de.bwaldvogel.mongo.backend.IndexKey;

import java.util.List;

/**
 * A way to documents: keys that are kept in the order of some fields.
 *
 * @param prefix what all its keys begin with
 * @param fields in whose order the keys are; of an index that is not unique, the id comes last
 * @param kind what the keys lead to
 * @param sparse whether documents without these fields are missing
 * @param arrays a bit for each field that holds an array in some document
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares routes.
record Route(byte[] prefix, List<IndexKey> fields, Kind kind, boolean sparse, long arrays) {

    /** What lies under a key. */
    enum Kind {
        /** The document itself. */
        DOCUMENTS,
        /** The id of the only document with these values. */
        UNIQUE,
        /** Where in the key the document's id begins. */
        MANY
    }

    boolean holdsArrays(int field) {
        return (arrays & (1L << field)) != 0;
    }

    /** Whether a document may lie at several places. */
    boolean repeats() {
        return arrays != 0;
    }

    /** The id of the document that an entry leads to. */
    byte[] id(Entry entry) {
        return switch (kind) {
            case DOCUMENTS -> Bytes.from(entry.key(), prefix.length);
            case UNIQUE -> entry.value();
            case MANY -> Bytes.from(entry.key(), Keys.number(entry.value()));
        };
    }

    /** What the walk came by; entries are never compared. */
    @SuppressWarnings("ArrayRecordComponent")
    record Entry(byte[] key, byte[] value) {}
}
