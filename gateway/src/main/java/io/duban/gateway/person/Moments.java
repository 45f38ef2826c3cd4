package io.duban.gateway.person;

import io.duban.contracts.period.BusinessTime;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;

/** Moments as they are shown. */
final class Moments {

    private Moments() {}

    /** In the city's time, in whole seconds. */
    static OffsetDateTime inTheCity(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).atZone(BusinessTime.ZONE).toOffsetDateTime();
    }
}
