package io.duban.notification.number;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Semaphore;

/**
 * Two instances that issue notices from one {@link Office}, scene by scene as a script says, so
 * that the same script is the same play. A killed instance begins again as a service does: it
 * finishes what is pending, then takes up its own work where it was not done.
 */
final class Play {

    static final LocalDate DAY = LocalDate.of(2022, 7, 3);

    private static final ThreadLocal<Instance> ACTING = new ThreadLocal<>();

    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** One life of an instance. */
    private final class Instance {

        private final Deque<List<String>> work;
        private final Semaphore mayGoOn = new Semaphore(0);
        private final Thread thread;
        private boolean killed;
        private boolean ended;
        private Throwable fault;

        Instance(Deque<List<String>> work) {
            this.work = work;
            this.thread = Thread.ofPlatform().daemon().unstarted(this::run);
        }

        private void run() {
            try {
                ACTING.set(this);
                mayGoOn.acquireUninterruptibly();
                NumberRegister register = new NumberRegister(office, () -> {});
                register.finishPending(office::issue);
                while (!work.isEmpty()) {
                    register.issue("提示函", DAY, work.peek(), office::issue);
                    work.remove();
                }
            } catch (Killed _) {
                // As if the process were gone.
            } catch (RuntimeException | Error e) {
                fault = e;
            } finally {
                ended = true;
                waiting.release();
            }
        }

        /** Waits for its next turn; ends here if it is killed. */
        private void scene() {
            waiting.release();
            mayGoOn.acquireUninterruptibly();
            if (killed) {
                throw new Killed();
            }
        }

        private void turn() {
            if (thread.getState() == Thread.State.NEW) {
                thread.start();
            }
            if (!ended) {
                mayGoOn.release();
                waiting.acquireUninterruptibly();
            }
            if (fault != null) {
                throw new AssertionError("an instance failed", fault);
            }
        }
    }

    private final Semaphore waiting = new Semaphore(0);
    private final Office office = new Office(() -> ACTING.get().scene());
    private final List<Instance> instances = new ArrayList<>();
    private final Deque<String> givenUp;
    private int scenes;

    /**
     * @param works what each instance has to issue, batch by batch
     * @param givenUp notices that are given up, one at each {@code GIVE_UP}
     */
    Play(List<List<List<String>>> works, List<String> givenUp) {
        works.forEach(it -> instances.add(new Instance(new ArrayDeque<>(it))));
        this.givenUp = new ArrayDeque<>(givenUp);
    }

    Office office() {
        return office;
    }

    /** How many scenes there were. */
    int scenes() {
        return scenes;
    }

    /** One scene of an instance. */
    void turn(int which) {
        scenes++;
        instances.get(which).turn();
    }

    /** Ends an instance where it stands, and begins it again. */
    void kill(int which) {
        Instance dying = instances.get(which);
        if (dying.thread.getState() != Thread.State.NEW && !dying.ended) {
            dying.killed = true;
            dying.turn();
        }
        instances.set(which, new Instance(dying.work));
    }

    void giveUpNext() {
        if (!givenUp.isEmpty()) {
            office.giveUp(givenUp.remove());
        }
    }

    boolean hasEnded(int which) {
        return instances.get(which).ended;
    }

    /** Lets everybody finish, one after the other. */
    void finish() {
        for (int which = 0; which < instances.size(); which++) {
            while (!hasEnded(which)) {
                turn(which);
            }
        }
    }
}
