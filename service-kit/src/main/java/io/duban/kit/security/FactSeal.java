package io.duban.kit.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.duban.contracts.ladder.Finding;
import io.duban.contracts.measure.Escalation;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals what a restricted measure rests on (AES-256-GCM), so that it travels with its event and
 * only the services read it. The nonce follows from the content: the same finding is the same
 * bytes, as every event is, and never the same nonce for two contents.
 */
public final class FactSeal {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    /** What was sealed. */
    private record Told(String facts, List<String> documents) {}

    private final SecretKeySpec cipherKey;
    private final SecretKeySpec nonceKey;
    private final JsonMapper mapper;

    public FactSeal(TokenProperties token, JsonMapper mapper) {
        this.cipherKey = new SecretKeySpec(derive(token, "sealed facts"), "AES");
        this.nonceKey = new SecretKeySpec(derive(token, "nonce of sealed facts"), "HmacSHA256");
        this.mapper = mapper;
    }

    /** The finding as it is told where anybody may listen. */
    public Finding sealed(Finding finding) {
        byte[] told = mapper.writeValueAsBytes(new Told(finding.facts(), finding.documents()));
        return finding.sealedAs(closed(finding.id(), told));
    }

    /**
     * What only the services are to read, as it travels with an event.
     *
     * @param id of what it belongs to
     */
    public String closed(String id, byte[] told) {
        byte[] nonce =
                Arrays.copyOf(hmac(nonceKey, (id + "\0").getBytes(UTF_8), told), NONCE_BYTES);
        byte[] closed = crypt(Cipher.ENCRYPT_MODE, nonce, told);
        byte[] all =
                ByteBuffer.allocate(nonce.length + closed.length).put(nonce).put(closed).array();
        return Base64.getEncoder().encodeToString(all);
    }

    /** What was {@link #closed}; empty when it was not, or under a secret not in use any more. */
    public Optional<byte[]> opened(String sealed) {
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

    /**
     * The escalation with its facts to be read; as it is when nothing of it is sealed, or sealed
     * under a secret that is not in use any more.
     */
    public Escalation opened(Escalation escalation) {
        return Optional.ofNullable(escalation.evidence().sealed())
                .flatMap(this::open)
                .map(it -> escalation.evidence().told(it.facts(), it.documents()))
                .map(escalation::resting)
                .orElse(escalation);
    }

    private Optional<Told> open(String sealed) {
        try {
            return opened(sealed).map(it -> mapper.readValue(it, Told.class));
        } catch (JacksonException e) {
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
