package io.duban.notification.number;

import java.time.LocalDate;
import java.util.List;

/**
 * A page of the register (发文登记): one kind of document in one year.
 *
 * @param revision rises with every change
 * @param last the highest number that is settled; 0 before the first
 * @param pending ids of notices that are being issued, in the order of their numbers; those that
 *     turn out to be gone take none
 * @param on the business day under which the pending ones are issued; absent when there are none
 */
record RegisterPage(
        String kind, int year, long revision, int last, List<String> pending, LocalDate on) {

    RegisterPage {
        pending = List.copyOf(pending);
    }

    static RegisterPage blank(String kind, int year) {
        return new RegisterPage(kind, year, 0, 0, List.of(), null);
    }

    static String id(String kind, int year) {
        return kind + "/" + year;
    }

    String id() {
        return id(kind, year);
    }

    boolean isFree() {
        return pending.isEmpty();
    }

    RegisterPage taking(List<String> notices, LocalDate day) {
        return new RegisterPage(kind, year, revision + 1, last, notices, day);
    }

    /** With what is pending now to come behind a number that was given meanwhile. */
    RegisterPage behind(int number) {
        return new RegisterPage(kind, year, revision + 1, number, pending, on);
    }

    /** With nothing pending, after the numbers up to {@code settled} were given. */
    RegisterPage upTo(int settled) {
        return new RegisterPage(kind, year, revision + 1, settled, List.of(), null);
    }
}
