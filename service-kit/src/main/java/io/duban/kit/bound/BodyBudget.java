package io.duban.kit.bound;

import io.duban.kit.problem.BodyRefusedException;

import java.util.HashMap;
import java.util.Map;

/** The bytes of bodies that are held at a time. Who wants to hold some takes them first. */
public final class BodyBudget {

    private final long most;
    private final long mostOfOne;
    private final Map<String, Long> heldBy = new HashMap<>();
    private long held;

    /**
     * @param most bytes in all
     * @param mostOfOne bytes of one caller
     */
    BodyBudget(long most, long mostOfOne) {
        this.most = most;
        this.mostOfOne = mostOfOne;
    }

    /** What one call holds, nothing yet. */
    Share share(String caller) {
        return new Share(caller);
    }

    long largestShare() {
        return mostOfOne;
    }

    /** Bytes that are held now. */
    synchronized long held() {
        return held;
    }

    private synchronized void take(String caller, long bytes) throws BodyRefusedException {
        long his = heldBy.getOrDefault(caller, 0L);
        if (his + bytes > mostOfOne) {
            throw BodyRefusedException.noRoomForCaller();
        }
        if (held + bytes > most) {
            throw BodyRefusedException.noRoom();
        }
        heldBy.put(caller, his + bytes);
        held += bytes;
    }

    private synchronized void giveBack(String caller, long bytes) {
        held -= bytes;
        heldBy.computeIfPresent(caller, (_, his) -> his == bytes ? null : his - bytes);
    }

    /** What one call holds; closing gives it back. */
    final class Share implements AutoCloseable {

        private final String caller;
        private long taken;

        private Share(String caller) {
            this.caller = caller;
        }

        /** Takes what is missing to so many bytes. */
        void growTo(long bytes) throws BodyRefusedException {
            if (bytes > taken) {
                take(caller, bytes - taken);
                taken = bytes;
            }
        }

        @Override
        public void close() {
            if (taken > 0) {
                giveBack(caller, taken);
                taken = 0;
            }
        }
    }
}
