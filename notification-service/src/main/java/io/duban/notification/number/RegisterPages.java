package io.duban.notification.number;

import java.util.List;

/** Where the pages of the register lie. Each call reads or writes one document. */
interface RegisterPages {

    /** The page as it is now; a blank one when nothing was ever written on it. */
    RegisterPage read(String kind, int year);

    /**
     * Writes the next revision of a page.
     *
     * @return whether it was written; false when somebody else came first
     */
    boolean write(RegisterPage next);

    /** The pages on which something is pending. */
    List<RegisterPage> unfinished();
}
