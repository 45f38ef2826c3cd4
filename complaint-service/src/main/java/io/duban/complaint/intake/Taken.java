package io.duban.complaint.intake;

/**
 * What became of a complaint that was sent, and who is charged with it now.
 *
 * @param named the estate that it names; absent when it names none
 * @param estateId the estate that is charged; absent while nobody can be
 */
record Taken(Outcome outcome, String named, String estateId) {

    boolean isAttributed() {
        return estateId != null;
    }

    /** Why nobody is charged with it, and what would change that. */
    String because() {
        return named == null
                ? "It names no estate; PUT …/estate says whose it is."
                : "Estate '"
                        + named
                        + "' is not registered; once it is, the complaint is charged to it.";
    }
}
