package io.duban.project.decision;

import io.duban.kit.aggregate.Entry.Author;
import io.duban.kit.problem.ProblemException;
import io.duban.project.ledger.Project;
import io.duban.project.ledger.Request;
import io.duban.project.ledger.Request.Kind;
import io.duban.project.ledger.Reservation;

/**
 * How one project takes another's place in the year's total (调整), which must not change it (RULES
 * 6). The two are two documents, so it goes in three steps, each of which may be the last before a
 * crash: the one that comes is held for the one that leaves and counts as before; the one that
 * leaves leaves, which alone decides; the one that comes takes the place, or is set free.
 */
final class SwapRules {

    private SwapRules() {}

    /**
     * Refuses a swap-in that would change the year's total: the one that leaves must be made up for
     * by one that does not count in that year yet, and is held for no other.
     */
    static void requireSameTotal(Project leaving, Project swapIn) {
        if (leaving.id().equals(swapIn.swappedFor())) {
            return;
        }
        boolean counted = swapIn.year() == leaving.year();
        boolean taken = swapIn.swappedFor() != null || isHeldForAnother(swapIn, leaving);
        boolean other = swapIn.plan().kind() != leaving.plan().kind();
        boolean going = swapIn.request(Kind.ADJUSTMENT, null).filter(Request::isOpen).isPresent();
        if (counted || taken || other || going || !swapIn.isActive()) {
            throw ProblemException.conflict(
                    "total-would-change",
                    "The swap-in must be an active project of the same kind that does not count in "
                            + leaving.year()
                            + " yet, nor is about to leave or held for another.");
        }
    }

    /** What is held for another neither leaves nor is swapped itself. */
    static void requireUnreserved(Project project) {
        if (project.reservation() != null) {
            throw ProblemException.conflict(
                    "reserved",
                    "It is held for '"
                            + project.reservation().project()
                            + "' until that is decided.");
        }
    }

    /** The swap-in, held for the one that is about to leave. */
    static Project reserve(Project swapIn, Project leaving, Reservation wanted, Author by) {
        if (leaving.id().equals(swapIn.swappedFor()) || wanted.equals(swapIn.reservation())) {
            return swapIn;
        }
        requireSameTotal(leaving, swapIn);
        return swapIn.reserved(wanted, by);
    }

    /**
     * The swap-in as the fate of the one that leaves has it: in its place, set free, or held while
     * that is open.
     *
     * @param leaving as it is stored now
     */
    static Project settle(Project swapIn, Reservation held, Project leaving, Author by) {
        if (!held.equals(swapIn.reservation())) {
            return swapIn;
        }
        Request request = leaving.requests().get(held.request());
        if (request.isOpen()) {
            return swapIn;
        }
        return request.decision().approved()
                ? swapIn.swappedIn(leaving, by)
                : swapIn.reserved(null, by);
    }

    /**
     * An edition before put the swap-in in its place first. Where that was all it did, the place is
     * taken back, and held as long as the other's request is open.
     */
    static Project takeBack(Project swapIn, Project leaving, Author by) {
        if (!leaving.id().equals(swapIn.swappedFor()) || !leaving.isActive()) {
            return swapIn;
        }
        return swapIn.reserved(openFor(leaving, swapIn.id()) ? reservation(leaving) : null, by);
    }

    /** The hold that the last request for an adjustment of it asks for. */
    static Reservation reservation(Project leaving) {
        Request request = leaving.request(Kind.ADJUSTMENT, null).orElseThrow();
        return new Reservation(leaving.id(), leaving.requests().lastIndexOf(request));
    }

    private static boolean openFor(Project leaving, String swapIn) {
        return leaving.request(Kind.ADJUSTMENT, null)
                .filter(it -> it.isOpen() && swapIn.equals(it.swapIn()))
                .isPresent();
    }

    private static boolean isHeldForAnother(Project swapIn, Project leaving) {
        return swapIn.reservation() != null && !swapIn.reservation().project().equals(leaving.id());
    }
}
