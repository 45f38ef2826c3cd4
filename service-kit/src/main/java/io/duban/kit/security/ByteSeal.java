package io.duban.kit.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals what travels with events and only the services read (AES-256-GCM). The nonce follows from
 * the content: the same content is the same text, as every event is, and never the same nonce for
 * two contents.
 */
public final class ByteSeal {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec cipherKey;
    private final SecretKeySpec nonceKey;

    /**
     * @param purpose what is sealed; what was sealed for one purpose does not open for another
     */
    public ByteSeal(TokenProperties token, String purpose) {
        this.cipherKey = new SecretKeySpec(derive(token, purpose), "AES");
        this.nonceKey = new SecretKeySpec(derive(token, "nonce of " + purpose), "HmacSHA256");
    }

    /**
     * Seals bytes.
     *
     * @param id of what they belong to
     * @return Base64
     */
    public String seal(String id, byte[] open) {
        byte[] nonce =
                Arrays.copyOf(hmac(nonceKey, (id + "\0").getBytes(UTF_8), open), NONCE_BYTES);
        byte[] closed = crypt(Cipher.ENCRYPT_MODE, nonce, open);
        byte[] all =
                ByteBuffer.allocate(nonce.length + closed.length).put(nonce).put(closed).array();
        return Base64.getEncoder().encodeToString(all);
    }

    /** What was sealed; empty when it was not, or under a secret that is not in use any more. */
    public Optional<byte[]> open(String sealed) {
        try {
            byte[] all = Base64.getDecoder().decode(sealed);
            if (all.length < NONCE_BYTES) {
                return Optional.empty();
            }
            byte[] nonce = Arrays.copyOf(all, NONCE_BYTES);
            byte[] closed = Arrays.copyOfRange(all, NONCE_BYTES, all.length);
            return Optional.of(crypt(Cipher.DECRYPT_MODE, nonce, closed));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private byte[] crypt(int mode, byte[] nonce, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, cipherKey, new GCMParameterSpec(TAG_BITS, nonce));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not sealed under this secret", e);
        }
    }

    private static byte[] derive(TokenProperties token, String purpose) {
        return hmac(token.key(), purpose.getBytes(UTF_8));
    }

    private static byte[] hmac(Key key, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            Arrays.stream(parts).forEach(mac::update);
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
