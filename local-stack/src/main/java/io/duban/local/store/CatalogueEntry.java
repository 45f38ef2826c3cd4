package io.duban.local.store;

import java.nio.ByteBuffer;

/** What the catalogue says of a collection: where its documents lie, and how many they are. */
final class CatalogueEntry {

    /** Where the number stands; null for what belongs to the catalogue itself. */
    private final byte[] key;

    private final int number;
    private final byte[] prefix;
    private final byte[] counter;

    private CatalogueEntry(byte[] key, int number, byte[] prefix) {
        this.key = key;
        this.number = number;
        this.prefix = prefix;
        this.counter = Keys.ofCount(prefix);
    }

    static CatalogueEntry ofSystem(String database, String collection) {
        return new CatalogueEntry(null, 0, Keys.ofSystem(database, collection));
    }

    /** Reads the entry of a collection, or makes it. */
    static CatalogueEntry of(byte[] key, Engine engine) {
        Command command = Command.current();
        byte[] value = command.view().get(key);
        if (value != null) {
            int number = Keys.number(value);
            return new CatalogueEntry(key, number, Keys.ofData(number));
        }
        int number = engine.nextNumber();
        command.changes().put(key, Keys.number(number));
        command.changes().remove(Keys.ofGarbage(number));
        return new CatalogueEntry(key, number, Keys.ofData(number));
    }

    /** What the keys of all its documents begin with. */
    byte[] prefix() {
        return prefix;
    }

    /** How many documents the command sees. */
    long count() {
        byte[] value = Command.current().view().get(counter);
        return value == null ? 0 : ByteBuffer.wrap(value).getLong();
    }

    void count(int change) {
        byte[] value = ByteBuffer.allocate(8).putLong(count() + change).array();
        Command.current().changes().put(counter, value);
    }

    void drop() {
        View.Writing changes = Command.current().changes();
        changes.remove(counter);
        if (key != null) {
            changes.remove(key);
            changes.put(Keys.ofGarbage(number), new byte[0]);
        }
    }
}
