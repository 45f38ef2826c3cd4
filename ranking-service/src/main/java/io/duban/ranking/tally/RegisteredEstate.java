package io.duban.ranking.tally;

import io.duban.contracts.event.ComplaintEvent.EstateRecorded;
import io.duban.contracts.subject.EstateProfile;

/**
 * An estate as the register tells of it. The first profile speaks for months that closed before the
 * estate was known; the latest one for the month that closes next.
 */
record RegisteredEstate(
        EstateProfile first, long firstVersion, EstateProfile latest, long latestVersion) {

    static RegisteredEstate of(EstateRecorded recorded) {
        return new RegisteredEstate(
                recorded.estate(), recorded.version(), recorded.estate(), recorded.version());
    }

    /** The same estate after one more version of it has arrived, in whatever order. */
    RegisteredEstate with(EstateRecorded recorded) {
        if (recorded.version() > latestVersion) {
            return new RegisteredEstate(first, firstVersion, recorded.estate(), recorded.version());
        }
        if (recorded.version() < firstVersion) {
            return new RegisteredEstate(
                    recorded.estate(), recorded.version(), latest, latestVersion);
        }
        return this;
    }
}
