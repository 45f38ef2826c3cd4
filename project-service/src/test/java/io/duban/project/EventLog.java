package io.duban.project;

import io.duban.contracts.event.DubanEvent;
import io.duban.contracts.event.ProjectEvent.ProjectDayClosed;
import io.duban.contracts.event.Topic;
import io.duban.kit.event.EventCodec;
import io.duban.kit.topic.Topics;
import io.duban.teststack.TopicLog;
import io.duban.teststack.TopicLog.Entry;

import java.time.LocalDate;
import java.util.List;

/** What project-service has told of projects and tasks. */
public final class EventLog implements AutoCloseable {

    private final TopicLog log;

    public EventLog(RunningService service) {
        log =
                new TopicLog(
                        service.bean(Topics.class), service.bean(EventCodec.class), Topic.PROJECT);
    }

    /** The events under a key, once there are so many. */
    public List<DubanEvent> about(String key, int many) {
        return log.until(it -> it.key().equals(key), many).stream().map(Entry::event).toList();
    }

    /** The events of a kind, once there are so many. */
    public <T extends DubanEvent> List<T> of(Class<T> kind, int many) {
        return kinds(log.until(it -> kind.isInstance(it.event()), many), kind);
    }

    /** The events of a kind with those that were said again, once there are so many. */
    public <T extends DubanEvent> List<T> repeated(Class<T> kind, int many) {
        return kinds(log.repeated(it -> kind.isInstance(it.event()), many), kind);
    }

    /** The events of a kind up to the marker of the day, without those that came twice. */
    public <T extends DubanEvent> List<T> throughDay(Class<T> kind, String day) {
        ProjectDayClosed marker = new ProjectDayClosed(LocalDate.parse(day));
        return kinds(log.until(all -> kinds(all, ProjectDayClosed.class).contains(marker)), kind)
                .stream()
                .distinct()
                .toList();
    }

    @Override
    public void close() {
        log.close();
    }

    private static <T extends DubanEvent> List<T> kinds(List<Entry> all, Class<T> kind) {
        return all.stream().map(Entry::event).filter(kind::isInstance).map(kind::cast).toList();
    }
}
