package io.duban.gateway.person;

import io.duban.gateway.key.KeyHash;

import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.stereotype.Component;

import java.text.Normalizer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Computes what is stored of passwords: bcrypt over a keyed hash. The keyed hash takes a password
 * of any length, of which bcrypt alone would read 72 bytes, and whoever steals the store without
 * the pepper has nothing to guess against.
 */
@Component
class Passwords {

    private static final int STRENGTH = 11;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final BCryptPasswordEncoder encoder = new BCryptPasswordEncoder(STRENGTH);
    private final KeyHash hash;
    private final Semaphore places;

    /** Stands in for that of a login that is not there, so that its refusal takes as long. */
    private final String nobodys;

    Passwords(KeyHash hash, SignInProperties properties) {
        this.hash = hash;
        this.places = new Semaphore(properties.checksAtOnce(), true);
        this.nobodys = encoder.encode(keyed("of nobody"));
    }

    /**
     * What is to be stored.
     *
     * @throws WaitException when too many are being computed
     */
    String stored(String password) {
        return inPlace(() -> encoder.encode(keyed(password)));
    }

    /**
     * Whether it is the password.
     *
     * @param stored empty where there is none, which takes as long and matches nothing
     * @throws WaitException when too many are being computed
     */
    boolean matches(String password, Optional<String> stored) {
        boolean same = inPlace(() -> encoder.matches(keyed(password), stored.orElse(nobodys)));
        return same && stored.isPresent();
    }

    /** The same characters may be typed in several ways. */
    private String keyed(String password) {
        return hash.of("password", Normalizer.normalize(password, Normalizer.Form.NFC));
    }

    /** Sign-ins take no more than their part of the processors, however many there are. */
    private <T> T inPlace(Supplier<T> computation) {
        boolean taken = false;
        try {
            taken = places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (!taken) {
                throw new WaitException(PATIENCE, "Too many people sign in at this moment.");
            }
            return computation.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WaitException(PATIENCE, "The gateway is about to stop.");
        } finally {
            if (taken) {
                places.release();
            }
        }
    }
}
