package io.duban.kit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.duban.kit.problem.UnavailableException;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

class GroupCommitTest {

    @Test
    void everybody_gets_the_outcome_of_his_own_item() throws Exception {
        List<Integer> sizes = Collections.synchronizedList(new ArrayList<>());
        try (var commits =
                        new GroupCommit<Integer, Integer>(
                                "test",
                                group -> {
                                    sizes.add(group.size());
                                    return group.stream().map(it -> it * 2).toList();
                                },
                                8,
                                1_000,
                                1);
                var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> outcomes = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                int item = i;
                outcomes.add(callers.submit(() -> commits.submit(item)));
            }

            for (int i = 0; i < outcomes.size(); i++) {
                assertThat(outcomes.get(i).get()).isEqualTo(i * 2);
            }
            assertThat(sizes.stream().mapToInt(it -> it).sum()).isEqualTo(200);
            assertThat(sizes).allMatch(it -> it <= 8);
        }
    }

    @Test
    void a_failed_group_fails_for_its_members_and_the_next_one_is_written() {
        try (var commits =
                new GroupCommit<Integer, Integer>(
                        "test",
                        group -> {
                            if (group.contains(13)) {
                                throw new UnavailableException("the store is away", null);
                            }
                            return group;
                        },
                        1,
                        10,
                        1)) {
            assertThatThrownBy(() -> commits.submit(13)).isInstanceOf(UnavailableException.class);

            assertThat(commits.submit(14)).isEqualTo(14);
        }
    }

    @Test
    void what_would_wait_behind_too_many_is_refused_at_once() throws Exception {
        CountDownLatch writing = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        try (var commits =
                        new GroupCommit<Integer, Integer>(
                                "test",
                                group -> {
                                    writing.countDown();
                                    await(release);
                                    return group;
                                },
                                1,
                                1,
                                1);
                var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Integer> first = callers.submit(() -> commits.submit(1));
            writing.await();
            List<Future<Integer>> more = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                int item = i;
                more.add(callers.submit(() -> commits.submit(item)));
            }

            long refused = more.stream().limit(5).filter(it -> failsWhileHeld(it)).count();
            release.countDown();

            assertThat(refused).isEqualTo(4);
            assertThat(first.get()).isEqualTo(1);
        }
    }

    private static boolean failsWhileHeld(Future<Integer> future) {
        try {
            future.get(200, java.util.concurrent.TimeUnit.MILLISECONDS);
            return false;
        } catch (java.util.concurrent.ExecutionException e) {
            return e.getCause() instanceof UnavailableException;
        } catch (java.util.concurrent.TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
