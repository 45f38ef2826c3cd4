package io.duban.gateway.person;

import java.time.Duration;

/**
 * What failed sign-ins are counted by. A stranger must not be able to keep a person out, so only
 * the first bound holds everywhere; the others pass over addresses from which the person has signed
 * in before.
 */
enum Bound {
    /** One login from one address. */
    LOGIN_AT_ADDRESS(5),
    /** One login from wherever, against those who guess from many addresses. */
    LOGIN(50),
    /** One address with whatever logins. */
    ADDRESS(100);

    private static final Duration LONGEST = Duration.ofMinutes(15);

    /** Twice that many seconds for each failure more come soon to {@link #LONGEST}. */
    private static final int MOST_DOUBLINGS = 10;

    private final int free;

    Bound(int free) {
        this.free = free;
    }

    /** How long to wait after so many failures; zero for the first ones. */
    Duration waitAfter(int failures) {
        if (failures < free) {
            return Duration.ZERO;
        }
        Duration wait = Duration.ofSeconds(1L << Math.min(MOST_DOUBLINGS, failures - free + 1));
        return wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
    }
}
