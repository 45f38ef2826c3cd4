package io.duban.gateway.person;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;

/**
 * How people sign in.
 *
 * @param idle without a call, after which a session ends
 * @param longest that a session lasts
 * @param passwordChecks that one gateway computes at the same time; 0 for half of the processors
 */
@ConfigurationProperties("duban.sign-in")
record SignInProperties(
        @DefaultValue("30m") Duration idle,
        @DefaultValue("12h") Duration longest,
        @DefaultValue("0") int passwordChecks) {

    private static final Duration OFTEN_ENOUGH = Duration.ofMinutes(1);

    SignInProperties {
        if (!idle.isPositive() || idle.compareTo(longest) > 0) {
            throw new IllegalArgumentException(
                    "duban.sign-in.idle must be positive and no longer than duban.sign-in.longest");
        }
        if (passwordChecks < 0) {
            throw new IllegalArgumentException("duban.sign-in.password-checks must not be below 0");
        }
    }

    /** So often at the most it is written down that a session was used. */
    Duration touch() {
        Duration tenth = idle.dividedBy(10);
        return tenth.compareTo(OFTEN_ENOUGH) < 0 ? tenth : OFTEN_ENOUGH;
    }

    int checksAtOnce() {
        return passwordChecks > 0
                ? passwordChecks
                : Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    }
}
