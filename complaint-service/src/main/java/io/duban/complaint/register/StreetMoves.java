package io.duban.complaint.register;

/** Told of every street whose county may be another one now; safe to be told again. */
@FunctionalInterface
public interface StreetMoves {

    /**
     * Lets what lies in the street follow it.
     *
     * @param street code of the street
     * @param county code of the county in which it lies now
     */
    void moved(String street, String county);
}
