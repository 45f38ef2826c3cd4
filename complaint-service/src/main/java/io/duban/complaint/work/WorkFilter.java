package io.duban.complaint.work;

import io.duban.kit.security.Caller;
import io.duban.kit.security.Reach;
import io.duban.kit.security.Role;
import io.duban.kit.work.WorkKind;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Whose work is listed, and how it is narrowed.
 *
 * @param county code of the county in which a complaint lies
 * @param due by the end of which day it is due
 */
public record WorkFilter(
        Caller caller, Optional<String> county, Optional<LocalDate> due, Optional<String> kind) {

    boolean takes(WorkKind wanted) {
        return kind.filter(it -> !it.equals(wanted.wire())).isEmpty();
    }

    Reach reach() {
        return caller.reach();
    }

    /** Whether the caller decides on requests and says whose complaints are. */
    public static boolean decides(Caller caller) {
        boolean office = caller.role() == Role.OFFICIAL || caller.role() == Role.ADMIN;
        return office && caller.reach().isWholeCity();
    }

    @Override
    public String toString() {
        return "%s %s %s %s %s %s"
                .formatted(caller.keyId(), caller.role(), reach().text(), county, due, kind);
    }
}
