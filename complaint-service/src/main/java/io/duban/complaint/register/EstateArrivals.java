package io.duban.complaint.register;

import io.duban.contracts.subject.EstateProfile;

/** Told of every estate that is known to be registered; safe to be told again. */
@FunctionalInterface
public interface EstateArrivals {

    void registered(EstateProfile estate);
}
