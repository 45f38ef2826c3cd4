package io.duban.notification.number;

import com.mongodb.client.MongoDatabase;

import io.duban.kit.problem.UnavailableException;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/**
 * The register of numbers (发文登记簿). A page holds the last settled number and the notices that are
 * being issued after it. Their numbers follow from that alone: the first is the next number, and
 * each that was issued moves the one after it up. Since what became of a notice never changes,
 * whoever settles a page comes to the same numbers, at once, after a kill or much later, so that
 * everybody may help and nobody needs to wait for whoever began.
 */
public final class NumberRegister {

    /** Notices of one page at once: what a helper may have to do for somebody else. */
    static final int BATCH = 500;

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int PAUSE_MILLIS = 20;

    private final RegisterPages pages;
    private final Runnable pause;

    public NumberRegister(MongoDatabase store) {
        this(new StoredPages(store), NumberRegister::pause);
    }

    /**
     * @param pause what is done before a write that others were faster with is tried again
     */
    NumberRegister(RegisterPages pages, Runnable pause) {
        this.pages = pages;
        this.pause = pause;
    }

    /**
     * Issues notices under the next numbers of their kind and the day's year, in this order.
     * Afterwards each of them has its number or is gone.
     *
     * @param noticeIds stored notices that can be issued and stay so until they have their number
     *     or are gone for good; whatever would refuse one later holds up all that follow it. One
     *     that has its number keeps it
     * @throws UnavailableException when others are always first; what is begun is finished by
     *     whoever comes next
     */
    public void issue(String kind, LocalDate on, List<String> noticeIds, Issuing issuing) {
        for (int from = 0; from < noticeIds.size(); from += BATCH) {
            int to = Math.min(from + BATCH, noticeIds.size());
            issueSome(kind, on, noticeIds.subList(from, to), issuing);
        }
    }

    private void issueSome(String kind, LocalDate on, List<String> noticeIds, Issuing issuing) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            RegisterPage page = pages.read(kind, on.getYear());
            if (!page.isFree()) {
                settle(page, issuing);
                continue;
            }
            RegisterPage taken = page.taking(noticeIds, on);
            if (pages.write(taken)) {
                settle(taken, issuing);
                return;
            }
            pause.run();
        }
        throw new UnavailableException(
                "Too many issue documents of the kind '" + kind + "' at once.", null);
    }

    /** Finishes what somebody has begun; to be called at start and at the end of each day. */
    public void finishPending(Issuing issuing) {
        pages.unfinished().forEach(it -> settle(it, issuing));
    }

    /**
     * Takes up the numbering behind a number that this register does not know of, as after a loss.
     * Every notice that has a number up to it must have it already.
     *
     * @throws UnavailableException when others are always first
     */
    public void continueAfter(String kind, int year, int number) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            RegisterPage page = pages.read(kind, year);
            if (page.last() >= number) {
                return;
            }
            if (pages.write(page.behind(number))) {
                return;
            }
            pause.run();
        }
        throw new UnavailableException("Too many change the numbers of '" + kind + "'.", null);
    }

    /** Nobody can settle it differently, so it does not matter who writes that it is settled. */
    private void settle(RegisterPage page, Issuing issuing) {
        int last = page.last();
        for (String notice : page.pending()) {
            DocumentNumber next = new DocumentNumber(page.kind(), page.year(), last + 1, page.on());
            last =
                    switch (issuing.issue(notice, next)) {
                        case ISSUED -> next.number();
                        case GONE -> last;
                    };
        }
        pages.write(page.upTo(last));
    }

    private static void pause() {
        LockSupport.parkNanos(
                Duration.ofMillis(ThreadLocalRandom.current().nextInt(1, PAUSE_MILLIS)).toNanos());
    }
}
