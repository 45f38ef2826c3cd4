package io.duban.local.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * How the keys of the engine are laid out. Names stand in the catalogue only; documents and index
 * entries lie under a number, so that a collection is made and dropped in one small write.
 */
final class Keys {

    /** The form in which everything is written. */
    static final byte[] FORMAT = {0, 'f'};

    /** The number that the next collection or index gets. */
    static final byte[] NEXT = {0, 'n'};

    /** What documents and index entries begin with. */
    static final byte[] ALL_DATA = {3};

    /** Numbers whose keys nobody needs any more. */
    static final byte[] GARBAGE = {0, 'g'};

    private static final byte CATALOGUE = 1;
    private static final byte SYSTEM = 2;
    private static final byte DATA = 3;
    private static final byte COUNT = 4;

    private Keys() {}

    /** Where the number of a collection stands. */
    static byte[] ofCollection(String namespace) {
        return Bytes.concat(new byte[] {CATALOGUE}, text(namespace));
    }

    /** Where the number of an index stands, and which of its fields hold arrays. */
    static byte[] ofIndex(String namespace, String index) {
        return Bytes.concat(ofCollection(namespace), text('\0' + index));
    }

    /** Under which the documents of a system collection lie. */
    static byte[] ofSystem(String database, String collection) {
        return Bytes.concat(new byte[] {SYSTEM}, text(database + '\0' + collection + '\0'));
    }

    /** Under which all system collections of a database lie. */
    static byte[] ofSystem(String database) {
        return Bytes.concat(new byte[] {SYSTEM}, text(database + '\0'));
    }

    /** Before all system collections of all databases. */
    static byte[] systems() {
        return new byte[] {SYSTEM};
    }

    /** The database of a key under {@link #systems()}. */
    static String databaseOf(byte[] key) {
        int end = 1;
        while (key[end] != 0) {
            end++;
        }
        return new String(key, 1, end - 1, StandardCharsets.UTF_8);
    }

    /** Under which the documents of a collection, or the entries of an index, lie. */
    static byte[] ofData(int number) {
        return ByteBuffer.allocate(5).put(DATA).putInt(number).array();
    }

    /** Where the number of documents under a prefix stands. */
    static byte[] ofCount(byte[] prefix) {
        return Bytes.concat(new byte[] {COUNT}, prefix);
    }

    static byte[] ofGarbage(int number) {
        return Bytes.concat(GARBAGE, number(number));
    }

    static byte[] number(int number) {
        return ByteBuffer.allocate(4).putInt(number).array();
    }

    static int number(byte[] value) {
        return ByteBuffer.wrap(value).getInt();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
