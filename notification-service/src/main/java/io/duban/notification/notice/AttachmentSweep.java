package io.duban.notification.notice;

import io.duban.notification.attachment.AttachmentFiles;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Takes away the bytes of attachments that no notice names, a day after they were stored: whoever
 * stored them was ended before the notice knew of it.
 */
final class AttachmentSweep implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(AttachmentSweep.class);
    private static final Duration OLD = Duration.ofDays(1);
    private static final long FIRST_MINUTES = 5;

    private final AttachmentFiles files;
    private final NoticeStore notices;
    private final Clock clock;
    private ScheduledExecutorService hourly;

    AttachmentSweep(AttachmentFiles files, NoticeStore notices, Clock clock) {
        this.files = files;
        this.notices = notices;
        this.clock = clock;
    }

    void sweep() {
        files.sweep(
                clock.instant().minus(OLD),
                stored ->
                        notices.find(stored.notice()).stream()
                                .flatMap(it -> it.attachments().stream())
                                .anyMatch(it -> it.file().equals(stored.id())));
    }

    private void trySweep() {
        try {
            sweep();
        } catch (RuntimeException e) {
            // An executor drops what has thrown once.
            LOG.warn("Stray attachment files were not looked for: {}; again in 1 h.", e.toString());
        }
    }

    @Override
    public void start() {
        hourly = Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory());
        hourly.scheduleWithFixedDelay(this::trySweep, FIRST_MINUTES, 60, TimeUnit.MINUTES);
    }

    @Override
    public void stop() {
        hourly.shutdownNow();
        hourly = null;
    }

    @Override
    public boolean isRunning() {
        return hourly != null;
    }
}
