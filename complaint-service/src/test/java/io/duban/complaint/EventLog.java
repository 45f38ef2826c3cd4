package io.duban.complaint;

import io.duban.contracts.event.ComplaintEvent;
import io.duban.contracts.event.ComplaintEvent.ComplaintAttached;
import io.duban.contracts.event.ComplaintEvent.ComplaintChanged;
import io.duban.contracts.event.ComplaintEvent.ComplaintDetached;
import io.duban.contracts.event.ComplaintEvent.DayClosed;
import io.duban.contracts.event.ComplaintEvent.EstateRecorded;
import io.duban.contracts.event.DubanEvent;
import io.duban.contracts.event.Topic;
import io.duban.kit.event.EventCodec;
import io.duban.kit.topic.Topics;
import io.duban.teststack.TopicLog;
import io.duban.teststack.TopicLog.Entry;

import java.util.List;
import java.util.function.Predicate;

/** What complaint-service has told of complaints. */
public final class EventLog implements AutoCloseable {

    private final TopicLog log;

    public EventLog(RunningService service) {
        log =
                new TopicLog(
                        service.bean(Topics.class),
                        service.bean(EventCodec.class),
                        Topic.COMPLAINT);
    }

    /** Everything read so far, once enough has come. */
    public List<Entry> until(Predicate<List<Entry>> enough) {
        return log.until(enough);
    }

    /** The complaint's events, once there are so many. */
    public List<Entry> ofTicket(String ticketNo, int many) {
        return log.until(it -> ticketNo.equals(ticketOf(it.event())), many);
    }

    @Override
    public void close() {
        log.close();
    }

    private static String ticketOf(DubanEvent event) {
        if (!(event instanceof ComplaintEvent complaintEvent)) {
            return null;
        }
        return switch (complaintEvent) {
            case ComplaintAttached(var facts, _) -> facts.ticketNo();
            case ComplaintChanged(var facts) -> facts.ticketNo();
            case ComplaintDetached detached -> detached.ticketNo();
            case EstateRecorded _, DayClosed _ -> null;
        };
    }
}
