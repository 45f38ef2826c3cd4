package io.duban.local.store;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.LegacyUUID;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import de.bwaldvogel.mongo.bson.ObjectId;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.UUID;

/**
 * Values as bytes whose order is the order in which the engine underneath compares and sorts, so
 * that a walk along the keys is a sorted answer. Equal numbers of different kinds have the same
 * bytes. Each value says where it ends, so several of them follow one another in one key.
 */
final class OrderedBytes {

    static final int NUMBER = 0x10;
    static final int TEXT = 0x14;
    static final int OBJECT_ID = 0x2C;
    static final int BOOLEAN = 0x30;
    static final int INSTANT = 0x34;

    /** From here on not every whole number is a double. */
    private static final double FIRST_ROUNDED = 0x1p53;

    private static final int END = 0x00;
    private static final int ESCAPE = 0x01;
    private static final int LOWEST = 0x02;
    private static final int EMPTY_ARRAY = 0x04;
    private static final int NULL = 0x06;
    private static final int DOCUMENT = 0x18;
    private static final int ARRAY = 0x1C;
    private static final int BINARY = 0x20;
    private static final int LEGACY_UUID = 0x24;
    private static final int UUID_KIND = 0x28;
    private static final int TIMESTAMP = 0x38;
    private static final int PATTERN = 0x3C;
    private static final int OTHER = 0x40;
    private static final int HIGHEST = 0x7E;

    private byte[] bytes;
    private int size;

    private OrderedBytes(int expected) {
        bytes = new byte[expected];
    }

    static byte[] of(Object value) {
        return new OrderedBytes(32).value(value).toBytes();
    }

    /** The same, the other way round for an index that descends. */
    static byte[] of(Object value, boolean ascending) {
        byte[] encoded = of(value);
        if (!ascending) {
            for (int i = 0; i < encoded.length; i++) {
                encoded[i] = (byte) ~encoded[i];
            }
        }
        return encoded;
    }

    /** Whether whatever has the bytes of this value compares as equal to it. */
    static boolean isExact(Object value) {
        return switch (value) {
            case Integer _, String _, Boolean _, Instant _, ObjectId _ -> true;
            case Long whole -> Math.abs((double) whole) < FIRST_ROUNDED;
            case null, default -> false;
        };
    }

    /** The entry of an array without elements, which sorts before null. */
    static Object emptyArray() {
        return EmptyArray.INSTANCE;
    }

    private enum EmptyArray {
        INSTANCE
    }

    private OrderedBytes value(Object value) {
        int kind = kindOf(value);
        put(kind);
        switch (value) {
            case Number number -> number(number);
            case String text -> text(text);
            case Document document -> document(document);
            case Collection<?> elements -> array(elements);
            case BinData data -> escaped(data.getData());
            case UUID uuid -> uuid(uuid);
            case LegacyUUID uuid -> uuid(uuid.getUuid());
            case ObjectId id -> raw(id.toByteArray());
            case Boolean flag -> put(flag ? 1 : 0);
            case Instant instant -> fixed(instant.toEpochMilli() ^ Long.MIN_VALUE);
            case BsonTimestamp timestamp -> fixed(timestamp.getValue() ^ Long.MIN_VALUE);
            case BsonRegularExpression pattern ->
                    text(pattern.getPattern()).text(String.valueOf(pattern.getOptions()));
            case null, default -> {
                if (kind == OTHER) {
                    text(String.valueOf(value));
                }
            }
        }
        return this;
    }

    private static int kindOf(Object value) {
        return switch (value) {
            case null -> NULL;
            case Missing _ -> NULL;
            case EmptyArray _ -> EMPTY_ARRAY;
            case MinKey _ -> LOWEST;
            case MaxKey _ -> HIGHEST;
            case Number _ -> NUMBER;
            case String _ -> TEXT;
            case Document _ -> DOCUMENT;
            case Collection<?> _ -> ARRAY;
            case BinData _ -> BINARY;
            case LegacyUUID _ -> LEGACY_UUID;
            case UUID _ -> UUID_KIND;
            case ObjectId _ -> OBJECT_ID;
            case Boolean _ -> BOOLEAN;
            case Instant _ -> INSTANT;
            case BsonTimestamp _ -> TIMESTAMP;
            case BsonRegularExpression _ -> PATTERN;
            default -> OTHER;
        };
    }

    /** As a double, which all kinds have in common, and what a long has beyond its double. */
    private void number(Number number) {
        double approximate = number.doubleValue() == 0 ? 0.0 : number.doubleValue();
        long bits = Double.doubleToLongBits(approximate);
        fixed(bits < 0 ? ~bits : bits ^ Long.MIN_VALUE);
        long rest = number instanceof Long exact ? exact - (long) approximate : 0;
        put((int) ((rest + 0x8000) >> 8));
        put((int) (rest + 0x8000));
    }

    private void fixed(long unsigned) {
        for (int shift = 56; shift >= 0; shift -= 8) {
            put((int) (unsigned >>> shift));
        }
    }

    /** By UTF-16 unit, because that is how the engine underneath compares texts. */
    private OrderedBytes text(String text) {
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (unit < 0x80) {
                escaped(unit);
            } else if (unit < 0x800) {
                put(0xC0 | (unit >> 6));
                put(0x80 | (unit & 0x3F));
            } else {
                put(0xE0 | (unit >> 12));
                put(0x80 | ((unit >> 6) & 0x3F));
                put(0x80 | (unit & 0x3F));
            }
        }
        put(END);
        return this;
    }

    private void document(Document document) {
        document.forEach(
                (key, value) -> {
                    put(kindOf(value));
                    text(key);
                    value(value);
                });
        put(END);
    }

    private void array(Collection<?> elements) {
        elements.forEach(this::value);
        put(END);
    }

    private void uuid(UUID uuid) {
        fixed(uuid.getMostSignificantBits());
        fixed(uuid.getLeastSignificantBits());
    }

    private void escaped(byte[] data) {
        for (byte item : data) {
            escaped(item & 0xFF);
        }
        put(END);
    }

    /** The end must not occur within. */
    private void escaped(int item) {
        if (item <= ESCAPE) {
            put(ESCAPE);
            put(item + 1);
        } else {
            put(item);
        }
    }

    private void raw(byte[] data) {
        for (byte item : data) {
            put(item);
        }
    }

    private void put(int item) {
        if (size == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * size);
        }
        bytes[size++] = (byte) item;
    }

    private byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }
}
