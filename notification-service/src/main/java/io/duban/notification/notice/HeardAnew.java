package io.duban.notification.notice;

import io.duban.kit.event.ServiceProperties;
import io.duban.kit.topic.Topics;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupNotEmptyException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/** Lets this service hear all topics from their beginnings, as a new store needs it. */
final class HeardAnew {

    private static final Logger LOG = LoggerFactory.getLogger(HeardAnew.class);
    private static final Duration ANSWER = Duration.ofSeconds(10);

    /** Beyond the session of a member that was killed. */
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Admin admin;
    private final String groups;

    HeardAnew(Admin admin, Topics topics, ServiceProperties service) {
        this.admin = admin;
        this.groups = topics.group(service.name() + ".");
    }

    /**
     * Forgets how far each consumer of this service had come.
     *
     * @throws IllegalStateException when another instance is running, which has to be stopped first
     */
    void fromTheBeginning() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!isForgotten()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "the store is being rebuilt, but another instance of this service is"
                                + " running on it: stop all instances, then start one");
            }
            LOG.info("Consumers of this service are still known to the broker; will try again.");
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private boolean isForgotten() {
        try {
            List<String> mine =
                    admin.listGroups().all().get(ANSWER.toSeconds(), TimeUnit.SECONDS).stream()
                            .map(GroupListing::groupId)
                            .filter(it -> it.startsWith(groups))
                            .toList();
            admin.deleteConsumerGroups(mine).all().get(ANSWER.toSeconds(), TimeUnit.SECONDS);
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupNotEmptyException) {
                return false;
            }
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return true;
            }
            throw new IllegalStateException("the broker forgets no consumer group", e);
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
