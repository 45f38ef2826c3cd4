package io.duban.ranking.state;

/** Keys made of parts. No part can hold the separator, and every part sorts below its end. */
public final class Keys {

    private static final char SEPARATOR = '|';

    private Keys() {}

    /** The parts, one after the other. */
    public static String of(String first, String second) {
        return first + SEPARATOR + second;
    }

    /** What all keys with this first part begin with. */
    public static String prefix(String first) {
        return first + SEPARATOR;
    }

    /** The part after the first. */
    public static String second(String key) {
        return key.substring(key.indexOf(SEPARATOR) + 1);
    }

    /** The part before the separator. */
    public static String first(String key) {
        return key.substring(0, key.indexOf(SEPARATOR));
    }

    /** A key after all that begin with the prefix. */
    public static String end(String prefix) {
        return prefix + Character.MAX_VALUE;
    }
}
