package io.duban.kit.page;

import io.duban.kit.json.FieldError;
import io.duban.kit.json.InvalidInputException;
import io.duban.kit.security.TokenProperties;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

import javax.crypto.Mac;

/**
 * Cursors that only we can make: the last key of a page, sealed together with the filter it belongs
 * to, so that one cannot be edited or carried over to another list.
 */
public final class Cursors {

    private static final int SEAL_BYTES = 12;
    private static final int LONGEST = 4_096;

    private final TokenProperties token;

    public Cursors(TokenProperties token) {
        this.token = token;
    }

    /** The cursor that continues after {@code lastKey} in the list that {@code filter} names. */
    public String after(String filter, String lastKey) {
        byte[] key = lastKey.getBytes(StandardCharsets.UTF_8);
        byte[] sealed = Arrays.copyOf(seal(filter, key), SEAL_BYTES + key.length);
        System.arraycopy(key, 0, sealed, SEAL_BYTES, key.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    /**
     * Reads a cursor back.
     *
     * @throws InvalidInputException naming {@code cursor} when it is not one of this list
     */
    public String lastKey(String filter, String cursor) {
        byte[] sealed = decode(cursor);
        if (sealed.length > SEAL_BYTES) {
            byte[] key = Arrays.copyOfRange(sealed, SEAL_BYTES, sealed.length);
            byte[] seal = Arrays.copyOf(sealed, SEAL_BYTES);
            if (MessageDigest.isEqual(seal, seal(filter, key))) {
                return new String(key, StandardCharsets.UTF_8);
            }
        }
        throw foreign();
    }

    private byte[] seal(String filter, byte[] key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(token.key());
            mac.update("cursor\0".getBytes(StandardCharsets.UTF_8));
            mac.update(filter.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return Arrays.copyOf(mac.doFinal(key), SEAL_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    private static byte[] decode(String cursor) {
        if (cursor.length() > LONGEST) {
            throw foreign();
        }
        try {
            return Base64.getUrlDecoder().decode(cursor);
        } catch (IllegalArgumentException e) {
            throw foreign();
        }
    }

    private static InvalidInputException foreign() {
        return new InvalidInputException(
                List.of(
                        new FieldError(
                                "/cursor", "foreign-cursor", "is not a cursor of this list")));
    }
}
