package io.duban.local.store;

import java.util.Arrays;

/** Keys as unsigned bytes, the order in which the engine keeps them. */
final class Bytes {

    private Bytes() {}

    /** One after the other. */
    static byte[] concat(byte[] first, byte... second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    /** The smallest key behind all that begin with this one; it must not be all {@code 0xFF}. */
    static byte[] after(byte[] prefix) {
        int length = prefix.length;
        while (prefix[length - 1] == (byte) 0xFF) {
            length--;
        }
        byte[] next = Arrays.copyOf(prefix, length);
        next[length - 1]++;
        return next;
    }

    static boolean startsWith(byte[] key, byte[] prefix) {
        return key.length >= prefix.length
                && Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length);
    }

    /** What stands behind the first bytes. */
    static byte[] from(byte[] key, int start) {
        return Arrays.copyOfRange(key, start, key.length);
    }
}
