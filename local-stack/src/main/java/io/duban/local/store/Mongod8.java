package io.duban.local.store;

import de.bwaldvogel.mongo.MongoVersion;

import java.util.List;

/** What the store says it is, so that drivers which have left old servers behind talk to it. */
enum Mongod8 implements MongoVersion {
    VERSION;

    private static final int WIRE = 25;

    @Override
    public List<Integer> getVersionArray() {
        return List.of(8, 0, 0);
    }

    @Override
    public int getWireVersion() {
        return WIRE;
    }
}
