package io.duban.ranking.topology;

import io.duban.contracts.event.Topic;
import io.duban.kit.topic.Topics;
import io.duban.ranking.board.Side;

import java.util.Map;

/**
 * The topics of the topology by their names on the broker.
 *
 * @param parts internal: the answers of the partitions to the markers, one partition
 * @param live internal and compacted: what the live board is made of, one partition
 */
public record TopologyTopics(
        String complaints,
        String bodies,
        String projects,
        String supervision,
        String calendar,
        String parts,
        String live,
        String rankings,
        String escalations) {

    /** The sides by the name of their topic. */
    Map<String, Side> sides() {
        return Map.of(
                bodies,
                Side.BODIES,
                projects,
                Side.PROJECTS,
                supervision,
                Side.SUPERVISION,
                calendar,
                Side.CALENDAR);
    }

    static TopologyTopics of(Topics topics) {
        return new TopologyTopics(
                topics.name(Topic.COMPLAINT),
                topics.name(Topic.BODY),
                topics.name(Topic.PROJECT),
                topics.name(Topic.SUPERVISION),
                topics.name(Topic.CALENDAR),
                topics.group("duban-ranking.parts.v1"),
                topics.group("duban-ranking.live.v1"),
                topics.name(Topic.RANKING),
                topics.name(Topic.ESCALATION));
    }
}
