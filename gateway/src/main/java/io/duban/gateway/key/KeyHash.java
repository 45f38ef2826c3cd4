package io.duban.gateway.key;

import org.springframework.stereotype.Component;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * HMAC-SHA-256 under the pepper: what is stored of a secret, and of nothing else can be computed.
 */
@Component
public final class KeyHash {

    private final SecretKeySpec pepper;

    KeyHash(KeyProperties properties) {
        this.pepper =
                new SecretKeySpec(
                        properties.pepper().getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    }

    /** Lower-case hexadecimal, 64 characters. */
    public String of(String purpose, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(pepper);
            mac.update((purpose + "\0").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
