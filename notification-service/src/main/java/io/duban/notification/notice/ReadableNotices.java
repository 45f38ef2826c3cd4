package io.duban.notification.notice;

import io.duban.contracts.Identifiers;
import io.duban.contracts.measure.Visibility;
import io.duban.kit.problem.ProblemException;
import io.duban.kit.security.Caller;
import io.duban.kit.security.Reach;
import io.duban.kit.security.Role;

import java.util.Optional;

/** The notices as far as a caller may see them, and who of those that do may act on them. */
public final class ReadableNotices {

    private final NoticeStore notices;

    ReadableNotices(NoticeStore notices) {
        this.notices = notices;
    }

    /**
     * A notice that the caller may read.
     *
     * @throws ProblemException 404 when there is none, and for whom there is none; 403 when it
     *     concerns others
     */
    public Notice find(Caller caller, String id) {
        Reach reach = caller.reach();
        Notice notice =
                (Identifiers.isValid(id) ? notices.find(id) : Optional.<Notice>empty())
                        .orElseThrow(() -> ProblemException.notFound("Notice", id));
        if (reach.reads(notice.visibility(), notice.readers())) {
            return notice;
        }
        // That there is a paper at all is what its subject must not learn.
        throw notice.visibility() == Visibility.CONCERNED
                ? ProblemException.forbidden("The notice does not concern the key's body.")
                : ProblemException.notFound("Notice", id);
    }

    /** Whether the caller is the very body that the notice is addressed to. */
    public static boolean isAddressee(Caller caller, Notice notice) {
        return caller.role() != Role.SUBSCRIBER
                && caller.reach().text().equals(notice.content().acting());
    }

    /** Whether the caller acts for the office that signs. */
    public static boolean isOffice(Caller caller) {
        return (caller.role() == Role.OFFICIAL || caller.role() == Role.ADMIN)
                && caller.reach().signs();
    }

    /**
     * Refuses whoever is neither the addressee nor an official who may act in its name.
     *
     * @throws ProblemException 403
     */
    public static void requireAddressee(Caller caller, Notice notice) {
        if (!isAddressee(caller, notice) && !isOffice(caller)) {
            throw ProblemException.forbidden(
                    "This is for the notice's addressee, or an official in its name.");
        }
    }

    /**
     * Refuses whoever does not sign.
     *
     * @throws ProblemException 403
     */
    public static void requireOffice(Caller caller) {
        if (!isOffice(caller)) {
            throw ProblemException.forbidden("This is for the office that signs.");
        }
    }
}
